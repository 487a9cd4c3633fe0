"""What was measured, as tables to read."""

from itertools import pairwise

from . import engines
from .measuring import exponent
from .peers.archive import WholeArchive

PERCENTILES = ("p50", "p95")


def table(title, head, rows):
    """Lines: a title, and columns as wide as what they hold, numbers to the right."""
    cells = [list(map(cell, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    aligned = [[line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]
               for line in (head, *cells)]  # fmt: skip
    return [title, *("  ".join(line).rstrip() for line in aligned), ""]


def cell(value):
    """A number with as many digits as say something; what is not there as a dash."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return (
            f"{value:,.0f}"
            if abs(value) >= 20
            else f"{value:.1f}"
            if abs(value) >= 1
            else f"{value:.2f}"
        )
    return f"{value:,}" if isinstance(value, int) else str(value)


def lines(results):
    """All lines of the report on what `manage.py bench` measured."""
    for size, found in results["sizes"].items():
        yield from loaded_lines(size, found["loaded"])
        for part, told in PARTS.items():
            if part in found:
                yield from told(size, found[part])
    yield from growth_lines(results["sizes"])
    if "words" in results:
        yield from words_lines(results["words"])


def loaded_lines(size, loaded):
    rows = [
        (name, seconds, loaded["articles"] / seconds) for name, seconds in loaded["steps"].items()
    ]
    title = f"Loading {size:,} articles with {loaded['quotes']:,} quotes"
    return table(title, ["step", "seconds", "articles a second"], rows)


def search_lines(size, found):
    rows, names = found["asked"], list(found["build"])
    head = ["class, order", *names]
    for listed, overall in engines.overall(rows).items():
        by_kind = [
            (f"{kind}, {sort}", *(pair(spreads.get(name)) for name in names))
            for (of, kind, sort), spreads in engines.by_kind(rows).items()
            if of == listed
        ]
        by_kind.append(("each question once", *(pair(overall.get(name)) for name in names)))
        yield from table(f"Search in {size:,} articles: {listed}, ms, p50 / p95", head, by_kind)
    yield from ratio_lines(rows)
    slopes = engines.slopes(rows).items()
    told = [(f"{engine}, {listed}", *line) for (listed, engine), line in slopes]
    head = ["engine", "no match, ms", "each match, µs"]
    yield from table("What matches cost", head, told) if told else ()


def ratio_lines(rows):
    """The archive beside each peer: the peers' page first, then the archive's own beside it."""
    free, chosen = ([row for row in rows if row["chosen"] is each] for each in (False, True))
    whole = WholeArchive.name
    columns = {
        "nothing chosen": engines.ratios(free),
        "each kind once": engines.ratios(free, weighed=engines.kinds_alike),
        "values chosen": engines.ratios(chosen),
        f"nothing chosen, {whole}": engines.ratios(free, whole),
        f"values chosen, {whole}": engines.ratios(chosen, whole),
    }
    told = [
        (f"{engine}, {listed}", *(faster(found, listed, engine) for found in columns.values()))
        for listed, by_engine in engines.ratios(rows).items()
        for engine in by_engine
    ]
    if told:
        title = "The archive is faster (+) or slower (-) than its peers so many times, p50 / p95"
        yield from table(title, ["than", *columns], told)


def faster(found, listed, engine):
    """Both ratios with their sign, or None where none of these questions was asked."""
    if engine not in found.get(listed, ()):
        return None
    return " / ".join(
        f"-{cell(ratio)}" if ratio > 1 else f"+{cell(1 / ratio)}" for ratio in found[listed][engine]
    )


def pair(spread):
    """p50 and p95 in one cell."""
    return None if spread is None else f"{cell(spread[0])} / {cell(spread[1])}"


def relevance_lines(size, found):
    rows = [(f"{listed}, {kind}", *of_20) for (listed, kind), of_20 in found]
    head = ["class", "median of 20", "worst"]
    return table(
        f"Relevance in {size:,} articles: hits that belong to the exact best 20", head, rows
    )


def check_lines(size, found):
    count = len(found["differences"])
    yield (
        f"Totals and facet counts in {size:,} articles against brute force: {count} differences "
        f"in {found['questions']:,} random questions, {found['writes']:,} writes meanwhile"
    )
    yield from (f"  {sentence}" for sentence in found["differences"][:20])
    yield ""


def pages_lines(size, found):
    for listed in dict.fromkeys(each["listed"] for each in found["pages"]):
        rows = [each for each in found["pages"] if each["listed"] == listed]
        kinds = dict.fromkeys((each["kind"], each["sort"]) for each in rows)
        told = [(", ".join(kind), *page_cells(rows, kind)) for kind in kinds]
        told.append(("all", *page_cells(rows)))
        parts = list(rows[0]["parts"])
        head = ["class, order", "p50 / p95", "without search", *parts]
        yield from table(f"Whole pages in {size:,} articles: {listed}, ms", head, told)
    yield f"A web worker after {found['worker_pages']} pages: {found['worker']:.0f} MB"
    yield ""


def page_cells(rows, kind=None):
    rows = [each for each in rows if kind in (None, (each["kind"], each["sort"]))]
    whole = engines.spread([ms for each in rows for ms in each["ms"]])
    django = engines.spread([each["django"] for each in rows])[0]
    names = dict.fromkeys(name for each in rows for name in each["parts"])
    parts = (engines.spread([each["parts"].get(name, 0.0) for each in rows])[0] for name in names)
    return pair(whole), django, *parts


def ingest_lines(size, found):
    rows = [
        ("bulk: resolved articles by COPY, indexes after", found["bulk"]),
        ("steady: storing extractions beside all there is", found["steady"]),
        ("of that, making search documents again", found["index"]),
        ("extraction alone", found["extraction"]),
        ("extraction and storing, one process", found["ingest"]),
    ]
    return table(f"Bringing articles into {size:,}", ["how", "articles a second"], rows)


def suggest_lines(_size, found):
    rows = [(kind, *spread) for kind, spread in found["kinds"].items()]
    title = f"Suggesting names of {found['records']:,} records, ms"
    return table(title, ["typed", *PERCENTILES], rows)


def memory_lines(_size, found):
    rows = [(f"{each['megabytes']} MB of {each['kind']}", each["articles"], each["peak"],
             each["articles"] / each["seconds"]) for each in found]  # fmt: skip
    head = ["what", "articles", "peak MB", "articles a second"]
    return table("Memory of ingesting", head, rows)


def growth_lines(sizes):
    """How times grow from each size to the next, as exponents."""
    measured = [
        (size, engines.overall(found["search"]["asked"]))
        for size, found in sizes.items()
        if "search" in found
    ]
    for (small, before), (large, after) in pairwise(measured):
        rows = [
            (f"{engine}, {listed}", *exponents(spread, after[listed][engine], large / small))
            for listed in before
            for engine, spread in before[listed].items()
        ]
        title = f"Growth from {small:,} to {large:,} articles: time grows as size to the power of"
        yield from table(title, ["engine", *PERCENTILES], rows)


def exponents(before, after, growth):
    return (exponent(*pair, growth) for pair in zip(before, after, strict=True))


def words_lines(found):
    from .words import SPLITTING

    rows = [
        (name, cold, found["warm"][name], cold / found["cold"][SPLITTING],
         found["warm"][name] / found["warm"][SPLITTING])
        for name, cold in found["cold"].items()
    ]  # fmt: skip
    head = ["what", "cold", "warm", "cold beside spaCy", "warm beside spaCy"]
    title = f"Words a second over {found['texts']:,} texts of {found['words']:,} words"
    return table(title, head, rows)


#: The lines told about each part measured at one size, in this order.
PARTS = {
    "search": search_lines,
    "relevance": relevance_lines,
    "check": check_lines,
    "page": pages_lines,
    "ingest": ingest_lines,
    "suggest": suggest_lines,
    "memory": memory_lines,
}
