from articles.bench.report import cell, growth_lines, lines, table


def test_columns_are_as_wide_as_what_they_hold_and_numbers_stand_right():
    assert table("Times", ["class", "p50"], [["rare", 0.5], ["common", 1234.5]]) == [
        "Times",
        "class     p50",
        "rare     0.50",
        "common  1,234",
        "",
    ]


def test_numbers_have_as_many_digits_as_say_something():
    cells = [cell(each) for each in (None, 0.123, 4.56, 78.9, 12_345, "word")]
    assert cells == ["–", "0.12", "4.6", "79", "12,345", "word"]


def asked(engine, ms):
    return {
        "engine": engine, "listed": "articles", "kind": "rare", "sort": "newest", "ms": ms,
        "total": 3, "chosen": False,
    }  # fmt: skip


def results(*sizes_and_times):
    return {
        "machine": {},
        "sizes": {
            size: {
                "loaded": {"articles": size, "quotes": 7 * size, "steps": {"rows by COPY": 2.0}},
                "search": {
                    "build": {"archive": 0.0, "sqlite": 1.0},
                    "asked": [asked("archive", [ms, ms]), asked("sqlite", [10 * ms])],
                },
            }
            for size, ms in sizes_and_times
        },
    }


def test_the_archive_is_told_beside_its_peers():
    found = list(lines(results((1_000, 2.0))))
    assert "rare, newest        2.0 / 2.0  20 / 20" in found
    assert found[-2] == (
        "than sqlite, articles  10.0 × faster / 10.0 × faster  10.0 × faster / 10.0 × faster"
        "              –"
    )


def test_growth_is_told_from_each_size_to_the_next():
    assert list(growth_lines(results((1_000, 2.0), (10_000, 20.0))["sizes"])) == [
        "Growth from 1,000 to 10,000 articles: time grows as size to the power of",
        "engine             p50  p95",
        "archive, articles  1.0  1.0",
        "sqlite, articles   1.0  1.0",
        "",
    ]
