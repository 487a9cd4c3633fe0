"""How many queries each page needs: as many for a hundred of everything as for one.

Counting takes a transaction of its own; within a test that is a savepoint, three queries more.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Affiliation
from articles.search import documents
from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_mention, make_quote, make_speaker
from articles.tests.views.archive import sitemap_with, unindexed_strike

pytestmark = pytest.mark.django_db
amounts = pytest.mark.parametrize("amount", [1, 100])


@pytest.fixture
def articles(amount):
    found = [unindexed_strike(number) for number in range(amount)]
    company(found[0], amount)
    return found


def company(article, amount):
    """So many other articles with the same speaker and body, and somebody else quoted beside."""
    tamm = article.speaker_mentions.get().speaker
    union = article.organization_mentions.get().organization
    Affiliation.objects.create(speaker=tamm, organization=union, role="secretary")
    for number in range(amount):
        other = make_article("“Yes,” said Osric Tamm of the Dock Union. “No,” said Ben.")
        make_quote(other, "Yes,", tamm)
        make_quote(other, "No,", make_speaker(f"Ben {number}"))
        make_mention(other, tamm, spans=[14, 24], role=f"role {number}")
        make_mention(other, union, spans=[32, 42])
        make_article("Tamm.").speaker_mentions.create(speaker=tamm, spans=[0, 4], name="Tamm")
    documents.reindex()


LISTS = {
    "/": 13,
    "/about/": 12,
    "/formats/": 2,
    "/articles/": 8,
    "/articles/?q=strike": 11,
    "/quotes/": 7,
    "/quotes/?q=wait": 8,
    "/quotes/?q=zeppelin": 15,
    "/quotes/facet/speaker/": 3,
    "/quotes/facet/publication/?find=tide": 3,
    "/speakers/": 4,
    "/organizations/": 4,
    "/publications/": 4,
    "/topics/": 4,
    "/articles/?format=json": 8,
    "/quotes/?format=json": 7,
    "/quotes/?format=csv": 5,
    "/quotes/?format=atom": 6,
    "/speakers/?format=json": 4,
    "/organizations/?format=json": 4,
    "/publications/?format=json": 3,
    "/topics/?format=json": 3,
    "/sitemap.xml": 7,
    "/robots.txt": 0,
    "/healthz": 0,
}
#: {kind: (queries of its page, of its JSON)}
RECORDS = {
    "article": (11, 4),
    "quote": (11, 2),
    "speaker": (14, 4),
    "organization": (17, 4),
    "publication": (11, 3),
    "topic": (13, 4),
}


def records(article):
    """{kind: the record of that kind that the article leads to}"""
    return {
        "article": article,
        "quote": article.quotes.order_by("start")[0],
        "speaker": article.speaker_mentions.get().speaker,
        "organization": article.organization_mentions.get().organization,
        "publication": article.publication,
        "topic": article.topics.get(),
    }


def queries(address):
    """How many queries a page takes; it must be there."""
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200, address
    return len(asked)


@amounts
def test_pages_take_as_many_queries_for_a_hundred_of_everything_as_for_one(articles):
    found = records(articles[0]).items()
    assert {address: queries(address) for address in LISTS} == LISTS
    assert {
        kind: (queries(canonical(record)), queries(canonical(record, form="json")))
        for kind, record in found
    } == RECORDS
    quote = articles[0].quotes.order_by("start")[0]
    assert queries(canonical(quote, form="embed")) == 2
    assert queries(sitemap_with(quote)) == 2
    assert queries("/suggest?q=osr") <= 6  # fewer where there is enough to offer
