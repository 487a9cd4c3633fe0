"""A stored quote in the article's new text: renewed, moved, joined to another, or orphaned."""

from django.db.models import Q
from django.utils import timezone

from articles.models import Change, Quote, Review, State

from .. import ledger
from ..reanchor import bare_words, pairs_of, words
from .fields import attribution, bounds, evidence


def renew(quote, found, text, voices, origin):
    """A stored quote, found again: new bounds, and a new attribution unless a person set it."""
    stand_alone(quote, origin)
    move(quote, pairs_of(found.segments), text, origin)
    origin = {**origin, "score": None}
    for name, value in evidence(found, text).items():
        setattr(quote, name, value)
    decided = quote.review != Review.MACHINE
    for name, value in attribution(found, text, voices).items():
        before = getattr(quote, name)
        if before == value:
            continue
        if decided:
            ledger.propose(quote, name, before, value, **{**origin, "score": found.confidence})
        else:
            ledger.write(quote, name, before, value, **origin)
            setattr(quote, name, value)


def stand_alone(quote, origin):
    """Undo that the machine had joined `quote` to another: its words are there by themselves."""
    if quote.state == State.MERGED:
        reason = "Found by itself again."
        ledger.write(quote, "moved_to", quote.moved_to, None, **{**origin, "reason": reason})
        quote.state, quote.moved_to, quote.state_changed_at = State.PUBLIC, None, timezone.now()


def move(quote, spans, text, origin):
    """A stored quote at its place in the article's new text, its evidence forgotten."""
    fields = bounds(spans, text)
    if fields["text"] != quote.text:
        ledger.write(quote, "text", quote.text, fields["text"], **origin)
    if quote.orphaned_at:
        ledger.write(quote, "orphaned_at", quote.orphaned_at, None, **{**origin, "score": None})
    for name, value in {**fields, "orphaned_at": None}.items():
        setattr(quote, name, value)
    clear_evidence(quote)


def clear_evidence(quote):
    """Forget spans into the old text that nothing says where they are in the new one."""
    quote.mention_start = quote.mention_end = quote.cue_start = quote.cue_end = None


def propose_rejection(quote, origin):
    if quote.review == Review.MACHINE:
        reason = "The extractor no longer reports these words as a quotation."
        ledger.propose(quote, "review", quote.review, Review.REJECTED, reason=reason, **origin)


def propose_bounds(quote, found, text, origin):
    after = words(text, pairs_of(found.segments))
    if quote.review != Review.REJECTED and bare_words(after) != bare_words(quote.text):
        ledger.propose(quote, "text", quote.text, after, score=found.confidence, **origin)


def join(quote, heir, origin, *, before=None, reason="Found as one quotation."):
    """`quote`'s words are part of `heir` now: its link leads there."""
    ledger.write(quote, "moved_to", before, heir, reason=reason, **origin)
    Quote.objects.filter(moved_to=quote).update(moved_to=heir)
    quote.state, quote.reason, quote.moved_to = State.MERGED, "", heir
    quote.state_changed_at = timezone.now()
    quote.save()


def orphan(quote, origin):
    """`quote`'s words are gone from the article: its page stays, with a notice, and waits."""
    if quote.orphaned_at is None:
        now = timezone.now()
        ledger.write(quote, "orphaned_at", None, now, **origin)
        quote.orphaned_at = now
        clear_evidence(quote)
        if quote.state == State.PUBLIC and quote.review != Review.REJECTED:
            reason = "Its words are no longer in the article. Its page stays, with a notice."
            ledger.propose(quote, "orphaned_at", None, now, reason=reason, **origin)


def save(quotes):
    """Write stored quotes as they are now, many at once."""
    kept = {"id", "public_id", "article", "created_at"}
    fields = [field.name for field in Quote._meta.concrete_fields if field.name not in kept]
    Quote.objects.bulk_create(
        quotes, batch_size=500, update_conflicts=True, update_fields=fields, unique_fields=["id"]
    )


def close_proposals(quotes, gone):
    """Take back what was proposed about `quotes` whose words are back, or gone since.

    `gone` are the ids of those whose words were gone before.
    """
    proposed = Change.objects.proposed().filter(record_type="quote")
    back = [q.public_id for q in quotes if q.public_id in gone and q.orphaned_at is None]
    now_gone = [q.public_id for q in quotes if q.public_id not in gone and q.orphaned_at]
    if back:
        about = Q(field="orphaned_at", record_id__in=back) | Q(field="moved_to", after__in=back)
        proposed.filter(about).update(state=Change.State.REVERTED)
    if now_gone:
        stale = proposed.filter(record_id__in=now_gone).exclude(field="orphaned_at")
        stale.update(state=Change.State.REVERTED)
