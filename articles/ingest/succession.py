"""A quote whose words were gone is the same as a new one: a person says so, or takes it back."""

from django.db import transaction
from django.utils import timezone

from articles.fingerprint import fingerprint
from articles.models import Change, Review, State
from articles.search import documents

from . import annotating, ledger
from .annotating import CannotAnnotate, carry_over
from .quotes import ATTRIBUTION, bounds
from .quotes import join as merge_into
from .review import locked

#: What the older quote takes over of the newer one, beside its place and, unless a person set it,
#: who speaks.
EVIDENCE = (
    "mention_start", "mention_end", "cue_start", "cue_end", "basis", "confidence", "candidates",
)  # fmt: skip


@transaction.atomic
def succeed(new, old, *, user, reason=""):
    """`old`, whose words were gone, at the place of `new`, whose link leads to it from now on.

    What a person decided about `old` stays. Raises CannotAnnotate.
    """
    new, old = locked(new), locked(old)
    refuse(new, old)
    origin = {"user": user, "reason": reason}
    merge_into(new, old, {"user": user}, before=carry_over(new, old), reason=reason)
    fields = {**bounds(new.spans, new.article.text), "orphaned_at": None}
    for name in ("text", "orphaned_at"):
        if getattr(old, name) != fields[name]:
            ledger.write(old, name, getattr(old, name), fields[name], **origin)
    fields |= {name: getattr(new, name) for name in EVIDENCE}
    if old.review == Review.MACHINE:
        fields |= {name: getattr(new, name) for name in (*ATTRIBUTION, "review")}
        fields |= {"reviewed_by": new.reviewed_by, "reviewed_at": new.reviewed_at}
    for name, value in fields.items():
        setattr(old, name, value)
    return saved(old)


def refuse(new, old):
    standing = new.state == State.PUBLIC and not new.orphaned_at
    if new.article_id != old.article_id or new.pk == old.pk or not standing:
        raise CannotAnnotate("The newer quote no longer stands in this article.")
    if old.state != State.PUBLIC or not old.orphaned_at:
        raise CannotAnnotate("The older quote's words are in the article again.")


@transaction.atomic
def confirm_gone(quote, *, user, reason=""):
    """`quote`, seen by `user` to have lost its words; its page stays. Raises CannotAnnotate."""
    quote = locked(quote)
    if quote.orphaned_at is None:
        raise CannotAnnotate("Its words are in the article again.")
    gone = quote.orphaned_at
    ledger.write(quote, "orphaned_at", gone, gone, user=user, reason=reason)
    return quote


@transaction.atomic
def part(change, *, user, reason=""):
    """The quote that `change` led elsewhere, standing for itself again.

    Where the other took over its very place, that one's words are gone again. Raises
    CannotAnnotate.
    """
    new = annotating.part(change, user=user, reason=reason)
    old = new.article.quotes.filter(public_id=change.after, segments=new.segments).first()
    if old:
        lose_words(old, {"user": user, "reason": reason})
    return new


def lose_words(quote, origin):
    """`quote` with the words it had before it took over those of another."""
    rows = Change.objects.of(quote).filter(field="text", state=Change.State.APPLIED)
    last = next((row for row in rows if row.after == quote.text), None)
    now = timezone.now()
    ledger.write(quote, "orphaned_at", None, now, **origin)
    if last:
        ledger.write(quote, "text", quote.text, last.before, **origin)
        quote.text, quote.fingerprint = last.before, fingerprint(last.before)
    quote.orphaned_at = now
    return saved(quote)


def saved(quote):
    quote.save()
    documents.index([quote.article_id])
    return quote
