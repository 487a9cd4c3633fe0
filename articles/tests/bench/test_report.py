from articles.bench.report import PARTS, cell, growth_lines, lines, table


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
                    "build": {"archive": 0.0, "all its facets": 0.0, "sqlite": 1.0},
                    "asked": [
                        asked("archive", [ms, ms]),
                        asked("all its facets", [2 * ms]),
                        asked("sqlite", [10 * ms]),
                    ],
                },
            }
            for size, ms in sizes_and_times
        },
    }


def test_the_archive_is_told_beside_its_peers():
    found = list(lines(results((1_000, 2.0))))
    assert "rare, newest        2.0 / 2.0       4.0 / 4.0  20 / 20" in found
    assert found[-3:-1] == [
        "than              nothing chosen  each kind once  values chosen"
        "  nothing chosen, all its facets  values chosen, all its facets",
        "sqlite, articles   +10.0 / +10.0   +10.0 / +10.0              –"
        "                     +5.0 / +5.0                              –",
    ]


def test_growth_is_told_from_each_size_to_the_next():
    assert list(growth_lines(results((1_000, 2.0), (10_000, 20.0))["sizes"])) == [
        "Growth from 1,000 to 10,000 articles: time grows as size to the power of",
        "engine                    p50  p95",
        "archive, articles         1.0  1.0",
        "all its facets, articles  1.0  1.0",
        "sqlite, articles          1.0  1.0",
        "",
    ]


def test_every_part_has_its_lines():
    spread = (1.0, 2.0)
    page = {
        "listed": "articles", "kind": "rare", "sort": "newest", "ms": [5.0, 6.0], "django": 4.0,
        "parts": {"search": 1.5, "render": 3.0, "rest": 1.0},
    }  # fmt: skip
    parts = {
        "relevance": [(("articles", "rare"), (20.0, 18))],
        "check": {"questions": 2, "writes": 3, "differences": ["articles q='a': 1 instead of 2"]},
        "page": {"pages": [page], "worker": 120.0, "worker_pages": 500},
        "ingest": dict.fromkeys(("bulk", "steady", "index", "extraction", "ingest"), 10.0),
        "suggest": {"records": 200_000, "kinds": {"all": spread}},
        "memory": [{"kind": "jsonl", "megabytes": 20, "articles": 9, "peak": 99.0, "seconds": 3.0}],
    }
    assert set(parts) | {"search"} == set(PARTS)
    told = [line for part, figures in parts.items() for line in PARTS[part](1_000, figures)]
    assert [line for line in told if line] == [
        "Relevance in 1,000 articles: hits that belong to the exact best 20",
        "class           median of 20  worst",
        "articles, rare            20     18",
        "Totals and facet counts in 1,000 articles against brute force: 1 differences "
        "in 2 random questions, 3 writes meanwhile",
        "  articles q='a': 1 instead of 2",
        "Whole pages in 1,000 articles: articles, ms",
        "class, order  p50 / p95  without search  search  render  rest",
        "rare, newest  5.5 / 6.0             4.0     1.5     3.0   1.0",
        "all           5.5 / 6.0             4.0     1.5     3.0   1.0",
        "A web worker after 500 pages: 120 MB",
        "Bringing articles into 1,000",
        "how                                              articles a second",
        "bulk: resolved articles by COPY, indexes after                10.0",
        "steady: storing extractions beside all there is               10.0",
        "of that, making search documents again                        10.0",
        "extraction alone                                              10.0",
        "extraction and storing, one process                           10.0",
        "Suggesting names of 200,000 records, ms",
        "typed  p50  p95",
        "all    1.0  2.0",
        "Memory of ingesting",
        "what            articles  peak MB  articles a second",
        "20 MB of jsonl         9       99                3.0",
    ]
