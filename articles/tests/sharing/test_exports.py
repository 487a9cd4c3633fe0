"""Lists as files: as many rows as the list has, safe to open, whole in every script."""

import csv
import io
import json

import bibtexparser
import pytest
import rispy
from django.core.management import CommandError, call_command

from articles.ingest import states
from articles.models import Reason
from articles.search import documents
from articles.sharing import exports
from articles.tests.factories import make_article, make_quote, make_speaker
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
PERSIAN = "ما پل را می‌سازیم"
FORMULAS = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u00a0=1"]


def download(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response, response.getvalue().decode()


def rows(text):
    """A CSV's rows as dicts, and nothing before them but the mark."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


COUNTS = {
    "csv": lambda text: len(rows(text)),
    "jsonl": lambda text: len([json.loads(line) for line in text.splitlines()]),
    "ris": lambda text: len(rispy.loads(text)),
    "bib": lambda text: len(bibtexparser.parse_string(text).entries),
}


@pytest.fixture
def archive():
    """Seven quotes in four articles, one of them in Persian."""
    strike()
    strike(1, published="2022-01-01")
    speaker = make_speaker("علی نظری")
    for number in range(2):
        article = make_article(f"«{PERSIAN} {number}»", headline="پل", language="fa")
        make_quote(article, f"{PERSIAN} {number}", speaker)
    documents.reindex()


@pytest.mark.parametrize("form", COUNTS)
@pytest.mark.parametrize(
    "address", ["/quotes/?", "/articles/?", "/quotes/?language=fa&", "/articles/?year=2024&",
                "/quotes/?q=wait&page=2&", "/quotes/?q=nothing&"],
)  # fmt: skip
def test_a_file_has_as_many_records_as_the_list(client, archive, address, form):
    count = client.get(f"{address}format=json").json()["count"]
    response, text = download(client, f"{address}format={form}")
    assert COUNTS[form](text) == count
    assert response.headers["X-Total-Count"] == str(count)


@pytest.mark.parametrize("listed", ["speakers", "organizations", "publications", "topics"])
def test_lists_of_names_are_tables_too(client, archive, listed):
    count = client.get(f"/{listed}/?format=json").json()["count"]
    _response, text = download(client, f"/{listed}/?format=csv")
    found = rows(text)
    assert len(found) == count > 0
    assert all(each["id"] and each["url"] and each["name"] for each in found)


def test_a_row_says_all_of_a_quote(client, archive):
    _response, text = download(client, "/quotes/?language=fa&sort=oldest&format=csv")
    row = rows(text)[0]
    assert row["text"] == f"{PERSIAN} 0"
    assert (row["speaker"], row["headline"], row["published"]) == ("علی نظری", "پل", "2022-08-09")
    assert row["fingerprint"].startswith("f1:")


def test_json_lines_are_those_of_the_json_list(client, archive):
    _response, text = download(client, "/quotes/?format=jsonl")
    listed = client.get("/quotes/?format=json").json()["results"]
    assert [json.loads(line) for line in text.splitlines()] == listed


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_begins_a_formula(client, words):
    make_quote(make_article(f"“{words}”", headline=words), words, label=words)
    documents.reindex()
    [row] = rows(download(client, "/quotes/?format=csv")[1])
    assert (row["text"], row["headline"], row["label"]) == (f"'{words}",) * 3


def test_cells_keep_marks_and_line_breaks(client):
    words = 'One, "two"; three\nfour'
    make_quote(make_article(f"“{words}”"), words)
    documents.reindex()
    [row] = rows(download(client, "/quotes/?format=csv")[1])
    assert row["text"] == words


def test_a_file_stops_at_the_most_and_says_how_many_there_are(client, archive, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 2)
    monkeypatch.setattr(exports, "CHUNK", 1)
    response, text = download(client, "/quotes/?format=csv")
    assert (len(rows(text)), response.headers["X-Total-Count"]) == (2, "6")
    page = client.get("/quotes/").content.decode()
    assert "files hold the first 2" in page


def test_the_file_is_named_after_the_list_and_the_day(client, archive):
    header = client.get("/quotes/?format=csv").headers["Content-Disposition"]
    assert header.startswith('attachment; filename="quotes-20')
    assert header.endswith('.csv"')


def test_what_is_withdrawn_is_in_no_file(client, archive):
    states.withdraw(make_speaker("Zebedee Prune"), reason=Reason.PRIVACY)
    article = strike(2)
    quote = article.quotes.order_by("start")[0]
    states.withdraw(quote.speaker, reason=Reason.PRIVACY)
    for listed in ("quotes", "articles", "speakers"):
        for form in ("csv", "jsonl", "ris", "bib", "atom"):
            text = client.get(f"/{listed}/?format={form}").getvalue().decode()
            assert "Osric Tamm 2" not in text
            assert "Zebedee" not in text


@pytest.mark.parametrize("amount", [1, 3])
@pytest.mark.parametrize(("listed", "queries"), [("quotes", 6), ("articles", 6)])
def test_a_file_takes_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, listed, queries, amount
):
    for number in range(amount):
        strike(number)
    with django_assert_num_queries(queries):
        download(client, f"/{listed}/?format=csv")


@pytest.mark.parametrize("form", COUNTS)
def test_the_command_writes_the_whole_list(archive, tmp_path, monkeypatch, form):
    monkeypatch.setattr(exports, "MOST", 1)
    path = tmp_path / f"quotes.{form}"
    call_command("export", "quotes", format=form, output=path)
    assert COUNTS[form](path.read_text(encoding="utf-8")) == 6


def test_the_command_takes_filters_and_says_what_it_left_out(archive, capsys):
    call_command("export", "quotes", format="jsonl", filter="?language=fa&year=never")
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert "year=never" in printed.err


def test_the_command_writes_over_nothing(archive, tmp_path):
    path = tmp_path / "kept.csv"
    path.write_text("kept")
    with pytest.raises(CommandError, match="is there already"):
        call_command("export", "articles", output=path)
    assert path.read_text() == "kept"


def test_links_of_the_command_lead_to_the_site(archive, settings, capsys):
    settings.SITE_URL = "https://arc.example"
    call_command("export", "articles", format="jsonl")
    forms = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {each["url"].partition("/articles/")[0] for each in forms} == {"https://arc.example"}
