"""What versions of an article do to its stored quotes, and what editors say to it."""

import pytest

from articles.ingest import annotating, proposals, review, states
from articles.ingest.quotes import misplaced
from articles.ingest.revert import revert
from articles.ingest.setting import CannotSet
from articles.ingest.store import store
from articles.models import Change, Quote, Reason, Speaker, State
from articles.search import documents
from articles.tests.factories import make_batch, make_user

from .extractions import extraction, source

pytestmark = pytest.mark.django_db

HOLDS = "The dam will hold through the winter, whatever they say in the capital."
LEAKS = "It leaks at every seam, and nobody has looked at it since the spring."
TEXT = (
    f"“{HOLDS}” Ann Varga said.\n\nIvo Brandt disagreed. “{LEAKS}” he told the council.\n\n"
    "The ministry kept silent, and the mayor left by the back door before the vote was taken."
)
QUOTES = [(HOLDS, "Ann Varga"), (LEAKS, "Ivo Brandt")]
PEOPLE = [("Ann Varga",), ("Ivo Brandt",)]
#: Between the two thresholds: half of the words are others.
OTHERWISE = "It leaks at one seam, they admit, and an engineer has looked at it."
WITHOUT_LEAKS = TEXT.replace(f"“{LEAKS}” he told the council.", "He left.")
READ_OTHERWISE = TEXT.replace(f"“{LEAKS}” he told the council.", f"“{OTHERWISE}” was all.")


def put(text=TEXT, quotes=QUOTES, **options):
    """The article, as an extraction of `text` leaves it; nothing in it is out of place."""
    found = extraction(text, quotes, PEOPLE)
    outcome = store(source(text), found, batch=make_batch(), extractor="1", **options)
    assert [*misplaced(outcome.article), *documents.differences()] == []
    current = Quote.objects.current().filter(article=outcome.article)
    places = [str(quote.segments) for quote in current]
    assert len(places) == len(set(places))
    return outcome.article


def quote_of(words):
    return Quote.objects.get(text=words)


@pytest.fixture
def leaks():
    """The quote that changes, of a stored article."""
    put()
    return quote_of(LEAKS)


@pytest.fixture
def asked(leaks):
    """(the orphan, the new quote, the proposal that they are one)"""
    put(READ_OTHERWISE, [QUOTES[0], (OTHERWISE, "Ivo Brandt")])
    leaks.refresh_from_db()
    return leaks, quote_of(OTHERWISE), Change.objects.proposed().get(field="moved_to")


def test_corrected_words_keep_the_id_and_the_ledger_has_the_score(leaks):
    corrected = LEAKS.replace("nobody has looked", "nobody had looked")
    put(TEXT.replace(LEAKS, corrected), [QUOTES[0], (corrected, "Ivo Brandt")])
    assert quote_of(corrected).public_id == leaks.public_id
    change = Change.objects.of(leaks).get(field="text")
    assert (change.before, change.after) == (LEAKS, corrected)
    assert 0.9 < change.score < 1


def test_an_orphan_waits_for_an_editor_who_takes_note(leaks):
    put(WITHOUT_LEAKS, QUOTES[:1])
    (proposal,) = Change.objects.proposed()
    assert (proposal.record_id, proposal.field) == (leaks.public_id, "orphaned_at")
    editor = make_user()
    proposals.accept(proposal, user=editor)
    leaks.refresh_from_db()
    assert leaks.orphaned_at is not None
    assert Change.objects.of(leaks).first().user == editor
    put(WITHOUT_LEAKS + " It rained.", QUOTES[:1])
    assert not Change.objects.proposed().exists()


def test_words_that_come_back_revive_the_orphan_and_close_its_case(leaks):
    put(WITHOUT_LEAKS, QUOTES[:1])
    put(WITHOUT_LEAKS + " It rained.", QUOTES[:1])
    put("Lead.\n\n" + TEXT)
    leaks.refresh_from_db()
    assert (leaks.orphaned_at, leaks.text, Quote.objects.count()) == (None, LEAKS, 2)
    assert not Change.objects.proposed().exists()


def test_an_orphan_never_takes_what_now_stands_at_its_old_place(leaks):
    put(WITHOUT_LEAKS, QUOTES[:1])
    put("Lead.\n\n" + WITHOUT_LEAKS, QUOTES[:1])
    leaks.refresh_from_db()
    assert (leaks.text, leaks.orphaned_at is not None) == (LEAKS, True)


def test_few_words_come_back_only_from_the_same_mouth():
    text = "“No,” Ann Varga said. " + TEXT
    put(text, [("No,", "Ann Varga"), *QUOTES])
    no = quote_of("No,")
    put()
    put(TEXT + " “No,” Ivo Brandt said.", [*QUOTES, ("No,", "Ivo Brandt")])
    no.refresh_from_db()
    assert no.orphaned_at is not None
    assert Quote.objects.get(text="No,", orphaned_at=None).speaker.name == "Ivo Brandt"


def test_what_may_be_a_reworded_quote_is_a_new_one_and_a_proposal(asked):
    orphan, new, proposal = asked
    assert orphan.orphaned_at is not None
    assert (proposal.record_id, proposal.after) == (new.public_id, orphan.public_id)
    assert 0.6 <= proposal.score < 0.75


def test_an_accepted_successor_gives_its_place_to_the_older_id(asked):
    orphan, new, proposal = asked
    proposals.accept(proposal, user=make_user())
    orphan.refresh_from_db()
    new.refresh_from_db()
    assert (orphan.text, orphan.orphaned_at) == (OTHERWISE, None)
    assert (new.state, new.moved_to) == (State.MERGED, orphan)
    assert [*misplaced(orphan.article), *documents.differences()] == []


def test_taking_that_back_leaves_both_as_they_were(asked):
    orphan, new, proposal = asked
    editor = make_user()
    proposals.accept(proposal, user=editor)
    revert(Change.objects.of(new).get(field="moved_to", state="applied", user=editor), user=editor)
    orphan.refresh_from_db()
    new.refresh_from_db()
    assert (orphan.text, orphan.orphaned_at is not None) == (LEAKS, True)
    assert (new.state, new.text, new.moved_to) == (State.PUBLIC, OTHERWISE, None)
    put("Lead.\n\n" + TEXT)
    orphan.refresh_from_db()
    assert (orphan.text, orphan.orphaned_at) == (LEAKS, None)


def test_a_successor_whose_words_are_gone_too_cannot_be_accepted(asked):
    _orphan, _new, proposal = asked
    put(WITHOUT_LEAKS, QUOTES[:1])
    proposal.refresh_from_db()
    assert proposal.state == Change.State.REVERTED
    proposal.state = Change.State.PROPOSED
    proposal.save()
    with pytest.raises(CannotSet, match="no longer stands"):
        proposals.accept(proposal, user=make_user())


def test_quotes_found_as_one_and_then_as_two_again_are_the_same_two():
    two = TEXT.replace("Ann Varga said.\n\nIvo Brandt disagreed", "Ann Varga said. It was late")
    by_her = [(HOLDS, "Ann Varga"), (LEAKS, "Ann Varga")]
    put(two, by_her)
    before = set(Quote.objects.values_list("public_id", flat=True))
    both = f"{HOLDS} {LEAKS}"
    put(two.replace(f"{HOLDS}” Ann Varga said. It was late. “{LEAKS}", both), [(both, "Ann Varga")])
    states = Quote.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["merged", "public"]
    put(two, by_her)
    after = Quote.objects.current().values_list("public_id", flat=True)
    assert (set(after), Quote.objects.count()) == (before, 2)


def test_an_accepted_quote_keeps_speaker_and_review_when_its_words_are_corrected(leaks):
    varga = Speaker.objects.get(name="Ann Varga")
    review.correct(leaks, user=make_user(), speaker=varga)
    corrected = LEAKS.replace("nobody has looked", "nobody had looked")
    put(TEXT.replace(LEAKS, corrected), [QUOTES[0], (corrected, "Ivo Brandt")])
    leaks.refresh_from_db()
    assert (leaks.text, leaks.speaker, leaks.review) == (corrected, varga, "corrected")


def test_a_person_s_quote_stands_where_its_words_are_whatever_marks_they_have():
    article = put()
    words = "the mayor left by the back door"
    start = article.text.index(words)
    spans = [(start, start + len(words))]
    made = annotating.add_quote(article, spans, user=make_user(), label="witnesses")
    put(TEXT.replace(words, "the ‘mayor’ left — by the Back Door") + " More.")
    made.refresh_from_db()
    assert (made.text, made.orphaned_at) == ("the ‘mayor’ left — by the Back Door", None)


def test_a_person_s_quote_stays_when_its_words_are_corrected():
    article = put()
    words = "the mayor left by the back door before the vote"
    start = article.text.index(words)
    spans = [(start, start + len(words))]
    made = annotating.add_quote(article, spans, user=make_user(), label="witnesses")
    put(TEXT.replace("by the back door", "by the side door"))
    made.refresh_from_db()
    assert (made.text, made.orphaned_at, made.review) == (
        "the mayor left by the side door before the vote",
        None,
        "accepted",
    )


def test_withdrawn_words_stay_withdrawn_when_they_are_quoted_within_more(leaks):
    states.withdraw(leaks, reason=Reason.LEGAL)
    more = f"{LEAKS} Go and see."
    put(TEXT.replace(LEAKS, more), [QUOTES[0], (more, "Ivo Brandt")])
    assert not Quote.objects.current().filter(text__contains="every seam").exists()
