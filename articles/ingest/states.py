"""Withdrawing, hiding and releasing records."""

from django.db import transaction
from django.utils import timezone

from articles.models import Quote, Reason, State
from articles.search import documents
from articles.sharing import card_store

from . import ledger, removal
from .reach import articles_reached_by, lock_articles

#: Reasons for which the words go too, whoever asks.
BLANKING = {Reason.PRIVACY}


class CannotChangeState(ValueError):
    """The record is in a state that this cannot change; says why in one sentence."""


class MergedRecord(CannotChangeState):
    """The record was merged into another: its own state can no longer change."""


class NothingLeft(CannotChangeState):
    """Its words were blanked: there is nothing that could be shown again."""


@transaction.atomic
def withdraw(record, *, user=None, reason, note="", blank=False, batch=None):
    """`record`, answering 410 with `reason` (a models.Reason) from now on, gone from every list.

    With `blank`, and for reasons of privacy always, its words go from every text as well, and
    what says them goes with it (removal_scope.Scope); `release` brings it all back as long as the
    grace time lasts. Raises MergedRecord.
    """
    reached = set(articles_reached_by(record))
    if reason == Reason.UNDONE:
        return change_state(record, State.WITHDRAWN, user=user, reason=reason, batch=batch)
    blank = blank or reason in BLANKING
    scope = removal.scope_of(record, blank)
    reached |= {article.pk for article in (*scope.articles, *scope.whole)}
    lock_articles(reached)
    how = {"user": user, "reason": reason, "note": note, "batch": batch}
    for each in (record, *scope.covered):
        change_state(each, State.WITHDRAWN, **how)
    removal.remember(record, scope, blank=blank, reason=reason, user=user)
    record.refresh_from_db()
    documents.index(reached)
    transaction.on_commit(card_store.clear, robust=True)
    return record


@transaction.atomic
def hide(record, *, user=None, note=""):
    """`record`, not released: unknown to the public. Raises MergedRecord."""
    transaction.on_commit(card_store.clear, robust=True)
    return change_state(record, State.HIDDEN, user=user, note=note)


@transaction.atomic
def release(record, *, user=None, note="", batch=None):
    """`record`, public again, with the words that its withdrawal blanked.

    Raises MergedRecord, and NothingLeft where the grace time is over.
    """
    held = removal.in_force(record)
    if not held:
        return change_state(record, State.PUBLIC, user=user, note=note, batch=batch)
    for each in held:
        refuse_what_is_gone(record, each)
    reached = {*articles_reached_by(record), *(key for each in held for key in each.articles)}
    lock_articles(reached)
    back = [pair for each in held for pair in removal.take_back(each)]
    record.refresh_from_db()
    for each, state in [(record, State.PUBLIC), *back]:
        change_state(each, state, user=user, note=note, batch=batch)
    documents.index({*reached, *articles_reached_by(record)})
    return record


def refuse_what_is_gone(record, found):
    """Raise NothingLeft where the words of `record` cannot be brought back, or not by itself."""
    if found.record_id != record.public_id:
        raise NothingLeft(f"It went together with the {found}: release that.")
    if found.blanked and not found.sealed:
        raise NothingLeft(f"The words of the {found} are gone for good since its grace time ended.")


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
