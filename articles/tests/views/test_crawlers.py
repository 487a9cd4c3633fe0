"""What machines ask for: robots.txt, sitemaps, health."""

import pytest
from django.db import connection
from lxml import etree

from articles.ingest import review, states
from articles.models import Reason
from articles.sharing import sitemap
from articles.tests.factories import make_user
from articles.tests.views.archive import strike

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(response):
    """The addresses of a sitemap."""
    return etree.fromstring(response.content).xpath("//s:loc/text()", namespaces=NAMES)


def test_robots_keep_out_of_searches_and_find_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /*?" in lines
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def all_addresses(client):
    pages = locations(client.get("/sitemap.xml"))
    found = [locations(client.get(each.removeprefix("http://testserver"))) for each in pages]
    return [address for page in found for address in page]


@pytest.mark.django_db
def test_sitemaps_hold_every_public_page_once(client):
    article = strike()
    records = [
        article, *article.quotes.all(), article.publication, *article.topics.all(),
        article.speaker_mentions.get().speaker, article.organization_mentions.get().organization,
    ]  # fmt: skip
    expected = sorted(f"http://testserver{record.get_absolute_url()}" for record in records)
    assert sorted(all_addresses(client)) == expected


@pytest.mark.django_db
def test_sitemaps_hold_nothing_withdrawn_or_rejected(client):
    article = strike()
    first, second = article.quotes.order_by("start")
    review.reject(first, user=make_user())
    states.withdraw(article.publication, reason=Reason.LEGAL)
    addresses = all_addresses(client)
    assert f"http://testserver{second.get_absolute_url()}" in addresses
    assert not [a for a in addresses if first.public_id in a or "/publications/" in a]


@pytest.mark.django_db
def test_sitemaps_divide_the_keys_among_them(client, monkeypatch):
    monkeypatch.setattr(sitemap, "RANGE", 1)
    article = strike()
    assert len([a for a in all_addresses(client) if "/quotes/" in a]) == article.quotes.count()


@pytest.mark.django_db
def test_the_index_asks_as_often_for_many_sitemaps_as_for_one(
    client, monkeypatch, django_assert_num_queries
):
    articles = [strike(number) for number in range(3)]
    for size, expected in ((10_000, 6), (1, len(all_addresses(client)))):
        monkeypatch.setattr(sitemap, "RANGE", size)
        with django_assert_num_queries(len(sitemap.KINDS)):
            assert len(list(sitemap.pages())) == expected
    states.withdraw(articles[1], reason=Reason.EDITORIAL)
    keys = [number for kind, number in sitemap.pages() if kind == "articles"]
    assert keys == [articles[0].pk, articles[2].pk]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["dragons-0", "quotes-7", f"quotes-{'9' * 30}"])
def test_a_sitemap_of_nothing_is_not_found(client, page):
    strike()
    assert client.get(f"/sitemap-{page}.xml").status_code == 404


def test_healthz_needs_no_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_checks_database_migrations_and_locale(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        200,
        {"database": True, "migrations": True, "locale": True},
    )


@pytest.mark.django_db
def test_readyz_says_that_a_migration_is_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'articles'")
    response = client.get("/readyz")
    assert (response.status_code, response.json()["migrations"]) == (503, False)
