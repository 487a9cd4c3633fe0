"""How many queries each page needs: as many for three of everything as for one.

Counting takes a transaction of its own; within a test that is a savepoint, three queries more.
"""

import pytest
from django.test import Client

from articles.models import Affiliation
from articles.search import documents
from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_mention, make_quote, make_speaker
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
amounts = pytest.mark.parametrize("amount", [1, 3])


@pytest.fixture
def articles(amount):
    found = [strike(number) for number in range(amount)]
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


@amounts
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 13),
        ("/about/", 12),
        ("/articles/", 8),
        ("/articles/?q=strike", 11),
        ("/quotes/", 7),
        ("/quotes/?q=wait", 8),
        ("/speakers/", 4),
        ("/organizations/", 4),
        ("/publications/", 4),
        ("/topics/", 4),
        ("/articles/?format=json", 8),
        ("/quotes/?format=json", 7),
        ("/speakers/?format=json", 4),
        ("/organizations/?format=json", 4),
        ("/publications/?format=json", 3),
        ("/topics/?format=json", 3),
        ("/sitemap.xml", 7),
        ("/sitemap-quotes-0.xml", 2),
        ("/robots.txt", 0),
        ("/healthz", 0),
    ],
)
def test_lists_and_single_pages(django_assert_num_queries, articles, address, queries):
    with django_assert_num_queries(queries):
        assert Client().get(address).status_code == 200


def record_of(kind, article):
    return {
        "article": lambda: article,
        "quote": lambda: article.quotes.order_by("start")[0],
        "speaker": lambda: article.speaker_mentions.get().speaker,
        "organization": lambda: article.organization_mentions.get().organization,
        "publication": lambda: article.publication,
        "topic": lambda: article.topics.get(),
    }[kind]()


@amounts
@pytest.mark.parametrize(
    ("kind", "queries"),
    [
        ("article", 11),
        ("quote", 13),
        ("speaker", 14),
        ("organization", 17),
        ("publication", 11),
        ("topic", 13),
    ],
)
def test_pages_of_records(django_assert_num_queries, articles, kind, queries):
    address = record_of(kind, articles[0]).get_absolute_url()
    with django_assert_num_queries(queries):
        assert Client().get(address).status_code == 200


@amounts
@pytest.mark.parametrize(
    ("kind", "queries"),
    [
        ("article", 4),
        ("quote", 2),
        ("speaker", 4),
        ("organization", 4),
        ("publication", 3),
        ("topic", 4),
    ],
)
def test_json_forms_of_records(django_assert_num_queries, articles, kind, queries):
    address = canonical(record_of(kind, articles[0]), form="json")
    with django_assert_num_queries(queries):
        assert Client().get(address).status_code == 200
