"""How heavy pages are as sent, at the size of the largest articles."""

import gzip

import pytest

from articles.tests.views.heavy import QUOTES, heavy_article

pytestmark = pytest.mark.django_db

#: Bytes of a page as sent.
MOST = 50_000


@pytest.fixture
def heavy():
    return heavy_article()


def test_an_article_of_two_hundred_quotes_is_light(client, heavy):
    response = client.get(heavy.get_absolute_url())
    assert response.content.count(b'class="permalink"') == QUOTES
    assert len(gzip.compress(response.content)) < MOST


def test_the_pages_of_its_quotes_and_speakers_are_light(client, heavy):
    quote = heavy.quotes.first()
    for address in (quote.get_absolute_url(), quote.speaker.get_absolute_url(), "/", "/quotes/"):
        assert len(gzip.compress(client.get(address).content)) < MOST
