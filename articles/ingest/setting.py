"""From a value that the ledger keeps back to the record: each field by the function that writes it.

Accepting what the machine proposes and taking changes back both set fields so.
"""

import datetime

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from articles.models import Article, Precision, PublicRecord, Quote, Review, State, Topic

from . import annotating, blocks, edits, review, states
from .finding import NotFound, the_place
from .quotes import BadSpan

DECISIONS = {
    Review.ACCEPTED: review.accept,
    Review.CORRECTED: review.correct,
    Review.REJECTED: review.reject,
    Review.UNSURE: review.unsure,
    Review.MACHINE: review.reopen,
}
DATE = ("published", "published_precision")


class CannotSet(ValueError):
    """Why a field cannot be set to this value, in one sentence."""


def put(record, fields, *, user, reason=""):
    """`record` with `fields`, {name: value as the ledger keeps it}, set by `user`.

    Raises CannotSet.
    """
    origin = {"user": user, "reason": reason}
    try:
        for name, kept in fields.items():
            special = SPECIAL.get((record._meta.model_name, name)) or SPECIAL.get(name)
            if special:
                special(record, kept, origin)
        plain = {n: k for n, k in fields.items() if n not in SPECIAL}
        plain = {n: k for n, k in plain.items() if (record._meta.model_name, n) not in SPECIAL}
        if plain:
            put_columns(record, {n: value_of(record, n, k) for n, k in plain.items()}, origin)
    except ValidationError as error:
        raise CannotSet(" ".join(error.messages)) from error
    except (NotFound, BadSpan, annotating.CannotAnnotate, states.CannotChangeState) as error:
        raise CannotSet(str(error)) from error
    return record


def put_columns(record, values, origin):
    write = review.correct if isinstance(record, Quote) else edits.change_fields
    if isinstance(record, Quote) and not review.CORRECTABLE.issuperset(values):
        raise CannotSet("Of a quote only who speaks, its kind and its words are set by hand.")
    write(record, **origin, **values)


def value_of(record, name, kept):
    """The value of `record`'s column for what the ledger keeps. Raises CannotSet."""
    try:
        column = record._meta.get_field(name)
    except FieldDoesNotExist:
        column = None
    if column is None or not column.editable or column.many_to_many or name == "reason":
        raise CannotSet(f"“{name}” is not set by hand.")
    if kept is None or not isinstance(column, models.ForeignKey | models.DateField):
        return column.clean(kept, record) if kept is not None else None
    if isinstance(column, models.DateField):
        return datetime.date.fromisoformat(kept)
    return record_named(column.related_model, kept)


def record_named(model, public_id):
    """The record, or the one that it was merged into. Raises CannotSet."""
    found = model.objects.select_related("moved_to").filter(public_id=public_id).first()
    if found is None or not issubclass(model, PublicRecord):
        raise CannotSet(f"There is no {model._meta.verbose_name} {public_id} any more.")
    return found.moved_to or found


def put_review(quote, kept, origin):
    DECISIONS[kept](quote, **origin)


def put_segments(quote, kept, origin):
    spans = list(zip(kept[::2], kept[1::2], strict=True))
    annotating.move_ends(quote, spans, **origin)


def put_words(quote, kept, origin):
    place = the_place(quote.article.text, kept, near=quote.start)
    annotating.move_ends(quote, place.spans, **origin)


def put_topics(article, kept, origin):
    edits.file_under(article, list(Topic.objects.filter(public_id__in=kept)), **origin)


def put_block(article, kept, origin):
    article = Article.objects.get(pk=article.pk)
    there = [(block["start"], block["end"]) for block in article.layout]
    if (kept["start"], kept["end"]) not in there:
        raise CannotSet("This block is no longer in the article.")
    blocks.change_blocks(article, {kept["start"]: kept["kind"]}, **origin)


def put_state(record, kept, origin):
    change = {State.PUBLIC: states.release, State.HIDDEN: states.hide}.get(kept)
    if change is None:
        raise CannotSet("Withdraw it again, with its reason; merge it again, with the other.")
    change(record, user=origin["user"], note=origin["reason"])


SPECIAL = {
    ("quote", "review"): put_review,
    ("quote", "segments"): put_segments,
    ("quote", "text"): put_words,
    ("article", "topics"): put_topics,
    ("article", "layout"): put_block,
    "state": put_state,
}


def with_precision(fields, other):
    """`fields`, completed where a date is set without its precision or the reverse.

    `other` is the precision that stands or was proposed beside it.
    """
    if "published" in fields and "published_precision" not in fields:
        known = other if other != Precision.UNKNOWN else Precision.DAY
        return {**fields, "published_precision": known if fields["published"] else "unknown"}
    return fields
