"""Writing the ledger: every change of a record, by a person or by the machine."""

import datetime

from django.db.models import Model, Q

from articles.models import Change


def plain(value):
    """`value` as the ledger keeps it: records by permanent id, dates as ISO strings."""
    if isinstance(value, Model):
        return getattr(value, "public_id", value.pk)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def entry(record, field, before, after, **fields):
    """An unsaved Change of `record`; `fields` are user, extractor, reason, score, state, batch."""
    return Change(
        record_type=record._meta.model_name,
        record_id=record.public_id,
        field=field,
        before=plain(before),
        after=plain(after),
        **fields,
    )


def write(record, field, before, after, **fields):
    """The Change, saved."""
    change = entry(record, field, before, after, **fields)
    change.save()
    return change


def propose(record, field, before, after, **fields):
    """The proposed Change, unless the same was proposed or refused before (then None).

    What a person put something else in the place of counts as refused.
    """
    state, value = Change.State, plain(after)
    same = holding("after", value) & Q(state__in=[state.PROPOSED, state.REFUSED])
    replaced = holding("before", value) & Q(state=state.APPLIED, user__isnull=False)
    if Change.objects.of(record).filter(same | replaced, field=field).exists():
        return None
    return write(record, field, before, after, state=state.PROPOSED, **fields)


def holding(side, value):
    """The condition for changes whose `side`, before or after, is `value`: None is a NULL."""
    return Q(**{f"{side}__isnull": True}) if value is None else Q(**{side: value})
