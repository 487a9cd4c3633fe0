"""Quotes depend on their article, and on what editors and publications say."""

from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles.ingest import review, states
from articles.models import Display, Reason, State
from articles.sharing.addresses import canonical
from articles.tests.factories import (
    make_article,
    make_publication,
    make_quote,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db
WORDS = "Nothing sinks twice"


@pytest.mark.parametrize("spelling", ["{id}", "{ID}", "{id}/", "{id}.", "{id})."])
def test_the_short_address_leads_to_the_quote(client, spelling):
    quote = make_quote(words=WORDS)
    given = spelling.format(id=quote.public_id, ID=quote.public_id.upper())
    response = client.get(f"/q/{given}")
    assert (response.status_code, response.headers["Location"]) == (301, quote.get_absolute_url())


def test_the_short_address_of_nothing_is_not_found(client):
    assert client.get("/q/2222222222").status_code == 404


@pytest.mark.parametrize("form", ["", "json"])
def test_a_rejected_quote_is_gone_without_its_words(client, form):
    quote = make_quote(words=WORDS)
    review.reject(quote, user=make_user())
    response = client.get(canonical(quote, form))
    body = response.content.decode()
    assert response.status_code == 410
    assert "not a quotation" in body
    assert "sinks" not in body


def test_a_quote_of_a_withdrawn_article_is_gone_for_the_article_s_reason(client):
    quote = make_quote(words=WORDS)
    states.withdraw(quote.article, reason=Reason.SOURCE)
    response = client.get(quote.get_absolute_url())
    assert response.status_code == 410
    assert "a request of the source" in response.content.decode()
    assert "sinks" not in response.content.decode()


def test_a_quote_of_a_hidden_article_is_not_found(client):
    quote = make_quote(words=WORDS)
    states.hide(quote.article)
    assert client.get(quote.get_absolute_url()).status_code == 404


def test_a_quote_of_a_merged_article_leads_to_the_surviving_article(client):
    quote, survivor = make_quote(words=WORDS), make_article()
    quote.article.state, quote.article.moved_to = State.MERGED, survivor
    quote.article.save()
    response = client.get(quote.get_absolute_url())
    assert (response.status_code, response.headers["Location"]) == (
        301,
        survivor.get_absolute_url(),
    )


def test_a_quote_of_a_publication_that_shows_headlines_only_is_gone(client):
    publication = make_publication(display=Display.HEADLINE)
    article = make_article(f"“{WORDS},” she said.", publication=publication)
    quote = make_quote(article, WORDS)
    response = client.get(quote.get_absolute_url())
    assert response.status_code == 410
    assert "sinks" not in response.content.decode()


def test_an_orphaned_quote_stays_with_a_notice(client):
    quote = make_quote(words=WORDS, orphaned_at=timezone.now())
    response = client.get(quote.get_absolute_url())
    body = response.content.decode()
    assert response.status_code == 200
    assert "no longer in the article" in body
    assert WORDS in body
    assert "Read it in the article" not in body


def test_a_link_to_other_words_says_that_they_changed(client):
    quote = make_quote(words=WORDS)
    notice = "The words have changed"
    assert notice in client.get(f"{quote.get_absolute_url()}?v=f1:000000000000").content.decode()
    same = client.get(f"{quote.get_absolute_url()}?v={quote.fingerprint}").content.decode()
    assert notice not in same


def test_a_withdrawn_speaker_s_name_is_on_no_page_of_the_quote(client):
    quote = make_quote(words=WORDS, speaker=make_speaker("Zebedee Prune"))
    states.withdraw(quote.speaker, reason=Reason.PRIVACY)
    quote.refresh_from_db()
    article = quote.article.get_absolute_url()
    for address in (quote.get_absolute_url(), canonical(quote, form="json"), article, "/quotes/"):
        body = client.get(address).content.decode()
        assert "Zebedee" not in body
        assert "zebedee" not in unquote(body)
