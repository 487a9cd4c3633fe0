"""How heavy pages are as sent, at the size of the largest articles."""

import gzip
import random

import pytest

from articles.search import documents
from articles.tests import factories

pytestmark = pytest.mark.django_db

QUOTES, VOICES = 200, 30
MOST = 50_000
SYLLABLES = (
    "ar", "bel", "cor", "dun", "esk", "fal", "gor", "hin", "isk", "jor", "kel", "lom", "mar", "nor",
    "osk", "pel", "rin", "sol", "tam", "vor",
)  # fmt: skip


def words(rng, count):
    """So many made-up words."""
    return " ".join(
        "".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(count)
    ).capitalize()


@pytest.fixture
def heavy():
    """An article of two hundred quotes by thirty people, with their roles."""
    rng = random.Random(7)
    people = [factories.make_speaker(words(rng, 2).title()) for _ in range(VOICES)]
    said = [words(rng, rng.randint(8, 40)) for _ in range(QUOTES)]
    told = [f"“{each},” said {people[number % VOICES].name}." for number, each in enumerate(said)]
    text, blocks, start = "\n".join(told), [], 0
    for line in told:
        blocks.append(factories.make_block("paragraph", start, start + len(line)))
        start += len(line) + 1
    article = factories.make_article(text, layout=blocks)
    for person in people:
        factories.make_mention(article, person, role=words(rng, 4))
    for number, each in enumerate(said):
        factories.make_quote(article, each, people[number % VOICES])
    documents.reindex()
    return article


def test_an_article_of_two_hundred_quotes_is_light(client, heavy):
    response = client.get(heavy.get_absolute_url())
    assert response.content.count(b'class="permalink"') == QUOTES
    assert len(gzip.compress(response.content)) < MOST


def test_the_pages_of_its_quotes_and_speakers_are_light(client, heavy):
    quote = heavy.quotes.first()
    for address in (quote.get_absolute_url(), quote.speaker.get_absolute_url(), "/", "/quotes/"):
        assert len(gzip.compress(client.get(address).content)) < MOST
