"""Withdrawing, hiding and releasing on the desk: seen at once by the public."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.links import change_url, list_url
from articles.ingest import removal, states
from articles.models import (
    Article,
    Change,
    Quote,
    Reason,
    SearchArticle,
    SearchQuote,
    Speaker,
    State,
)
from articles.search import documents
from articles.tests import factories
from articles.tests.documents import facets_of

from .pages import save


@pytest.fixture
def article(db):
    article = factories.make_article("“The river rose,” Ann Smith said.")
    factories.make_quote(article, "The river rose", factories.make_speaker())
    documents.index([article.pk])
    return article


def withdraw(desk, article, **answers):
    """Tick the article in the list, choose the action, answer on the page that follows."""
    ticked = {"action": "withdraw", "_selected_action": [article.pk]}
    address = desk.post(list_url(Article), ticked).url
    return desk.post(address, answers)


def found(article):
    return (
        SearchArticle.objects.filter(article=article).count(),
        SearchQuote.objects.filter(article=article).count(),
    )


def test_a_withdrawn_article_answers_410_and_leaves_the_index(desk, client, article):
    quote = article.quotes.get()
    assert found(article) == (1, 1)
    withdraw(desk, article, reason="legal", note="Order 7 of the court.")
    article.refresh_from_db()
    assert (article.state, article.reason) == (State.WITHDRAWN, "legal")
    assert found(article) == (0, 0)
    for record in (article, quote):
        assert client.get(record.get_absolute_url()).status_code == 410
    assert "The river" not in client.get(reverse("quote-list")).content.decode()
    change = Change.objects.of(article).get()
    assert (change.field, change.before, change.after) == ("state", "public", "withdrawn")
    assert (change.user.username, change.reason) == ("anna", "Order 7 of the court.")
    assert Change.objects.locked_fields(article) == {"state"}


def test_withdrawing_asks_for_a_reason_first(desk, article):
    response = withdraw(desk, article, reason="")
    assert response.context["form"].errors == {"reason": ["This field is required."]}
    assert "The river rises" in response.content.decode()
    article.refresh_from_db()
    assert article.state == State.PUBLIC


def test_the_way_back_keeps_the_filters_of_the_list(desk, article):
    ticked = {"action": "withdraw", "_selected_action": [article.pk]}
    address = desk.post(list_url(Article, kind__exact="news"), ticked).url
    response = desk.post(address, {"reason": "legal"})
    assert response.url == list_url(Article, kind__exact="news")


def test_a_withdrawn_article_can_be_released_again(desk, client, article):
    withdraw(desk, article, reason="legal")
    save(desk, change_url(article), "_release")
    assert found(article) == (1, 1)
    assert client.get(article.get_absolute_url()).status_code == 200
    article.refresh_from_db()
    assert (article.state, article.reason) == (State.PUBLIC, "")


def test_hiding_from_the_change_page_saves_what_was_typed(desk, client, article):
    save(desk, change_url(article), "_hide", headline="A better headline")
    article.refresh_from_db()
    assert (article.headline, article.state) == ("A better headline", State.HIDDEN)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_several_are_hidden_and_released_from_the_list(desk, article):
    other = factories.make_article()
    for action, state in (("hide", State.HIDDEN), ("release", State.PUBLIC)):
        ticked = {"action": action, "_selected_action": [article.pk, other.pk]}
        desk.post(desk.post(list_url(Article), ticked).url, {"note": "As agreed."})
        assert set(Article.objects.values_list("state", flat=True)) == {state}
        assert Change.objects.of(other).first().reason == "As agreed."


@pytest.mark.parametrize(
    "verb", ["accept", "reject", "unsure", "reopen", "give", "withdraw", "hide"]
)
def test_pages_that_ask_first_ask_little(verb, desk, django_assert_max_num_queries):
    article = factories.make_article()
    chosen = [factories.make_quote(article, "The river rose").public_id for _number in range(4)]
    page = reverse(f"admin:articles_quote_{verb}", query=[("record", each) for each in chosen])
    with django_assert_max_num_queries(19):
        assert len(desk.get(page).context["records"]) == 4


def test_a_merged_record_keeps_its_state_and_says_why(desk):
    survivor = factories.make_speaker("Ann Smith")
    merged = factories.make_speaker("Anne Smith", state=State.MERGED, moved_to=survivor)
    ticked = {"action": "hide", "_selected_action": [merged.pk]}
    asked = desk.post(list_url(Speaker), ticked).url
    page = desk.post(asked, {"note": ""}, follow=True).content.decode()
    assert "Anne Smith was merged into Ann Smith" in page
    merged.refresh_from_db()
    assert merged.state == State.MERGED


def test_a_withdrawn_speaker_is_gone_from_facets(desk, article):
    quote = article.quotes.get()
    address = reverse("admin:articles_speaker_withdraw") + f"?record={quote.speaker.public_id}"
    desk.post(address, {"reason": "legal"})
    assert not [t for t in facets_of(SearchQuote.objects.get()) if t.startswith("s:")]


def test_taking_the_words_out_blanks_the_text_and_can_be_taken_back(desk, article):
    quote = article.quotes.get()
    address = reverse("admin:articles_quote_withdraw") + f"?record={quote.public_id}"
    assert "30 days" in desk.get(address).content.decode()
    desk.post(address, {"reason": "legal", "blank": "on"})
    article.refresh_from_db()
    assert article.text == "“███ █████ ████,” Ann Smith said."
    save(desk, change_url(quote), "_release")
    article.refresh_from_db()
    assert article.text == "“The river rose,” Ann Smith said."
    assert found(article) == (1, 1)


def test_what_is_gone_for_good_cannot_be_released_and_says_why(desk, article):
    quote = article.quotes.get()
    states.withdraw(quote, reason=Reason.PRIVACY)
    removal.purge(timezone.now() + timedelta(days=31))
    page = desk.post(
        reverse("admin:articles_quote_release") + f"?record={quote.public_id}",
        {"note": ""},
        follow=True,
    )
    assert "gone for good" in page.content.decode()
    quote.refresh_from_db()
    assert quote.state == State.WITHDRAWN


def test_one_quote_can_be_withdrawn(desk, client, article):
    quote = article.quotes.get()
    address = reverse("admin:articles_quote_withdraw") + f"?record={quote.public_id}"
    desk.post(address, {"reason": "source"})
    assert found(article) == (1, 0)
    assert client.get(quote.get_absolute_url()).status_code == 410


def test_readers_of_the_desk_cannot_withdraw(client, article):
    from django.contrib.auth.models import Permission

    reader = factories.make_user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    address = reverse("admin:articles_article_withdraw") + f"?record={article.public_id}"
    assert client.post(address, {"reason": "legal"}).status_code == 403
    assert "Withdraw" not in client.get(change_url(article)).content.decode()
    assert Quote.objects.public().count() == 1
