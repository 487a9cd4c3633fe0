"""What the machine proposes: an editor accepts it, or refuses it for good."""

from django.db import transaction

from articles.models import (
    Article,
    Change,
    Organization,
    Publication,
    Quote,
    Speaker,
    Topic,
)

from . import succession
from .annotating import CannotAnnotate
from .merge import MERGEABLE, MergeRefused, merge
from .setting import DATE, CannotSet, put, record_named, with_precision

KINDS = (Article, Organization, Publication, Quote, Speaker, Topic)
RECORDS = {model._meta.model_name: model for model in KINDS}


class NotProposed(ValueError):
    """The change is not proposed any more; says so in one sentence."""


def record_of(change):
    """The record that `change` is about. Raises setting.CannotSet."""
    model = RECORDS.get(change.record_type)
    found = model and model.objects.filter(public_id=change.record_id).first()
    if found is None:
        raise CannotSet(f"There is no {change.record_type} {change.record_id}.")
    return found


@transaction.atomic
def accept(change, *, user, reason=""):
    """The record with what `change` proposes. Raises NotProposed, setting.CannotSet.

    A date and its precision are accepted together; so are two records, as one.
    """
    change, *beside = still_proposed(change)
    record = record_of(change)
    reason = reason or change.reason
    if change.field == "moved_to":
        join(record, change.after, user, reason)
    elif change.field == "orphaned_at":
        take_note(record, user, reason)
    else:
        fields = {each.field: each.after for each in (change, *beside)}
        precision = getattr(record, "published_precision", "")
        put(record, with_precision(fields, precision), user=user, reason=reason)
    settle([change, *beside], Change.State.APPLIED)
    return record


@transaction.atomic
def refuse(change, *, user, reason=""):
    """`change`, refused by `user`: the machine never proposes it again. Raises NotProposed."""
    change, *beside = still_proposed(change)
    for each in (change, *beside):
        each.user, each.reason = user, reason or each.reason
        each.save(update_fields=["user", "reason"])
    settle([change, *beside], Change.State.REFUSED)
    return change


def still_proposed(change):
    """[`change`, locked, and the other half of a date where it is proposed too]."""
    rows = Change.objects.select_for_update(of=["self"])
    change = rows.get(pk=change.pk)
    if change.state != Change.State.PROPOSED:
        raise NotProposed(f"This is {change.get_state_display()} already.")
    others = rows.proposed().filter(
        record_type=change.record_type, record_id=change.record_id, field__in=DATE
    )
    latest = others.exclude(field=change.field).order_by("-pk").first()
    return [change, latest] if change.field in DATE and latest else [change]


def join(record, public_id, user, reason):
    if isinstance(record, Quote):
        stand_for(record, record_named(Quote, public_id), user, reason)
        return
    if not isinstance(record, MERGEABLE):
        raise CannotSet("Records of this kind are not merged.")
    try:
        merge(record, record_named(type(record), public_id), user=user, reason=reason)
    except MergeRefused as refusal:
        raise CannotSet(str(refusal)) from refusal


def stand_for(quote, older, user, reason):
    try:
        succession.succeed(quote, older, user=user, reason=reason)
    except CannotAnnotate as refusal:
        raise CannotSet(str(refusal)) from refusal


def take_note(quote, user, reason):
    try:
        succession.confirm_gone(quote, user=user, reason=reason)
    except CannotAnnotate as refusal:
        raise CannotSet(str(refusal)) from refusal


def settle(changes, state):
    Change.objects.filter(pk__in=[each.pk for each in changes]).update(state=state)
