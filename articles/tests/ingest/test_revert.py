"""Every change that the ledger knows is taken back, or it is said why not."""

import datetime

import pytest

from articles.ingest import annotating, blocks, edits, merge, parts, proposals, review, states
from articles.ingest import ledger as book
from articles.ingest.revert import CannotRevert, revert
from articles.ingest.setting import CannotSet
from articles.models import Affiliation, Change, Reason, Speaker, VariantName
from articles.search import documents
from articles.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return factories.make_user("anna")


@pytest.fixture
def article():
    return factories.make_article("“The river rose,” Ann Smith said. “It fell again.”")


@pytest.fixture
def quote(article):
    return factories.make_quote(article, "The river rose", factories.make_speaker("Ann Smith"))


def last(record, field):
    return Change.objects.of(record).filter(field=field).first()


def undo(record, field, user):
    """`record` afresh, after the last change of `field` was taken back."""
    revert(last(record, field), user=user, reason="A slip.")
    assert documents.differences() == []
    return type(record).objects.get(pk=record.pk)


@pytest.mark.parametrize(
    ("name", "value"),
    [("headline", "New"), ("bylines", ["Bo"]), ("kind", "opinion"), ("language", "de")],
)
def test_a_field_is_as_before_and_the_machine_s_again(name, value, article, user):
    before = getattr(article, name)
    edits.change_fields(article, user=user, **{name: value})
    assert getattr(undo(article, name, user), name) == before
    assert Change.objects.locked_fields(article) == set()


def test_what_the_machine_changed_is_locked_once_it_is_taken_back(article, user):
    book.write(article, "headline", "The river fell", article.headline, extractor="1")
    assert undo(article, "headline", user).headline == "The river fell"
    assert Change.objects.locked_fields(article) == {"headline"}


@pytest.mark.parametrize("half", ["published", "published_precision"])
def test_a_date_goes_back_with_its_precision(half, article, user):
    edits.change_fields(article, user=user, published=None, published_precision="unknown")
    again = undo(article, half, user)
    assert (again.published, again.published_precision) == (datetime.date(2022, 8, 9), "day")
    assert Change.objects.locked_fields(article) == set()


def test_publication_topics_and_state_go_back(article, user):
    edits.change_fields(article, user=user, publication=factories.make_publication())
    assert undo(article, "publication", user).publication is None
    edits.file_under(article, [factories.make_topic()], user=user)
    assert list(undo(article, "topics", user).topics.all()) == []
    states.withdraw(article, user=user, reason=Reason.LEGAL)
    assert undo(article, "state", user).state == "public"


def test_who_speaks_goes_back(quote, user):
    ann, bo = quote.speaker, factories.make_speaker("Bo Jones")
    review.correct(quote, user=user, speaker=bo)
    again = undo(quote, "speaker", user)
    assert (again.speaker, again.review) == (ann, "corrected")
    assert undo(quote, "review", user).review == "machine"
    assert Change.objects.locked_fields(quote) == set()


def test_a_quote_s_place_goes_back(quote, user):
    annotating.move_ends(quote, [(5, 15)], user=user)
    again = undo(quote, "segments", user)
    assert (again.text, again.segments) == ("The river rose", [1, 15])
    assert Change.objects.locked_fields(quote) == {"review"}


def test_an_added_quote_is_no_quotation(article, user):
    quote = annotating.add_quote(article, [(36, 48)], user=user)
    assert undo(quote, "created", user).review == "rejected"


def test_joined_quotes_are_two_again(quote, article, user):
    other = factories.make_quote(article, "It fell again.")
    annotating.join(quote, other, user=user)
    assert undo(other, "moved_to", user).state == "public"
    assert undo(quote, "segments", user).text == "The river rose"


def test_merged_records_are_two_again(quote, user):
    ann, anne = quote.speaker, factories.make_speaker("Anne Smith")
    merge.merge(ann, anne, user=user)
    assert undo(ann, "moved_to", user).quotes.get() == quote


def test_names_and_affiliations_go_back(user):
    ann = factories.make_speaker("Ann Smith")
    name = parts.keep_part(VariantName(speaker=ann, name="Annie"), user=user)
    undo(ann, "variant_names", user)
    assert not ann.variant_names.filter(name="Annie").exists()
    parts.drop_part(ann.variant_names.get(), user=user)
    undo(ann, "variant_names", user)
    assert (ann.variant_names.get().name, name.fold_key) == ("Ann Smith", "annie")
    body = factories.make_organization()
    role = parts.keep_part(Affiliation(speaker=ann, organization=body, role="minister"), user=user)
    role.role = "mayor"
    parts.keep_part(role, user=user)
    undo(ann, "affiliations", user)
    assert (ann.affiliations.get().role, ann.affiliations.get().organization) == ("minister", body)


def test_blocks_and_notes_go_back(article, user):
    blocks.change_blocks(article, {0: "caption"}, user=user)
    assert undo(article, "layout", user).layout[0]["kind"] == "paragraph"
    note = edits.annotate(article, user=user, text="Look.", public=True)
    edits.change_note(note, user=user, text="Look here.")
    undo(article, "annotation", user)
    note.refresh_from_db()
    assert note.text == "Look."


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("text", "undo the run that brought it in"),
        ("created", "withdraw it instead"),
        ("reference", "is not set by hand"),
        ("nonsense", "is not set by hand"),
        ("annotation_public", "on its own page"),
        ("annotation", "A note is not deleted"),
    ],
)
def test_what_cannot_be_taken_back_says_so(field, sentence, article, user):
    after = getattr(article, field, None)
    change = book.write(article, field, "x", after, user=user)
    change = (
        change if field != "annotation" else book.write(article, field, None, "Look.", user=user)
    )
    with pytest.raises(CannotRevert, match=sentence):
        revert(change, user=user)


def test_what_was_changed_again_since_is_not_taken_back(article, user):
    edits.change_fields(article, user=user, headline="One")
    first = last(article, "headline")
    edits.change_fields(article, user=user, headline="Two")
    with pytest.raises(CannotRevert, match="changed again since"):
        revert(first, user=user)
    assert undo(article, "headline", user).headline == "One"
    revert(first, user=user)
    with pytest.raises(CannotRevert, match="reverted"):
        revert(first, user=user)


# What the machine proposes


def propose(record, field, after, **fields):
    return book.propose(record, field, None, after, score=0.7, **fields)


def test_an_accepted_proposal_is_written_by_the_editor(quote, user):
    bo = factories.make_speaker("Bo Jones")
    proposals.accept(propose(quote, "speaker", bo), user=user)
    quote.refresh_from_db()
    assert (quote.speaker, quote.review) == (bo, "corrected")
    assert Change.objects.of(quote).proposed().count() == 0
    assert last(quote, "speaker").user == user


@pytest.mark.parametrize(
    ("field", "after"),
    [("review", "rejected"), ("label", "Ms Smith"), ("kind", "mixed"), ("named", False)],
)
def test_any_field_of_a_quote_is_accepted(field, after, quote, user):
    proposals.accept(propose(quote, field, after), user=user)
    quote.refresh_from_db()
    assert getattr(quote, field) == after


def test_proposed_words_are_looked_for_where_the_quote_stands(quote, user):
    proposals.accept(propose(quote, "text", "river rose"), user=user)
    quote.refresh_from_db()
    assert (quote.text, quote.segments) == ("river rose", [5, 15])


def test_a_date_is_accepted_with_its_precision(article, user):
    propose(article, "published_precision", "year")
    proposals.accept(propose(article, "published", datetime.date(2020, 1, 1)), user=user)
    article.refresh_from_db()
    assert (article.published.year, article.published_precision) == (2020, "year")
    assert Change.objects.proposed().count() == 0


def test_an_accepted_duplicate_is_merged(user):
    ann, anne = factories.make_speaker("Ann Smith"), factories.make_speaker("Anne Smith")
    proposals.accept(propose(anne, "moved_to", ann), user=user)
    assert Speaker.objects.get(pk=anne.pk).moved_to == ann


def test_a_refused_proposal_never_comes_back(article, user):
    proposals.refuse(propose(article, "headline", "Worse"), user=user, reason="No.")
    assert propose(article, "headline", "Worse") is None
    refused = Change.objects.of(article).get()
    assert (refused.state, refused.user, refused.reason) == ("refused", user, "No.")
    assert Change.objects.locked_fields(article) == set()
    nothing = propose(article, "publication", None)
    proposals.refuse(nothing, user=user)
    assert propose(article, "publication", None) is None


def test_a_proposal_is_decided_once(article, user):
    change = propose(article, "headline", "Better")
    proposals.accept(change, user=user)
    with pytest.raises(proposals.NotProposed, match="applied already"):
        proposals.refuse(change, user=user)


def test_a_proposal_that_cannot_be_carried_out_stays(quote, article, user):
    for record, field, after in (
        (quote, "text", "zebra"), (quote, "speaker", "2222222222"), (article, "moved_to", "x"),
        (article, "kind", "nonsense"), (article, "text", "x"),
    ):  # fmt: skip
        change = propose(record, field, after)
        with pytest.raises(CannotSet):
            proposals.accept(change, user=user)
        change.refresh_from_db()
        assert change.state == "proposed"
