"""A search that would take too long shows the newest of what it finds, and says so."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from articles.models import SearchArticle
from articles.search import Selection, documents, query, scan, search
from articles.search.moment import reading
from articles.tests.factories import make_article

ARTICLES = Selection("articles")
ROWS = 80_000
COPIES = """
INSERT INTO search_article (article_id, day, facets, tsv)
SELECT 1000000 + n, 700000 + n, %s, to_tsvector('simple', 'dam mill ' || n)
FROM generate_series(1, %s) AS n
"""


def seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.fixture
def many(db):
    """So many matches that all of them take much longer than the newest."""
    with connection.cursor() as cursor:
        cursor.execute(COPIES, [b"", ROWS])
        cursor.execute("ANALYZE search_article")


def test_a_search_that_takes_too_long_shows_the_newest_it_finds(many, settings):
    condition = query.condition(query.parse("dam"))
    with reading():
        whole = min(seconds(lambda: scan.scan(condition, ARTICLES)) for _ in range(3))
        newest = min(seconds(lambda: scan.newest_matches(condition, ARTICLES)) for _ in range(3))
    assert newest * 2 < whole
    settings.SEARCH_SECONDS = max((whole * newest) ** 0.5, 0.001)
    for _ in range(10):  # a busy machine may have no time for either
        page = search("dam", ARTICLES, page=2)
        if page.hits:
            break
    assert page.hits == tuple(1_000_000 + ROWS - n for n in range(20, 40))
    assert (page.total, page.approximate, page.facets) == (scan.MANY, True, ())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["", "?q=dam", "?year=2022", "?q=dam&format=json"])
def test_a_page_is_given_although_the_database_has_no_time_at_all(query, settings, client):
    documents.index([make_article("dam").pk])
    settings.SEARCH_SECONDS = 0.05
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {SearchArticle._meta.db_table}")
        answer = pool.submit(lambda: asked(client, f"/articles/{query}")).result(30)
    assert answer.status_code == 200
    if "json" in query:
        assert (answer.json()["approximate"], answer.json()["results"]) == (True, [])


@pytest.mark.django_db(transaction=True)
def test_a_search_that_took_too_long_is_logged_without_its_words(settings, client, caplog):
    documents.index([make_article("dam").pk])
    settings.SEARCH_SECONDS = 0.05
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {SearchArticle._meta.db_table}")
        pool.submit(lambda: asked(client, "/articles/?q=dam&format=json")).result(30)
    told = [each for each in caplog.records if each.name == "articles.search.scan"]
    assert {each.getMessage() for each in told} == {"a search took too long"}
    assert told[0].fields == {"listed": "articles", "seconds": 0.05}


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [0, 0.000_01, 0.000_9])
def test_the_shortest_limit_is_a_millisecond(seconds, settings):
    settings.SEARCH_SECONDS = seconds
    with reading(), connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("1ms",)


def asked(client, address):
    try:
        return client.get(address)
    finally:
        connection.close()


@pytest.mark.django_db
def test_limits_of_a_search_end_with_it():
    documents.index([make_article("dam").pk])
    search("dam", ARTICLES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('jit')")
        before = cursor.fetchone()
        search("dam", ARTICLES)
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('jit')")
        assert cursor.fetchone() == before
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
