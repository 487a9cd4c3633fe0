"""BibTeX, RIS and CSL-JSON, read back by the readers that people use."""

import json

import bibtexparser
import pytest
import rispy

from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_publication, make_quote, make_speaker
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
BREAKS = "A\nER  - \r\nTY  - BOOK\u2028TI  - Evil\x0bUR  - x\x7f"
TEX = r"100% {of} #1 \input{x} $a_b^c$ & ~ }"


def get(client, record, form):
    response = client.get(canonical(record, form))
    assert response.status_code == 200
    return response


def bibtex(client, record):
    """The fields of the one entry."""
    library = bibtexparser.parse_string(get(client, record, "bib").content.decode())
    assert library.failed_blocks == []
    [entry] = library.entries
    return {"type": entry.entry_type, "key": entry.key, **{f.key: f.value for f in entry.fields}}


def ris(client, record):
    [entry] = rispy.loads(get(client, record, "ris").content.decode())
    return entry


def csl(client, record):
    [item] = get(client, record, "csl").json()
    return item


@pytest.fixture
def quote():
    return strike().quotes.order_by("start")[0]


def test_bibtex_of_a_quote(client, quote):
    found = bibtex(client, quote)
    note = found.pop("note")
    assert found.pop("urldate")
    assert found == {
        "type": "article",
        "key": f"quote-{quote.public_id}",
        "author": "Reporter, Ann",
        "title": "{Dockers strike}",
        "journal": "The Tide 0",
        "date": "2024-02-07",
        "year": "2024",
        "month": "2",
        "language": "en",
        "url": "https://tide.example/0",
    } | {"month": found["month"]}
    link = f"http://testserver/q/{quote.public_id}?v={quote.fingerprint}"
    assert note == (f"Osric Tamm: “We wait, … for the night rate.” Quote Archive, \\url{{{link}}}")


def test_ris_of_a_quote(client, quote):
    found = ris(client, quote)
    assert found["type_of_reference"] == "NEWS"
    assert (found["authors"], found["title"]) == (["Reporter, Ann"], "Dockers strike")
    assert (found["secondary_title"], found["year"]) == ("The Tide 0", "2024")
    assert found["urls"] == ["https://tide.example/0"]
    assert found["notes"] == ["Osric Tamm: “We wait, … for the night rate.”"]


def test_csl_of_a_quote(client, quote):
    found = csl(client, quote)
    assert found.pop("accessed")["date-parts"][0][0] >= 2026
    assert found == {
        "id": f"quote-{quote.public_id}",
        "type": "article-newspaper",
        "title": "Dockers strike",
        "author": [{"family": "Reporter", "given": "Ann"}],
        "container-title": "The Tide 0",
        "issued": {"date-parts": [[2024, 2, 7]]},
        "language": "en",
        "URL": "https://tide.example/0",
        "note": "Osric Tamm: “We wait, … for the night rate.”",
        "archive": "Quote Archive",
        "archive_location": f"http://testserver/q/{quote.public_id}?v={quote.fingerprint}",
    }


@pytest.mark.parametrize("published", ["2024-02", "2024", None])
def test_dates_go_as_far_as_they_are_known(client, published):
    article = make_article(published=published)
    parts = [[int(part) for part in published.split("-")]] if published else None
    assert csl(client, article).get("issued", {}).get("date-parts") == parts
    assert bibtex(client, article).get("date") == published
    assert ris(client, article).get("year") == (published and published[:4])


def test_line_breaks_begin_no_field(client):
    outlet = make_publication(BREAKS)
    article = make_article(
        f"“{BREAKS}” he said.", headline=BREAKS, bylines=[BREAKS], publication=outlet
    )
    quote = make_quote(article, BREAKS, make_speaker("Ann Smith"))
    found = ris(client, quote)
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == "A ER - TY - BOOK TI - Evil UR - x"
    body = get(client, quote, "ris").content.decode()
    assert [line[:6] for line in body.splitlines() if line.startswith(("TY", "ER"))] == [
        "TY  - ", "ER  - ",
    ]  # fmt: skip


def test_braces_and_commands_are_text_to_tex(client):
    article = make_article(headline=TEX, bylines=[TEX], source_url=f"https://x.example/{TEX}")
    found = bibtex(client, article)
    assert found["title"] == (
        r"{100\% \textbraceleft{}of\textbraceright{} \#1 \textbackslash{}input\textbraceleft{}x"
        r"\textbraceright{} \$a\_b\textasciicircum{}c\$ \& \textasciitilde{} \textbraceright{}}"
    )
    assert "{" not in found["url"]
    assert "}" not in found["url"]


@pytest.mark.parametrize("form", ["bib", "ris", "csl"])
def test_a_file_is_named_after_the_record(client, quote, form):
    response = get(client, quote, form)
    expected = f'attachment; filename="quote-{quote.public_id}.{form}"'
    assert response.headers.get("Content-Disposition") == (None if form == "csl" else expected)


def test_what_has_nothing_but_text_can_be_cited(client):
    article = make_article(headline="", language="", published=None)
    assert csl(client, article)["URL"] == f"http://testserver{article.get_absolute_url()}"
    assert ris(client, article)["urls"] == [f"http://testserver{article.get_absolute_url()}"]
    assert json.dumps(bibtex(client, article))
