"""An editor's decisions about a quote; the machine never undoes them."""

from django.db import transaction
from django.utils import timezone

from articles.models import Change, Quote, Review
from articles.search import documents

from . import ledger
from .reach import lock_articles

#: What an editor may correct about a quote; its words belong to the article.
CORRECTABLE = {"speaker", "organization", "label", "kind", "named"}
#: What is written where a person moves its ends.
PLACE = ("segments", "text")


@transaction.atomic
def accept(quote, *, user, reason=""):
    """`quote`, checked and found right as it stands."""
    return decide(locked(quote), Review.ACCEPTED, user=user, reason=reason)


@transaction.atomic
def reject(quote, *, user, reason=""):
    """`quote`, kept as "not a quotation" so that it is not proposed again."""
    return decide(locked(quote), Review.REJECTED, user=user, reason=reason)


@transaction.atomic
def unsure(quote, *, user, reason=""):
    """`quote`, looked at by somebody who could not decide; the machine leaves it alone."""
    return decide(locked(quote), Review.UNSURE, user=user, reason=reason)


@transaction.atomic
def correct(quote, *, user, reason="", **fields):
    """`quote` with `fields` (of CORRECTABLE) set right.

    A speaker takes the place of an organization and the reverse. Raises ValueError for
    fields that nobody may correct.
    """
    if unknown := set(fields) - CORRECTABLE:
        raise ValueError(f"a quote's {', '.join(sorted(unknown))} cannot be corrected")
    quote = locked(quote)
    for name, value in exclusive(fields).items():
        if getattr(quote, name) != value:
            ledger.write(quote, name, getattr(quote, name), value, user=user, reason=reason)
            setattr(quote, name, value)
    return decide(quote, Review.CORRECTED, user=user, reason=reason)


@transaction.atomic
def reopen(quote, *, user, reason=""):
    """`quote`, unreviewed again: the machine may attribute it anew."""
    quote = locked(quote)
    Change.objects.of(quote).by_people().filter(field__in=[*CORRECTABLE, *PLACE, "review"]).update(
        state=Change.State.REVERTED
    )
    ledger.write(
        quote,
        "review",
        quote.review,
        Review.MACHINE,
        user=user,
        reason=reason,
        state=Change.State.REVERTED,
    )
    quote.review, quote.reviewed_by, quote.reviewed_at = Review.MACHINE, None, None
    return saved(quote)


def locked(quote):
    """`quote` afresh. Its article is locked first, in the order of every other writer."""
    lock_articles([quote.article_id])
    return (
        Quote.objects.select_for_update(of=["self"])
        .select_related("speaker", "organization")
        .get(pk=quote.pk)
    )


def exclusive(fields):
    """`fields`, with the other side cleared where one of speaker and organization is set."""
    if fields.get("speaker"):
        return {**fields, "organization": None}
    if fields.get("organization"):
        return {**fields, "speaker": None}
    return fields


def decide(quote, review, *, user, reason):
    if quote.review != review:
        ledger.write(quote, "review", quote.review, review, user=user, reason=reason)
    quote.review, quote.reviewed_by, quote.reviewed_at = review, user, timezone.now()
    return saved(quote)


def saved(quote):
    quote.save()
    documents.index([quote.article_id])
    return quote
