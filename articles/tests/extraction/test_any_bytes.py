"""Whatever the bytes, reading gives a text or one sentence why not."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction import Source, UnreadableSource, extract
from articles.extraction.reading import read
from articles.extraction.reading.feeds import read_feed
from articles.extraction.reading.jsonl import read_lines
from articles.extraction.reading.unreadable import Unreadable
from articles.extraction.reading.warc import read_warc

from .invariants import assert_valid

QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TAGS = """
<p> </p> <br> <br><br> <div/class="share"> </div> <article> <h1> </h1> <b> </b> <pre>
<blockquote/class="twitter-tweet"> </blockquote> <aside> </aside> <figure><figcaption>
</figcaption></figure> <table><tr><td> </table> <time/datetime="2021">12.15 </time> <q> </q>
<title> </title> <meta/charset="x"> <body> <span/class=by <span/class="byline">By </span> <!-- -->
<script/type="application/ld+json"> {"@type":"Article","author":[ </script> &#0; &nbsp; é
"""
WORDS = ["“We stay,” said Ann Lee. ", "The dam holds ", " ", "\n\n", "\x00", "\u00ad", "by Ann Lee"]
MARK_UP = st.lists(st.sampled_from(TAGS.split() + WORDS), max_size=40).map("".join)


def check(source: Source) -> None:
    try:
        document = read(source)
    except UnreadableSource:
        return
    text = document.text
    position = 0
    for hint in document.hints:
        assert position <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end].strip() == text[hint.start : hint.end] != ""
        position = hint.end
    spans = [*document.bold, *(span for post in document.posts for span in post.words)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert_valid(extract(source))


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(media_type, content):
    check(Source("any", content, media_type))


@settings(QUICK, max_examples=300)
@given(MARK_UP)
def test_any_mark_up_is_read_or_refused(page):
    check(Source("any", page.encode(), "text/html"))


@QUICK
@pytest.mark.parametrize("reader", [read_lines, read_feed, read_warc])
@given(st.binary(max_size=400))
def test_any_bytes_of_a_collection_are_sources_or_named(reader, content):
    for begin in (b"", b"WARC/1.0\r\n", b"<rss><item>", b'{"id": 1, "text": '):
        found = list(reader(io.BufferedReader(io.BytesIO(begin + content)), "any"))
        assert all(isinstance(item, Source | Unreadable) for item in found)
