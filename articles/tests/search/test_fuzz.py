"""Nothing that can stand in a list's address breaks it."""

from random import Random
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.filters import ArticleFilter, QuoteFilter
from articles.tests.search import archive

pytestmark = pytest.mark.django_db

KEYS = sorted({*ArticleFilter.get_filters(), *QuoteFilter.get_filters(), "format", "v", "x\x00"})
NASTY = [
    "", " ", "\x00", "\ud800", "\ue000s:2", "\ue000h:dam", "'", "''", '"', "\\", "\\'", "%", "%s",
    "{}", ":*", "*", "!", "&", "|", "<->", "a <2> b", "()", "((((", "-", "--", "- -", "NOT", "OR",
    "OR OR", "NOT NOT dam", "-dam", "-dam -mill", "dam:*A", "'dam' & 'mill'", "dam\\", "a" * 3_000,
    "dam " * 500, "-" * 300 + "dam", '"' * 99, "«»“”", "ǅ ß İ ﬁ", "\u200c\u200c", "\u202edam",
    "👩‍👩‍👧", "نظری", "speaker:", 'speaker:"', "speaker:ann -speaker:bo", "org:x OR in:y", "from:",
    "from:9999 to:0000", "to:2022-13", "0", "-1", "1e9", "999999999", "99999999999999999999", "١",
    "2022", "2022-02-31", "0000", "9999-12-31", "0001-01-01", "undated", "unknown", "2222222222",
    "en", "en-", "zz", "direct", "news", "yes", "relevance", "json", "csv", "atom", "xml",
    "<script>", "../../etc/passwd", "javascript:alert(1)", "1; DROP TABLE search_article", "$1",
]  # fmt: skip


@pytest.mark.parametrize("address", ["/articles/", "/quotes/"])
def test_nasty_values_get_a_page_or_a_refusal(address, client):
    archive.fill(Random(2), size=5)
    for number, value in enumerate(NASTY):
        assert status(client, address, [("q", value)]) in (200, 400), value
        assert status(client, address, [(KEYS[number % len(KEYS)], value)]) in (200, 400), value
        every = [(key, value) for key in KEYS if key != "format"]
        assert status(client, address, every) in (200, 400), value


@pytest.mark.parametrize("address", ["/articles/", "/quotes/"])
def test_any_mixture_of_parameters_gets_a_page_or_a_refusal(address, client):
    archive.fill(Random(2), size=5)
    values = st.sampled_from(NASTY) | st.text(max_size=30)
    pairs = st.lists(st.tuples(st.sampled_from(KEYS), values), max_size=8)

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(pairs)
    def check(pairs):
        assert status(client, address, pairs) in (200, 400)

    check()


def status(client, address, pairs):
    """The status of the page behind all redirects; lone surrogates come as a browser sends them."""
    query = "&".join(f"{quoted(key)}={quoted(value)}" for key, value in pairs)
    response = client.get(f"{address}?{query}", follow=True)
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def quoted(words):
    return quote(words.encode("utf-8", "surrogatepass"))
