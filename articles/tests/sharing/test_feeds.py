"""Atom of every list and search, read by feedparser and by a strict parser."""

import feedparser
import pytest
from lxml import etree

from articles.ingest import states
from articles.models import Reason
from articles.search import documents
from articles.sharing import feeds
from articles.tests.factories import make_article, make_quote
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
LISTS = ("articles", "quotes", "speakers", "organizations", "publications", "topics")
EVIL = "<script>x</script> & ]]> \x0b\x1b \ufffe"


def feed(client, address):
    """The feed, after a strict parse; feedparser must have nothing to complain about."""
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/atom+xml")
    etree.fromstring(response.content, etree.XMLParser(recover=False))
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


@pytest.mark.parametrize("listed", LISTS)
def test_every_list_is_a_feed(client, listed):
    strike()
    found = feed(client, f"/{listed}/?format=atom")
    count = client.get(f"/{listed}/?format=json").json()["count"]
    assert len(found.entries) == count > 0
    assert found.feed.id == f"http://testserver/{listed}/?format=atom"
    for entry in found.entries:
        assert client.get(entry.link).status_code == 200
        assert client.get(entry.id).headers["Location"] in entry.link
        assert entry.updated_parsed


def test_an_entry_says_who_said_what(client):
    article = strike()
    quote = article.quotes.order_by("start")[0]
    entry = feed(client, f"/quotes/?speaker={quote.speaker.public_id}&format=atom").entries[0]
    assert entry.title == "Osric Tamm: “We wait, … for the night rate.”"
    assert entry.author == "Osric Tamm"
    assert entry.published == "2024-02-07T00:00:00+00:00"
    assert "Dockers strike, The Tide 0, 7 February 2024" in entry.summary


@pytest.mark.parametrize("published", [None, "2024", "2024-02"])
def test_what_is_not_known_to_the_day_has_no_time(client, published):
    make_article(published=published)
    documents.reindex()
    assert "published" not in feed(client, "/articles/?format=atom").entries[0]


def test_a_search_is_a_feed_of_its_own_newest_first(client):
    for year in ("2021", "2023", "2022"):
        make_quote(
            make_article(f"“The river {year},” she said.", published=year), f"The river {year},"
        )
    documents.reindex()
    found = feed(client, "/quotes/?q=river&format=atom")
    assert [each.title for each in found.entries] == [
        "“The river 2023,”", "“The river 2022,”", "“The river 2021,”",
    ]  # fmt: skip
    assert found.feed.title == "Quotes: river · Quote Archive"


def test_a_long_feed_goes_on(client, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE", 2)
    for number in range(3):
        make_article(headline=f"Headline {number}")
    documents.reindex()
    address, titles = "/articles/?format=atom", []
    while address:
        found = feed(client, address)
        titles += [each.title for each in found.entries]
        following = [each.href for each in found.feed.links if each.rel == "next"]
        address = following[0] if following else None
    assert sorted(titles) == ["Headline 0", "Headline 1", "Headline 2"]


def test_an_empty_feed_is_a_feed(client):
    found = feed(client, "/quotes/?q=nothing&format=atom")
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00+00:00")


def test_hostile_words_are_words(client):
    make_quote(make_article(f"“{EVIL}”", headline=EVIL), EVIL, label=EVIL)
    documents.reindex()
    for listed in ("quotes", "articles"):
        [entry] = feed(client, f"/{listed}/?format=atom").entries
        assert "<script>" not in entry.summary
        assert "<script>x</script> & ]]>" in entry.title


def test_nothing_withdrawn_is_in_a_feed(client):
    article = strike()
    states.withdraw(article, reason=Reason.LEGAL)
    for listed in ("quotes", "articles", "speakers"):
        assert feed(client, f"/{listed}/?format=atom").entries == []


def test_pages_name_their_feeds(client):
    article = strike()
    tamm = article.speaker_mentions.get().speaker
    for address in ("/quotes/", "/speakers/", tamm.get_absolute_url()):
        body = client.get(address).content.decode()
        assert 'type="application/atom+xml"' in body
    assert f"/quotes/?format=atom&amp;speaker={tamm.public_id}" in body
