"""Withdrawing, hiding and releasing records."""

from django.db import transaction
from django.utils import timezone

from articles.models import Quote, State
from articles.search import documents

from . import ledger
from .reach import articles_reached_by, lock_articles


class MergedRecord(ValueError):
    """The record was merged into another: its own state can no longer change."""


def withdraw(record, *, user=None, reason, note="", batch=None):
    """`record`, answering 410 with `reason` (a models.Reason) from now on, gone from every list."""
    return change_state(record, State.WITHDRAWN, user=user, reason=reason, note=note, batch=batch)


def hide(record, *, user=None, note=""):
    """`record`, not released: unknown to the public."""
    return change_state(record, State.HIDDEN, user=user, note=note)


def release(record, *, user=None, note="", batch=None):
    """`record`, public again."""
    return change_state(record, State.PUBLIC, user=user, note=note, batch=batch)


@transaction.atomic
def change_state(record, state, *, user, reason="", note="", batch=None):
    if isinstance(record, Quote):
        lock_articles([record.article_id])
    current = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    if current.state == State.MERGED:
        raise MergedRecord(
            f"{record} was merged into {current.moved_to} and has no state of its own"
        )
    if (current.state, current.reason) != (state, reason):
        ledger.write(
            record, "state", current.state, state, user=user, reason=note or reason, batch=batch
        )
        record.state, record.reason, record.state_changed_at = state, reason, timezone.now()
        record.save(update_fields=["state", "reason", "state_changed_at", "changed_at"])
        documents.index(articles_reached_by(record))
    return record
