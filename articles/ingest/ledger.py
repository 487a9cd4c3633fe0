"""Writing the ledger: every change of a record, by a person or by the machine."""

import datetime

from django.db.models import Model

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
    """A proposed Change, unless the same was proposed or refused before (then None)."""
    state = Change.State
    known = Change.objects.of(record).filter(
        field=field, after=plain(after), state__in=[state.PROPOSED, state.REFUSED]
    )
    if known.exists():
        return None
    return write(record, field, before, after, state=state.PROPOSED, **fields)
