"""Rows of two bars on one scale."""

from articles.pictures.side_by_side import Bar, Row, rows


def address(side):
    return lambda key: f"/{side}/{key}"


def test_both_bars_of_all_rows_have_one_scale_and_lead_somewhere():
    labels = {2021: 2021, 2022: 2022}
    found = rows(labels, [{2021: 10, 2022: 1}, {2022: 5}], [address("a"), address("b")])
    assert found == [
        Row(2021, (Bar(10, 100, "/a/2021"), Bar(0, 0, ""))),
        Row(2022, (Bar(1, 10, "/a/2022"), Bar(5, 50, "/b/2022"))),
    ]


def test_the_least_count_is_still_seen():
    found = rows({"x": "x"}, [{"x": 1000}, {"x": 1}], [address("a"), address("b")])
    assert [bar.length for bar in found[0].bars] == [100, 1]


def test_nothing_counted_is_nothing_drawn():
    assert rows({}, [{}, {}], [address("a"), address("b")]) == []
    empty = Bar(0, 0, "")
    assert rows({1: 1}, [{}, {}], [address("a"), address("b")]) == [Row(1, (empty, empty))]
