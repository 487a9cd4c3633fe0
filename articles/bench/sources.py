"""The synthetic archive as what people ingest: JSON Lines, web archives, plain texts."""

import html
import io
import json
from dataclasses import replace

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.extraction.records import Source

from . import vocabulary
from .corpus import articles, blocks
from .rows import reference

MEGABYTE = 1_000_000
#: Articles that make one long one, and more of them than any file takes.
JOINED, ENDLESS = 10, 900_000


def plain(article):
    """The Source of an article as plain text with its metadata."""
    return Source(
        name=reference(article.number),
        content=article.text.encode(),
        media_type="text/plain",
        reference=reference(article.number),
        metadata=metadata(article),
    )


def metadata(article):
    return {
        "headline": article.headline,
        "publication": vocabulary.publications()[article.publication],
        "published": article.day.isoformat(),
        "language": "en",
    }


def long_reads(first):
    """Articles without end, each of JOINED ones: a file of any size takes few of them."""
    several = [articles(first, first + ENDLESS)] * JOINED
    for lead, *others in zip(*several, strict=False):
        text = "\n\n".join([lead.text, *(each.text for each in others)])
        yield replace(lead, text=text, blocks=blocks(text.split("\n\n")), quotes=())


def write_json_lines(path, size, first=0):
    """Write long articles as JSON Lines until `size` bytes are there; how many articles."""
    with open(path, "w", encoding="utf-8") as lines:
        for count, article in enumerate(long_reads(first), 1):
            line = {"id": reference(article.number), "text": article.text, **metadata(article)}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            if lines.tell() >= size:
                return count


def write_warc(path, size, first=0):
    """Write long articles as pages of a web archive, `size` bytes before packing; how many."""
    written = 0
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=True)
        for count, article in enumerate(long_reads(first), 1):
            page = web_page(article).encode()
            writer.write_record(record(writer, article, page))
            written += len(page)
            if written >= size:
                return count


def record(writer, article, page):
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
    )
    where = f"https://bench.example/{article.number}"
    return writer.create_warc_record(where, "response", io.BytesIO(page), http_headers=headers)


def web_page(article):
    """An article as a web page of little clutter."""
    headline, *paragraphs = (
        html.escape(article.text[start:end]) for _kind, start, end in article.blocks
    )
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{headline}</title>"
        f'<meta property="article:published_time" content="{article.day}"></head><body>'
        "<nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav>"
        f"<article><h1>{headline}</h1>\n{body}</article><footer>All rights reserved.</footer>"
        "</body></html>"
    )
