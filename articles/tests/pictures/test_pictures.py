"""Counts become pictures without losing or inventing any."""

from hypothesis import given
from hypothesis import strategies as st

from articles.pictures import calendar, named, together


def address(**chosen):
    ((key, value),) = chosen.items()
    return f"?{key}={value}"


MONTHS = st.tuples(st.integers(1980, 2030), st.integers(1, 12))


def test_a_year_is_a_row_of_twelve_months_the_newest_first():
    rows = calendar.coverage({(2021, 3): 4, (2022, 8): 1}, address)
    assert [(row.year, row.count, row.url, len(row.months)) for row in rows] == [
        (2022, 1, "?year=2022", 12),
        (2021, 4, "?year=2021", 12),
    ]
    assert [(m.number, m.count, m.shade, m.url) for m in rows[0].months if m.count] == [
        (8, 1, 2, "?month=2022-08")
    ]


@given(st.dictionaries(MONTHS, st.integers(1, 10_000), max_size=60))
def test_no_month_is_lost_and_only_empty_ones_have_no_shade(counts):
    rows = calendar.coverage(counts, address, shown=100)
    cells = {(r.year, m.number): m for r in rows for m in r.months}
    assert {key: cell.count for key, cell in cells.items() if cell.count} == counts
    assert all((cell.shade > 0) == (cell.count > 0) for cell in cells.values())
    assert all(0 <= cell.shade <= calendar.SHADES for cell in cells.values())


def test_an_archive_without_dates_has_no_calendar():
    assert calendar.coverage({}, address) == []


def test_outlets_are_ordered_by_the_share_of_named_sources():
    rows = named.by_outlet(
        ["Tide", "Herald", "Few"], {"Tide": 9, "Herald": 5}, {"Herald": 5, "Few": 1}
    )
    assert [(row.record, row.named, row.unnamed, row.share) for row in rows] == [
        ("Herald", 5, 5, 50),
        ("Tide", 9, 0, 100),
    ]


def test_the_matrix_counts_the_articles_that_two_share():
    people = {1: "Ann", 2: "Ben", 3: "Cem"}
    rows = together.matrix({10: [1, 2], 11: [1, 2, 2], 12: [1, 3], 13: [3]}, people)
    assert [(row.number, row.record, [(p.other, p.count) for p in row.pairs]) for row in rows] == [
        (1, "Ann", []),
        (2, "Ben", [("Ann", 2)]),
        (3, "Cem", [("Ann", 1), ("Ben", 0)]),
    ]
    assert [pair.radius for row in rows for pair in row.pairs] == [9.0, 6.4, 0.0]


def test_two_people_make_no_matrix():
    assert together.matrix({10: [1, 2]}, {1: "Ann", 2: "Ben"}) == []


@given(st.dictionaries(st.integers(), st.lists(st.integers(1, 12), max_size=6), max_size=30))
def test_every_pair_in_the_matrix_is_counted_as_by_hand(speakers_of):
    records = {key: key for key in range(1, 13)}
    for row in together.matrix(speakers_of, records):
        for pair in row.pairs:
            assert pair.count == sum(
                row.record in keys and pair.other in keys for keys in speakers_of.values()
            )
