"""What belongs to a speaker or an organization without a page of its own: names, affiliations.

Each change stands in the ledger of the record it belongs to, and the index follows.
"""

from django.db import transaction

from articles.folding import sound_key
from articles.models import Affiliation, VariantName
from articles.search import documents

from . import ledger
from .authority import name_key
from .reach import articles_reached_by

#: The ledger's name for each kind of part, and the columns it tells of.
KEPT = {
    VariantName: ("variant_names", ("name", "script", "kind", "ambiguous")),
    Affiliation: (
        "affiliations",
        ("role", "organization", "start", "start_precision", "end", "end_precision", "article"),
    ),
}


@transaction.atomic
def keep_part(part, *, user, reason=""):
    """`part`, a new or changed VariantName or Affiliation, stored for the record it names.

    A name that the record has already is changed instead of stored twice.
    """
    stored = stored_form(part)
    before = as_kept(stored) if stored else None
    if isinstance(part, VariantName):
        part.fold_key, part.sound_key = keys_of(part)
    part.pk = stored.pk if stored else None
    part.save()
    if before != as_kept(part):
        tell(part, before, as_kept(part), user, reason)
    return part


@transaction.atomic
def drop_part(part, *, user, reason=""):
    """Take a VariantName or Affiliation away from its record; the ledger keeps what it said."""
    tell(part, as_kept(stored_form(part)), None, user, reason)
    part.delete()


def keep_own_name(record, *, user):
    """See to it that a speaker or an organization is found by its display name."""
    if not record.variant_names.filter(name=record.name).exists():
        keep_part(VariantName(**owner_of(record), name=record.name), user=user)


def owner_of(record):
    return {record._meta.model_name: record}


def record_of(part):
    return part.speaker or part.organization if isinstance(part, VariantName) else part.speaker


def stored_form(part):
    """The row that `part` is to change, or None where it is new."""
    if part.pk or isinstance(part, Affiliation):
        return type(part).objects.filter(pk=part.pk).first()
    return record_of(part).variant_names.filter(name=part.name).first()


def keys_of(variant):
    """(fold key, sound key) of a variant name, as the machine makes them."""
    key = name_key(type(record_of(variant)), variant.name)
    return key[:300], sound_key(variant.name)[:300]


def as_kept(part):
    """What the ledger keeps of `part`, as plain values."""
    return {name: ledger.plain(getattr(part, name)) for name in KEPT[type(part)][1]}


def tell(part, before, after, user, reason):
    record = record_of(part)
    ledger.write(record, KEPT[type(part)][0], before, after, user=user, reason=reason)
    documents.index(articles_reached_by(record))
