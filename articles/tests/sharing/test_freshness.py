"""304 to who has the answer already, and only then; formats that scripts of any site may read."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from lxml import html

from articles.ingest import states
from articles.models import Reason
from articles.sharing.addresses import canonical
from articles.tests.views.archive import sitemap_with, strike
from articles.views import freshness

#: For programs: only there a time is enough.
LIST = "/quotes/?format=json"
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def standing_still():
    """Nothing is seen of what other tests write meanwhile to the same server."""
    with transaction.atomic():
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def addresses(article):
    """An address of every kind."""
    quote = article.quotes.order_by("start")[0]
    forms = [canonical(quote, each) for each in ("json", "annotations", "csl", "bib", "embed")]
    lists = [f"/quotes/{each}" for each in ("", "?q=wait", "?format=json", "?format=atom",
                                            "?format=csv")]  # fmt: skip
    records = [quote, article, article.publication, article.topics.get()]
    return [
        "/", "/about/", "/formats/", "/sitemap.xml", sitemap_with(quote), *lists, *forms,
        f"/oembed?url=http://testserver{quote.get_absolute_url()}",
        *(each.get_absolute_url() for each in records),
    ]  # fmt: skip


def test_every_address_answers_304_with_one_question(client, django_assert_num_queries):
    for address in addresses(strike()):
        with standing_still():
            etag = client.get(address).headers["ETag"]
            with django_assert_num_queries(1):
                again = client.get(address, headers={"If-None-Match": etag})
        assert (address, again.status_code, again.content) == (address, 304, b"")
        assert again.headers["ETag"] == etag


def test_a_change_anywhere_is_seen_at_once(client):
    article = strike()
    quote = article.quotes.order_by("start")[0]
    etags = {each: client.get(each).headers["ETag"] for each in addresses(article)}
    states.withdraw(quote.speaker, reason=Reason.PRIVACY)
    for address, etag in etags.items():
        response = client.get(address, headers={"If-None-Match": etag})
        assert response.status_code != 304, address


@pytest.mark.parametrize("header", ["*", '"x"', "nonsense", 'W/"', "\x00"])
def test_no_header_hides_that_something_is_gone(client, header):
    quote = strike().quotes.first()
    states.withdraw(quote, reason=Reason.LEGAL)
    headers = {"If-None-Match": header, "If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT"}
    assert client.get(quote.get_absolute_url(), headers=headers).status_code == 410
    assert client.get("/quotes/2222222222/x/", headers=headers).status_code == 404


def test_an_answer_of_one_address_is_none_of_another(client):
    strike()
    etag = client.get("/quotes/").headers["ETag"]
    assert client.get("/articles/", headers={"If-None-Match": etag}).status_code == 200


def test_times_are_given_once_they_are_certain(client, monkeypatch):
    strike()
    monkeypatch.setattr(freshness, "KNOWN", freshness.Known())
    with standing_still():
        assert "Last-Modified" not in client.get(LIST).headers
        freshness.KNOWN.begun -= 5
        since = client.get(LIST).headers["Last-Modified"]
        again = client.get(LIST, headers={"If-Modified-Since": since})
        assert again.status_code == 304
    strike(1)
    assert client.get(LIST, headers={"If-Modified-Since": since}).status_code == 200


def test_a_time_says_nothing_of_the_language_of_a_page(client):
    future = {"If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT"}
    response = client.get("/quotes/", headers=future)
    assert (response.status_code, "Last-Modified" in response.headers) == (200, False)


def test_other_sites_may_read_every_format_and_no_page(client):
    article = strike()
    for address in addresses(article):
        response = client.get(address)
        page = response.headers["Content-Type"].startswith("text/html")
        assert response.headers.get("Access-Control-Allow-Origin") == (None if page else "*")
        assert response.headers["Cache-Control"] == "no-cache"


def test_other_sites_may_follow_the_way_to_a_format_and_read_that_there_is_none(client):
    quote, gone = strike().quotes.order_by("start")[:2]
    states.withdraw(gone, reason=Reason.LEGAL)
    given = {
        f"/q/{quote.public_id}.json": 301,
        f"/quotes/{quote.public_id}/x/card.png": 301,
        canonical(gone, "json"): 410,
        canonical(gone, "card"): 410,
        "/quotes/2222222222/x.json": 404,
        "/quotes/2222222222/x/card.png": 404,
    }
    for address, status in given.items():
        response = client.get(address)
        assert (address, response.status_code) == (address, status)
        assert response.headers.get("Access-Control-Allow-Origin") == "*", address
    for page in (f"/q/{quote.public_id}", canonical(gone), "/quotes/2222222222/x/"):
        assert "Access-Control-Allow-Origin" not in client.get(page).headers


def test_the_page_for_programs_leads_only_to_what_is_there(client):
    strike()
    tree = html.fromstring(client.get("/formats/").content.decode())
    links = {a.get("href") for a in tree.cssselect("main a")}
    assert len(links) > 30
    for address in links:
        assert client.get(address, follow=True).status_code == 200, address


def test_the_page_for_programs_stands_in_an_empty_archive(client):
    assert client.get("/formats/").status_code == 200
