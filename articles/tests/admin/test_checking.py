"""What waits in one list, least sure first, decided with one press or several at once."""

import pytest
from django.urls import reverse

from articles.admin import waiting
from articles.admin.overview import tallies
from articles.admin.waiting import Cursor
from articles.ingest import ledger, review
from articles.models import Change, Quote, Review, Speaker, State
from articles.search import documents
from articles.tests import factories

TEXT = "“The river rose,” Ann Smith said. “It fell again,” said Bo Jones of the Ministry of Rivers."


@pytest.fixture
def article(db):
    return factories.make_article(TEXT)


@pytest.fixture
def ann(article):
    speaker = factories.make_speaker("Ann Smith")
    factories.make_mention(article, speaker)
    return speaker


@pytest.fixture
def quote(article):
    candidates = [{"name": "Bo Jones", "confidence": 0.25}]
    quote = factories.make_quote(article, "The river rose", confidence=0.4, candidates=candidates)
    documents.index([article.pk])
    return quote


@pytest.fixture
def proposal(article):
    return ledger.propose(article, "headline", article.headline, "The river rose", score=0.3)


def address(**query):
    return reverse("admin:check", query=query)


def items(desk, **query):
    return desk.get(address(**query)).context["items"]


def press(desk, verb, item, given=""):
    """Press a row's button; the sentences that are shown afterwards."""
    page = desk.post(address(), {"decide": f"{verb} {item.key} {given}".strip()}, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_quotes_and_proposals_stand_in_one_row_least_sure_first(desk, quote, proposal, article):
    sure = factories.make_quote(article, "It fell again", confidence=0.9)
    unscored = ledger.propose(article, "kind", "news", "opinion")
    factories.make_quote(article, "Ann Smith", review=Review.ACCEPTED)
    assert [item.subject for item in items(desk)] == [proposal, quote, sure, unscored]
    assert [item.subject for item in items(desk, what="quotes")] == [quote, sure]
    assert [item.subject for item in items(desk, what="changes")] == [proposal, unscored]
    assert items(desk, what="duplicates") == []
    assert items(desk, what="nonsense")[0].subject == proposal


def test_a_row_shows_the_words_around_the_evidence_and_the_runners_up(desk, quote):
    page = desk.get(address()).content.decode()
    assert '<mark class="said">The river rose</mark>,” Ann Smith said.' in page
    assert "40%" in page
    assert "Bo Jones 25%" in page


def test_every_row_comes_once_however_the_pages_fall(desk, article, monkeypatch):
    monkeypatch.setattr(waiting, "PAGE", 2)
    for number, score in enumerate([0.5, None, 0.5, 0.2]):
        ledger.propose(article, "headline", "", f"{number}", score=score)
    ledger.propose(article, "headline", "", "last")
    for _number in range(3):
        factories.make_quote(article, "river", confidence=0.5)
    seen, after = [], ""
    while after is not None:
        page = desk.get(address(**({"after": after} if after else {}))).context
        seen += [(item.kind, item.subject.pk) for item in page["items"]]
        after = page["next"] and page["next"].rpartition("after=")[2]
    assert len(seen) == len(set(seen)) == 8
    assert [kind for kind, _key in seen] == ["change"] * 3 + ["quote"] * 3 + ["change"] * 2


@pytest.mark.parametrize("written", ["", "x", "1_z_2", "nan_q_1", "0.5_q_x", None])
def test_a_place_in_the_list_that_makes_no_sense_is_the_beginning(written):
    assert Cursor.read(written) == Cursor()


@pytest.mark.parametrize(
    ("verb", "state"), [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure")]
)
def test_one_press_decides_about_a_quote(verb, state, desk, quote, editor):
    sentences = press(desk, verb, items(desk)[0])
    quote.refresh_from_db()
    assert (quote.review, quote.reviewed_by) == (state, editor)
    assert len(sentences) == 1
    assert items(desk) == []
    assert documents.differences() == []


def test_one_press_gives_a_quote_to_somebody_the_article_names(desk, quote, ann):
    item = items(desk)[0]
    assert [offer.record for offer in item.offers] == [ann]
    press(desk, "give", item, item.offers[0].value)
    quote.refresh_from_db()
    assert (quote.speaker, quote.review) == (ann, Review.CORRECTED)


def test_one_press_makes_or_refuses_a_proposed_change(desk, proposal, article, editor):
    press(desk, "accept", items(desk)[0])
    article.refresh_from_db()
    assert article.headline == "The river rose"
    assert Change.objects.locked_fields(article) == {"headline"}
    ledger.propose(article, "dek", "", "A dek", score=0.1)
    press(desk, "reject", items(desk)[0])
    assert ledger.propose(article, "dek", "", "A dek") is None
    assert Change.objects.of(article).get(field="dek").user == editor


def test_a_likely_duplicate_is_merged_or_kept_apart(desk):
    ann, anne = factories.make_speaker("Ann Smith"), factories.make_speaker("Anne Smith")
    ledger.propose(anne, "moved_to", None, ann, reason="The names sound alike.")
    page = desk.get(address(what="duplicates")).content.decode()
    assert "Ann Smith</b>?" in page
    assert "The names sound alike." in page
    press(desk, "accept", items(desk)[0])
    assert Speaker.objects.get(pk=anne.pk).moved_to == ann


def test_what_somebody_else_decided_meanwhile_is_told_and_left(desk, quote, ann):
    item = items(desk)[0]
    review.correct(quote, user=factories.make_user("bo"), speaker=ann)
    sentences = press(desk, "reject", item)
    assert "It was changed meanwhile: bo: speaker – → Ann Smith" in sentences[0]
    quote.refresh_from_db()
    assert quote.review == Review.CORRECTED


def test_a_proposal_that_is_decided_already_says_so(desk, proposal):
    item = items(desk)[0]
    press(desk, "reject", item)
    assert press(desk, "accept", item) == ["This is refused already."]


def test_a_proposal_that_cannot_be_made_says_why(desk, quote):
    ledger.propose(quote, "text", quote.text, "zebra", score=0.1)
    assert press(desk, "accept", items(desk)[0]) == ["These words are not in the article's text."]


@pytest.mark.parametrize("value", ["", "accept", "accept quote:2222222222:0", "nonsense change:1:0",
                                   "accept quote:x:y", "accept change:999999999:0"])  # fmt: skip
def test_a_press_that_names_nothing_is_no_error(value, desk, proposal):
    assert desk.post(address(), {"decide": value}).status_code == 302


def test_several_are_decided_after_a_preview(desk, quote, proposal, article):
    keys = [item.key for item in items(desk)]
    page = desk.post(address(), {"item": keys, "verb": "accept", "_preview": "yes"})
    assert [str(outcome) for _item, outcome in page.context["items"]] == [
        "changed as proposed",
        "accepted as it stands",
    ]
    quote.refresh_from_db()
    assert quote.review == Review.MACHINE
    answers = {"item": keys, "verb": "accept", "reason": "All read.", "_confirm": "yes"}
    desk.post(address(), answers)
    quote.refresh_from_db()
    article.refresh_from_db()
    assert (quote.review, article.headline) == (Review.ACCEPTED, "The river rose")
    assert Change.objects.of(quote).get(field="review").reason == "All read."


def test_a_preview_asks_as_often_for_many_as_for_few(desk, article, django_assert_max_num_queries):
    for _number in range(9):
        factories.make_quote(article, "river", confidence=0.5)
        ledger.propose(article, "headline", "", f"{_number}", score=0.1)
    keys = [item.key for item in items(desk)]
    with django_assert_max_num_queries(19):
        desk.post(address(), {"item": keys, "verb": "accept", "_preview": "yes"})


def test_nothing_ticked_changes_nothing(desk, quote):
    page = desk.post(address(), {"verb": "accept", "_preview": "yes"}, follow=True)
    assert "Nothing was chosen." in page.content.decode()


def test_quotes_of_withdrawn_articles_do_not_wait(desk, quote, article):
    article.state, article.reason = State.WITHDRAWN, "legal"
    article.save()
    assert items(desk) == []


def test_the_list_asks_as_often_for_many_as_for_few(desk, article, django_assert_max_num_queries):
    def fill(times):
        for _time in range(times):
            other = factories.make_article(TEXT)
            ann = factories.make_speaker("Ann Smith")
            factories.make_mention(other, ann)
            quote = factories.make_quote(other, "The river rose", confidence=0.4)
            ledger.propose(quote, "speaker", None, ann, score=0.2)
            ledger.propose(ann, "moved_to", None, factories.make_speaker("Anne Smith"))
            ledger.propose(other, "headline", "", "x", score=0.1)

    fill(1)
    with django_assert_max_num_queries(19) as few:
        desk.get(address())
    fill(2)
    with django_assert_max_num_queries(19) as many:
        desk.get(address())
    assert len(many) == len(few)


def test_the_front_page_counts_what_waits(desk, quote, proposal, article, monkeypatch):
    factories.make_quote(article, "It fell again", orphaned_at="2024-01-01T00:00Z")
    factories.make_article(published=None, state=State.HIDDEN)
    factories.make_batch(tally={"failed": 3})
    ann = factories.make_speaker("Ann Smith")
    ledger.propose(ann, "moved_to", None, factories.make_speaker("Anne Smith"))
    counted = {tally.name: tally.count for tally in tallies()}
    assert counted == {
        "unreviewed": "1", "unattributed": "1", "proposed": "1", "duplicates": "1", "unsure": "0",
        "orphaned": "1", "undated": "1", "hidden": "1", "failed": "3",
    }  # fmt: skip
    page = desk.get(reverse("admin:index")).content.decode()
    for tally in tallies():
        assert f'href="{tally.url.replace("&", "&amp;")}"' in page
        assert desk.get(tally.url).status_code == 200


def test_counts_stop_where_they_no_longer_help(desk, quote, article, monkeypatch):
    monkeypatch.setattr("articles.admin.bounded.MOST", 1)
    factories.make_quote(article, "It fell again")
    assert next(tallies_named("unreviewed")) == "more than 1"
    assert Quote.objects.count() == 2


def tallies_named(name):
    return (tally.count for tally in tallies() if tally.name == name)


def test_the_front_page_is_quick_to_ask(desk, quote, django_assert_max_num_queries):
    with django_assert_max_num_queries(19):
        desk.get(reverse("admin:index"))


def test_who_may_not_change_quotes_has_nothing_to_check(client, db):
    client.force_login(factories.make_user(is_staff=True))
    assert client.get(address()).status_code == 403
    assert "What waits" not in client.get(reverse("admin:index")).content.decode()
