"""An editor goes through quotes: accepts, rejects, corrects, and comes to the next."""

import pytest
from django.urls import reverse

from articles.admin.links import change_url, list_url
from articles.models import Change, Quote, Review, SearchQuote
from articles.search import documents
from articles.tests import factories
from articles.tests.documents import facets_of

from .pages import errors, save

TEXT = "“The river rose,” Ann Smith said. “It fell again,” said Bo Jones of the Ministry of Rivers."


@pytest.fixture
def article(db):
    return factories.make_article(TEXT)


@pytest.fixture
def ann(article):
    speaker = factories.make_speaker("Ann Smith", ["Annie Smith"])
    factories.make_mention(article, speaker, role="minister")
    return speaker


@pytest.fixture
def bo(article):
    speaker = factories.make_speaker("Bo Jones")
    factories.make_mention(article, speaker)
    return speaker


@pytest.fixture
def ministry(article):
    organization = factories.make_organization("Ministry of Rivers")
    factories.make_mention(article, organization)
    return organization


@pytest.fixture
def quote(article, bo):
    """Said by Ann Smith, and given to Bo Jones by the machine."""
    quote = factories.make_quote(article, "The river rose", bo, label="Ann Smith")
    documents.index([article.pk])
    return quote


def ledger(record):
    """(field, before, after, user, reason) of each change, oldest first."""
    rows = Change.objects.of(record).order_by("pk").select_related("user")
    return [(c.field, c.before, c.after, c.user.username, c.reason) for c in rows]


def test_an_editor_gives_a_quote_to_its_speaker(desk, quote, ann, bo):
    save(desk, change_url(quote), speaker=ann.pk, why="She is named beside it.")
    quote.refresh_from_db()
    assert (quote.speaker, quote.review, quote.reviewed_by.username) == (ann, "corrected", "anna")
    assert ledger(quote) == [
        ("speaker", bo.public_id, ann.public_id, "anna", "She is named beside it."),
        ("review", "machine", "corrected", "anna", "She is named beside it."),
    ]
    assert Change.objects.locked_fields(quote) == {"speaker", "review"}
    assert f"s:{ann.public_id}" in facets_of(SearchQuote.objects.get(quote=quote))


def test_one_press_gives_a_quote_to_somebody_the_article_names(desk, quote, ann, bo):
    page = desk.get(change_url(quote)).content.decode()
    assert f'value="speaker {ann.public_id}"' in page
    assert f'value="speaker {bo.public_id}"' not in page
    desk.post(change_url(quote), {"kind": "direct", "label": "Ann Smith", "named": "on",
        "initial-label": "Ann Smith", "initial-named": "True", "initial-kind": "direct",
        "speaker": bo.pk, "initial-speaker": bo.pk,
        "_said_by": f"speaker {ann.public_id}"})  # fmt: skip
    quote.refresh_from_db()
    assert (quote.speaker, quote.review) == (ann, Review.CORRECTED)


def test_an_organization_takes_the_place_of_a_person(desk, quote, ministry):
    save(desk, change_url(quote), organization=ministry.pk)
    quote.refresh_from_db()
    assert (quote.speaker, quote.organization) == (None, ministry)


def test_a_person_and_an_organization_at_once_is_refused(desk, quote, ann, ministry):
    response = save(desk, change_url(quote), speaker=ann.pk, organization=ministry.pk)
    assert errors(response) == ["A person speaks or an organization, not both: empty one."]


def test_a_speaker_that_is_gone_is_refused(desk, quote):
    data = {"kind": "direct", "_said_by": "speaker 2222222222"}
    response = desk.post(change_url(quote), data)
    assert errors(response) == ["The chosen speaker is no longer in the archive."]


def test_accepting_keeps_the_attribution(desk, quote, bo):
    save(desk, change_url(quote), "_accept")
    quote.refresh_from_db()
    assert (quote.speaker, quote.review, quote.reviewed_by.username) == (bo, "accepted", "anna")
    assert ledger(quote) == [("review", "machine", "accepted", "anna", "")]


def test_accepting_with_a_changed_field_corrects(desk, quote):
    save(desk, change_url(quote), "_accept", label="Ms Smith")
    quote.refresh_from_db()
    assert (quote.label, quote.review) == ("Ms Smith", Review.CORRECTED)


def test_rejecting_takes_a_quote_out_of_search_and_answers_410(desk, quote, client):
    save(desk, change_url(quote), "_reject", why="A title.")
    quote.refresh_from_db()
    assert quote.review == Review.REJECTED
    assert not SearchQuote.objects.filter(quote=quote).exists()
    assert client.get(quote.get_absolute_url()).status_code == 410
    assert ledger(quote) == [("review", "machine", "rejected", "anna", "A title.")]


def test_reopening_lets_the_machine_attribute_it_again(desk, quote, ann):
    save(desk, change_url(quote), speaker=ann.pk)
    save(desk, change_url(quote), "_reopen")
    quote.refresh_from_db()
    assert (quote.review, quote.reviewed_by) == (Review.MACHINE, None)
    assert Change.objects.locked_fields(quote) == set()


def test_saving_what_was_not_changed_writes_nothing(desk, quote):
    response = save(desk, change_url(quote))
    quote.refresh_from_db()
    assert (quote.review, ledger(quote), response.url) == ("machine", [], change_url(quote))


def test_the_words_themselves_cannot_be_changed(desk, quote):
    save(desk, change_url(quote), text="Other words", start=5, confidence=1, review="accepted")
    quote.refresh_from_db()
    assert (quote.text, quote.start, quote.review) == ("The river rose", 1, Review.MACHINE)


def test_a_decision_leads_to_the_least_sure_quote_that_waits(desk, article):
    surer, first, second = (
        factories.make_quote(article, "The river rose", confidence=c) for c in (0.9, 0.2, 0.4)
    )
    assert save(desk, change_url(first), "_accept").url == change_url(second)
    assert save(desk, change_url(surer), "_accept").url == change_url(second)
    assert save(desk, change_url(second), "_reject").url == f"{list_url(Quote)}?"


def test_the_next_quote_is_one_of_those_the_list_was_narrowed_to(desk, article):
    first = factories.make_quote(article, "The river rose", confidence=0.1)
    factories.make_quote(confidence=0.2)
    here = factories.make_quote(article, "It fell again", confidence=0.3)
    narrowed = {"_changelist_filters": f"article={article.public_id}&show=all&p=1"}
    assert save(desk, change_url(first, **narrowed), "_accept").url == change_url(here, **narrowed)


def test_filters_that_make_no_sense_lead_on_all_the_same(desk, article):
    first = factories.make_quote(article, "The river rose", confidence=0.1)
    address = change_url(first, _changelist_filters="article=nonsense&kind__exact=x")
    assert save(desk, address, "_accept").status_code == 302


def test_saving_and_staying_stays(desk, quote):
    response = save(desk, change_url(quote), "_continue", label="Ms Smith")
    assert response.url == change_url(quote)


def test_the_list_shows_what_waits_least_sure_first(desk, article):
    sure, unsure = (
        factories.make_quote(article, "The river rose", confidence=c) for c in (0.9, 0.2)
    )
    factories.make_quote(article, "It fell again", review=Review.ACCEPTED)
    rows = desk.get(list_url(Quote)).context["cl"].result_list
    assert list(rows) == [unsure, sure]
    assert len(desk.get(list_url(Quote, show="all")).context["cl"].result_list) == 3


@pytest.mark.parametrize(
    ("action", "review"),
    [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure"), ("reopen", "machine")],
)
def test_several_quotes_are_decided_from_the_list(action, review, desk, article):
    state = Review.ACCEPTED if action == "reopen" else Review.MACHINE
    quotes = [factories.make_quote(article, "The river rose", review=state) for _ in range(2)]
    ticked = {"action": action, "_selected_action": [quote.pk for quote in quotes]}
    page = desk.post(list_url(Quote, show="all"), ticked, follow=True)
    assert "The river rose" in page.content.decode()
    assert {q.review for q in Quote.objects.all()} == {state}
    desk.post(page.redirect_chain[-1][0], {"reason": ""})
    assert {q.review for q in Quote.objects.all()} == {review}
    assert {tuple(ledger(quote)[0][:4]) for quote in quotes} == {("review", state, review, "anna")}


def test_several_quotes_are_given_to_one_speaker(desk, quote, article, ann):
    other = factories.make_quote(article, "It fell again")
    ticked = {"action": "give", "_selected_action": [quote.pk, other.pk]}
    page = desk.post(list_url(Quote), ticked, follow=True)
    assert "The river rose" in page.content.decode()
    address = page.redirect_chain[-1][0]
    desk.post(address, {"speaker": ann.pk, "reason": "Same interview."})
    assert {q.speaker for q in Quote.objects.all()} == {ann}
    assert ledger(other)[0] == ("speaker", None, ann.public_id, "anna", "Same interview.")


def test_too_many_at_once_are_refused(desk, quote, monkeypatch):
    monkeypatch.setattr("articles.admin.selection.MOST", 0)
    desk.post(list_url(Quote), {"action": "accept", "_selected_action": [quote.pk]})
    quote.refresh_from_db()
    assert quote.review == Review.MACHINE


def test_a_quote_is_found_by_its_words_whatever_its_state(desk, quote, article):
    hidden = factories.make_quote(article, "It fell again", review=Review.REJECTED)
    for words, found in (("river rose", quote), ("FELL again", hidden), (quote.public_id, quote)):
        rows = desk.get(list_url(Quote, show="all", q=words)).context["cl"].result_list
        assert list(rows) == [found]


def test_a_locked_field_says_who_set_it(desk, quote, ann):
    save(desk, change_url(quote), speaker=ann.pk)
    page = desk.get(change_url(quote)).content.decode()
    assert page.count("Set by anna on") == 1


def test_any_spelling_finds_the_speaker_and_tells_namesakes_apart(desk, ann, quote):
    address = reverse("admin:autocomplete")
    field = {"app_label": "articles", "model_name": "quote", "field_name": "speaker"}
    for typed in ("ÁNNIE", "smith ann", "Ani Smyth", ann.public_id):
        results = desk.get(address, {**field, "term": typed}).json()["results"]
        assert results == [{"id": str(ann.pk), "text": "Ann Smith · minister · 0 quotes"}]
    assert desk.get(address, {**field, "term": "Zebra"}).json()["results"] == []
