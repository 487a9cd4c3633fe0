"""Where quotes stand, as people see it: added, moved, split and joined by hand.

Each is one transaction with ledger rows and index. What stands where a person put it is found
there again by every later extraction (`reanchor`), or is orphaned with its words.
"""

from django.db import transaction
from django.utils import timezone

from articles.models import Annotation, Article, Quote, Review, State
from articles.search import documents

from . import ledger
from .quotes import ATTRIBUTION, bounds, give_ids
from .quotes import join as merge_into
from .reach import lock_articles
from .reanchor import flat
from .review import decide, exclusive, locked

#: What a quote says of itself that was found by no machine.
BY_HAND = {"basis": "added by an editor", "confidence": 1.0}
#: What both halves of a quote keep when it is split.
INHERITED = (
    *ATTRIBUTION, "mention_start", "mention_end", "cue_start", "cue_end", "basis", "confidence",
    "candidates",
)  # fmt: skip


class CannotAnnotate(ValueError):
    """Why the quotes of an article cannot stand so, in one sentence."""


@transaction.atomic
def add_quote(article, spans, *, user, reason="", **said):
    """A new quote at `spans`, (start, end) pairs of the article's text, checked by `user`.

    `said` may hold speaker or organization, label, named and kind. Raises CannotAnnotate,
    quotes.BadSpan.
    """
    lock_articles([article.pk])
    article = Article.objects.get(pk=article.pk)
    refuse_twice(article, spans)
    said = {"kind": Quote.Kind.DIRECT, **exclusive(said), **BY_HAND}
    return stored(Quote(article=article, **bounds(spans, article.text), **said), user, reason)


@transaction.atomic
def move_ends(quote, spans, *, user, reason=""):
    """`quote`, standing at `spans` of its article from now on. Raises as add_quote does."""
    quote = locked(quote)
    refuse_twice(quote.article, spans, beside=quote)
    set_bounds(quote, spans, user, reason)
    return decide(quote, Review.CORRECTED, user=user, reason=reason)


@transaction.atomic
def split(quote, at, *, user, reason=""):
    """(`quote` up to offset `at`, a new quote from there on), said by the same.

    Raises CannotAnnotate where nothing would be left on one side.
    """
    quote = locked(quote)
    text = quote.article.text
    first, second = part_of(quote.spans, text, 0, at), part_of(quote.spans, text, at, len(text))
    if quote.orphaned_at or not (first and second):
        raise CannotAnnotate("Words must be left on both sides of where a quote is split.")
    refuse_twice(quote.article, second)
    inherited = {name: getattr(quote, name) for name in INHERITED}
    set_bounds(quote, first, user, reason)
    decide(quote, Review.CORRECTED, user=user, reason=reason)
    rest = Quote(article=quote.article, **bounds(second, text), **inherited)
    return quote, stored(rest, user, reason)


@transaction.atomic
def join(quote, other, *, user, reason=""):
    """`quote` with the words of `other`, whose link and notes lead to it from now on.

    Raises CannotAnnotate.
    """
    quote, other = locked(quote), locked(other)
    refuse_join(quote, other)
    spans = united([*quote.spans, *other.spans], quote.article.text)
    merge_into(other, quote, {"user": user}, before=carry_over(other, quote), reason=reason)
    set_bounds(quote, spans, user, reason)
    return decide(quote, Review.CORRECTED, user=user, reason=reason)


@transaction.atomic
def part(change, *, user, reason=""):
    """The quote that `change` joined to another, standing for itself again where it stood.

    Raises CannotAnnotate where its words are no longer there.
    """
    quote = locked(Quote.objects.get(public_id=change.record_id))
    if quote.state != State.MERGED or quote.moved_to.public_id != change.after:
        raise CannotAnnotate("This quote is not joined to that one any more.")
    if quote.article.words(quote.segments) != quote.text:
        raise CannotAnnotate("The article was changed: the quote's words stand elsewhere now.")
    heir, taken = quote.moved_to, change.before or {}
    if heir.state != State.PUBLIC:
        raise CannotAnnotate("The quote that it is joined to was taken from the public.")
    Annotation.objects.filter(pk__in=taken.get("notes", []), quote=heir).update(quote=quote)
    Quote.objects.filter(pk__in=taken.get("joined", []), moved_to=heir).update(moved_to=quote)
    ledger.write(quote, "state", quote.state, State.PUBLIC, user=user, reason=reason)
    quote.state, quote.moved_to, quote.state_changed_at = State.PUBLIC, None, timezone.now()
    return decide(quote, Review.CORRECTED, user=user, reason=reason)


def refuse_twice(article, spans, beside=None):
    """Raise CannotAnnotate where another quote stands at just these places."""
    there = article.quotes.filter(segments=flat(spans), orphaned_at=None)
    twin = there.exclude(state=State.MERGED).exclude(pk=beside and beside.pk).first()
    if twin:
        raise CannotAnnotate(
            f"A quote with just these words stands there already ({twin.public_id}: "
            f"{twin.get_review_display()})."
        )


def refuse_join(quote, other):
    if quote.article_id != other.article_id or quote.pk == other.pk:
        raise CannotAnnotate("Only two quotes of one article can be joined.")
    for each in (quote, other):
        # What was withdrawn answers so for good: no link of it may lead to words.
        gone = each.orphaned_at or each.state != State.PUBLIC or each.review == Review.REJECTED
        if gone:
            raise CannotAnnotate(f"“{each}” does not stand in the article as a quotation.")


def set_bounds(quote, spans, user, reason):
    fields = bounds(spans, quote.article.text)
    if fields["segments"] == quote.segments and quote.orphaned_at is None:
        return
    for name in ("segments", "text"):
        before, after = getattr(quote, name), fields[name]
        if before != after:
            ledger.write(quote, name, before, after, user=user, reason=reason)
    for name, value in {**fields, "orphaned_at": None}.items():
        setattr(quote, name, value)


def stored(quote, user, reason):
    """A new quote with its permanent id, ledger row and search document."""
    give_ids([quote])
    quote.review, quote.reviewed_by, quote.reviewed_at = Review.ACCEPTED, user, timezone.now()
    quote.save()
    ledger.write(quote, "created", None, quote.text, user=user, reason=reason)
    documents.index([quote.article_id])
    return quote


def part_of(spans, text, low, high):
    """`spans` between two offsets, without white space at their ends; empty ones left out."""
    cut = ((max(start, low), min(end, high)) for start, end in spans)
    return [trimmed for start, end in cut if start < end for trimmed in trim(text, start, end)]


def trim(text, start, end):
    words = text[start:end]
    if words.strip():
        yield end - len(words.lstrip()), start + len(words.rstrip())


def united(spans, text):
    """`spans` in reading order; those that overlap or that only white space parts become one."""
    joined = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def carry_over(other, quote):
    """Move what hangs on `other` to `quote`; the keys of it, to undo that."""
    notes = list(other.annotations.values_list("pk", flat=True))
    joined = list(other.moved_from.values_list("pk", flat=True))
    Annotation.objects.filter(pk__in=notes).update(quote=quote)
    return {"notes": notes, "joined": joined}
