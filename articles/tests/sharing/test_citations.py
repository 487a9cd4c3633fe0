"""What each style makes of authors, titles, dates and quotes: tables of expected output."""

# ruff: noqa: E501 — a line of a table is one case

import datetime

import pytest

from articles.sharing.citation_names import Name, as_printed, personal
from articles.sharing.citations import Citation, apa, author, chicago, mla, one_line

ANN, BOB = Name("Reporter", "Ann"), Name("Writer", "Bob C.")
CY, DI = Name("van Dale", "Cy"), Name("Dee", "Di")
AGENCY = Name("Tide Press Agency")


def cited(**fields):
    """An article of 7 February 2024 in The Tide by Ann Reporter, unless `fields` say otherwise."""
    published, precision = fields.pop("published", "2024-02-07"), "day"
    if published:
        precision = {10: "day", 7: "month", 4: "year"}[len(published)]
        published = datetime.date.fromisoformat((published + "-01-01")[:10])
    defaults = {
        "key": "article-x",
        "link": "https://arc.example/articles/x/s/",
        "site": "Quote Archive",
        "accessed": datetime.date(2026, 11, 20),
        "title": "Dockers strike",
        "authors": (ANN,),
        "container": "The Tide",
        "published": published,
        "precision": precision if published else "unknown",
        "language": "en",
        "url": "https://tide.example/0",
    }
    return Citation(**{**defaults, **fields})


READ = "Quote Archive, accessed November 20, 2026, https://arc.example/articles/x/s/."
QUOTED = {"speaker": Name("Tamm", "Osric"), "words": "We wait,"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Ann Reporter, “Dockers strike,” The Tide, February 7, 2024, https://tide.example/0. "),
        ({"published": "2024-02"}, "Ann Reporter, “Dockers strike,” The Tide, February 2024, https://tide.example/0. "),
        ({"published": "2024", "url": ""}, "Ann Reporter, “Dockers strike,” The Tide, 2024. "),
        ({"published": None, "url": "", "container": ""}, "Ann Reporter, “Dockers strike.” "),
        ({"authors": (), "url": ""}, "“Dockers strike,” The Tide, February 7, 2024. "),
        ({"authors": (ANN, BOB), "url": ""}, "Ann Reporter and Bob C. Writer, “Dockers strike,” The Tide, February 7, 2024. "),
        ({"authors": (ANN, BOB, CY), "url": ""}, "Ann Reporter, Bob C. Writer, and Cy van Dale, “Dockers strike,” The Tide, February 7, 2024. "),
        ({"authors": (ANN, BOB, CY, DI), "url": ""}, "Ann Reporter et al., “Dockers strike,” The Tide, February 7, 2024. "),
        ({"authors": (AGENCY,), "url": ""}, "Tide Press Agency, “Dockers strike,” The Tide, February 7, 2024. "),
        ({"title": "Who strikes?", "url": ""}, "Ann Reporter, “Who strikes?” The Tide, February 7, 2024. "),
        ({"title": "“We wait”: a strike", "url": ""}, "Ann Reporter, “‘We wait’: a strike,” The Tide, February 7, 2024. "),
        ({"title": "", "url": ""}, "Ann Reporter, “Untitled article,” The Tide, February 7, 2024. "),
        ({**QUOTED, "url": ""}, "Osric Tamm, quoted in Ann Reporter, “Dockers strike,” The Tide, February 7, 2024. "),
        ({**QUOTED, "authors": (), "url": ""}, "Osric Tamm, quoted in “Dockers strike,” The Tide, February 7, 2024. "),
        ({"speaker": as_printed("a docker"), "words": "No", "url": ""}, "A docker, quoted in Ann Reporter, “Dockers strike,” The Tide, February 7, 2024. "),
    ],
)  # fmt: skip
def test_chicago(fields, expected):
    assert chicago(cited(**fields)) == expected + READ


RETRIEVED = "Retrieved November 20, 2026, from https://arc.example/articles/x/s/"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Reporter, A. (2024, February 7). Dockers strike. The Tide. https://tide.example/0 "),
        ({"published": "2024-02"}, "Reporter, A. (2024, February). Dockers strike. The Tide. https://tide.example/0 "),
        ({"published": "2024", "url": ""}, "Reporter, A. (2024). Dockers strike. The Tide. "),
        ({"published": None, "url": "", "container": ""}, "Reporter, A. (n.d.). Dockers strike. "),
        ({"authors": (), "url": ""}, "Dockers strike. (2024, February 7). The Tide. "),
        ({"authors": (ANN, BOB), "url": ""}, "Reporter, A., & Writer, B. C. (2024, February 7). Dockers strike. The Tide. "),
        ({"authors": (ANN, CY, DI), "url": ""}, "Reporter, A., van Dale, C., & Dee, D. (2024, February 7). Dockers strike. The Tide. "),
        ({"authors": (Name("Roe", "Jean-Paul", "Jr."),), "url": ""}, "Roe, J.-P., Jr. (2024, February 7). Dockers strike. The Tide. "),
        ({"authors": (AGENCY,), "url": ""}, "Tide Press Agency. (2024, February 7). Dockers strike. The Tide. "),
        ({"title": "Who strikes?", "url": ""}, "Reporter, A. (2024, February 7). Who strikes? The Tide. "),
        ({"title": "", "url": ""}, "Reporter, A. (2024, February 7). [Untitled article]. The Tide. "),
        ({**QUOTED, "url": ""}, "Reporter, A. (2024, February 7). Dockers strike [Quotation of Osric Tamm]. The Tide. "),
        ({"words": "No", "url": ""}, "Reporter, A. (2024, February 7). Dockers strike [Quotation]. The Tide. "),
    ],
)  # fmt: skip
def test_apa(fields, expected):
    assert apa(cited(**fields)) == expected + RETRIEVED


ACCESSED = "Quote Archive, https://arc.example/articles/x/s/. Accessed 20 Nov. 2026."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Reporter, Ann. “Dockers strike.” The Tide, 7 Feb. 2024, https://tide.example/0. "),
        ({"published": "2024-09", "url": ""}, "Reporter, Ann. “Dockers strike.” The Tide, Sept. 2024. "),
        ({"published": "2024", "url": ""}, "Reporter, Ann. “Dockers strike.” The Tide, 2024. "),
        ({"published": None, "url": "", "container": ""}, "Reporter, Ann. “Dockers strike.” "),
        ({"authors": (), "url": ""}, "“Dockers strike.” The Tide, 7 Feb. 2024. "),
        ({"authors": (ANN, BOB), "url": ""}, "Reporter, Ann, and Bob C. Writer. “Dockers strike.” The Tide, 7 Feb. 2024. "),
        ({"authors": (ANN, BOB, CY), "url": ""}, "Reporter, Ann, et al. “Dockers strike.” The Tide, 7 Feb. 2024. "),
        ({"title": "Stop!", "url": ""}, "Reporter, Ann. “Stop!” The Tide, 7 Feb. 2024. "),
        ({**QUOTED, "url": ""}, "Tamm, Osric. Quoted in Ann Reporter, “Dockers strike.” The Tide, 7 Feb. 2024. "),
        ({**QUOTED, "authors": (), "url": ""}, "Tamm, Osric. Quoted in “Dockers strike.” The Tide, 7 Feb. 2024. "),
    ],
)  # fmt: skip
def test_mla(fields, expected):
    assert mla(cited(**fields)) == expected + ACCESSED


@pytest.mark.parametrize(
    ("printed", "sort_name", "expected"),
    [
        ("Ann Reporter", "", Name("Reporter", "Ann")),
        ("Ludwig van der Berg", "", Name("van der Berg", "Ludwig")),
        ("Martin L. King Jr.", "", Name("King", "Martin L.", "Jr.")),
        ("Martin L. King, Jr.", "", Name("King", "Martin L.", "Jr.")),
        ("Ali Maisam Nazary", "Nazary, Ali Maisam", Name("Nazary", "Ali Maisam")),
        ("Ann Smith", "Smith", Name("Smith", "Ann")),
        ("Reuters", "", Name("Reuters")),
        ("The Associated Press", "", Name("The Associated Press")),
        ("علی نظری", "", Name("علی نظری")),
        ("毛 泽东", "", Name("毛 泽东")),
        ("Анна Репортёр", "", Name("Репортёр", "Анна")),
        ("", "", Name("")),
    ],
)
def test_names_are_taken_apart_only_where_that_is_safe(printed, sort_name, expected):
    assert personal(printed, sort_name) == expected


def test_the_word_by_is_no_part_of_a_name():
    assert author("By  Ann\nReporter") == Name("Reporter", "Ann")


def test_no_line_break_of_any_kind_is_left():
    breaks = "a\nb\r\nc\x0bd\x0ce\x1cf\x85g\u2028h\u2029i\x00j\x7f"
    assert one_line(breaks) == "a b c d e f g h ij"
