"""Whatever form articles come in, ingest stores them and extract prints them."""

import io
import json
from io import StringIO

import pytest
from django.core.management import call_command
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.models import Article, Quote

WORDS = "“The dam holds,” said Ivo Brandt, the dam’s warden, on Monday. “We will stay.”"
PAGE = f"<html><body><article><h1>Dam holds</h1><p>{WORDS}</p></article></body></html>"


def feed(folder):
    path = folder / "courier.rss"
    path.write_text(
        "<rss><channel><title>The Harn Courier</title><item><title>Dam holds</title>"
        "<link>https://courier.example/dam</link><content:encoded"
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>{WORDS}</p>]]>'
        "</content:encoded></item></channel></rss>",
        encoding="utf-8",
    )
    return path, "https://courier.example/dam"


def web_archive(folder):
    path = folder / "crawl.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        http = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        url, page = "https://courier.example/dam?utm_source=x", io.BytesIO(PAGE.encode())
        record = writer.create_warc_record(url, "response", payload=page, http_headers=http)
        writer.write_record(record)
    return path, "https://courier.example/dam"


def described_folder(folder):
    papers = folder / "papers"
    papers.mkdir()
    (papers / "README.md").write_text("Not an article.")
    (papers / "dam.html").write_text(PAGE, encoding="utf-8")
    (papers / "metadata.csv").write_text("file,id,publication\ndam.html,dam-1,The Harn Courier\n")
    return papers, "dam-1"


FORMS = {"feed": feed, "web archive": web_archive, "folder with a table": described_folder}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())


@pytest.mark.django_db
@each_form
def test_an_article_is_stored_once_under_its_reference(tmp_path, form):
    path, reference = form(tmp_path)
    for _ in range(2):
        call_command("ingest", path, stdout=StringIO())
    article = Article.objects.get()
    assert (article.reference, article.headline) == (reference, "Dam holds")
    assert [quote.speaker_name for quote in Quote.objects.all()] == ["Ivo Brandt"]


@each_form
def test_extract_prints_what_ingest_would_store(tmp_path, form):
    path, _ = form(tmp_path)
    out = StringIO()
    call_command("extract", path, stdout=out)
    (record,) = map(json.loads, out.getvalue().splitlines())
    assert record["headline"] == "Dam holds"
    assert [quote["speaker"] for quote in record["quotes"]] == ["Ivo Brandt"]


@pytest.mark.django_db
def test_json_lines_come_from_standard_input(monkeypatch):
    line = json.dumps({"id": "dam", "html": PAGE, "published": "2021-03-03"}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    call_command("ingest", "-", stdout=StringIO())
    article = Article.objects.get()
    assert (article.reference, article.published.isoformat()) == ("dam", "2021-03-03")
