"""Lists as files, line after line: CSV, JSON Lines, RIS, BibTeX."""

import csv
import json

from articles.models import Article, Quote

from . import citations, reference_files
from .json_forms import article_line, quote_line

#: Records that a download holds at most; `manage.py export` has no such limit.
MOST = 10_000
#: Records that are read from the database at a time.
CHUNK = 500
#: What spreadsheets take for a formula at the head of a cell; the wide forms count too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: So that spreadsheets read the file as UTF-8.
BOM = "\ufeff"
RECORDS = {
    "quote": lambda keys: Quote.objects.current().with_context().in_bulk(keys),
    "article": lambda keys: Article.objects.public().light().in_bulk(keys),
}
LINES = {"quote": quote_line, "article": article_line}


def records(listed, keys):
    """The records with these keys (a sequence), in their order, a chunk at a time."""
    for at in range(0, len(keys), CHUNK):
        chunk = keys[at : at + CHUNK]
        found = RECORDS[listed](chunk)
        yield from (found[key] for key in chunk if key in found)


def lines(form, listed, found, absolute, *, site, accessed):
    """The text of the file, piece by piece, for an iterable of records."""
    if form == "csv":
        return csv_lines(table(listed, found, absolute))
    if form == "jsonl":
        return (json_line(LINES[listed](each, absolute)) for each in found)
    write = reference_files.bibtex if form == "bib" else reference_files.ris
    given = {"site": site, "accessed": accessed}
    return (write(citation(each, absolute, given)) for each in found)


def citation(record, absolute, given):
    if isinstance(record, Quote):
        return citations.of_quote(record, absolute, **given)
    return citations.of_article(record, link=absolute(record.get_absolute_url()), **given)


def json_line(form):
    return json.dumps(form, ensure_ascii=False) + "\n"


def table(listed, found, absolute):
    """Rows for a list of quotes or articles, the names of the columns first."""
    columns, row = {"quote": (QUOTE, quote_row), "article": (ARTICLE, article_row)}[listed]
    yield columns
    for each in found:
        yield row(LINES[listed](each, absolute), each)


QUOTE = (
    "id", "url", "text", "speaker", "speaker_id", "speaker_kind", "label", "kind", "named",
    "headline", "article_id", "article_url", "publication", "published", "language", "source_url",
    "confidence", "review", "fingerprint",
)  # fmt: skip
ARTICLE = (
    "id", "url", "headline", "publication", "publication_id", "published", "kind", "language",
    "bylines", "section", "source_url",
)  # fmt: skip


def quote_row(line, quote):
    """The cells of a quote, from its form in a list."""
    speaker, article = line["speaker"] or {}, line["article"]
    return (
        line["id"], line["url"], line["text"],
        speaker.get("name", line["label"]), speaker.get("id", ""), speaker.get("kind", ""),
        line["label"], line["kind"], "yes" if line["named"] else "no",
        article["headline"], article["id"], article["url"],
        (article["publication"] or {}).get("name", ""), article["published"], article["language"],
        quote.article.source_url, line["confidence"], line["review"], quote.fingerprint,
    )  # fmt: skip


def article_row(line, article):
    """The cells of an article, from its form in a list."""
    outlet = line["publication"] or {}
    return (
        line["id"], line["url"], line["headline"], outlet.get("name", ""), outlet.get("id", ""),
        line["published"], line["kind"], line["language"], "; ".join(article.bylines),
        article.section, article.source_url,
    )  # fmt: skip


def form_rows(forms):
    """Rows for forms that are flat but for lists and records, the names of the columns first."""
    for number, form in enumerate(forms):
        if number == 0:
            yield tuple(form)
        yield tuple(flat(value) for value in form.values())


def flat(value):
    """A cell: lists joined, records by name."""
    if isinstance(value, dict):
        return value.get("name", "")
    return "; ".join(value) if isinstance(value, list) else value


class Echo:
    """A file that gives back what is written into it."""

    @staticmethod
    def write(text):
        return text


def csv_lines(rows):
    """CSV with a byte order mark, its cells safe to open in a spreadsheet."""
    writer = csv.writer(Echo())
    yield BOM
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def safe(cell):
    """A cell that no spreadsheet runs: an apostrophe stands before what looks like a formula."""
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\x00", "")
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA) else cell
