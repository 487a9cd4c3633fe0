"""The names of records: the one to show, and those to find it by."""

from collections import defaultdict

from django.db.models import Func

from articles.folding import fold_name, sound_key
from articles.models import Change, Organization, VariantName

from .. import ledger
from ..reach import articles_reached_by
from .keys import (
    LONGEST_NAME,
    fullness,
    identity_key,
    name_key,
    sorted_as,
    variant_kind,
    without_article,
)
from .records import best_name


def show_best_names(model, outcome, known, origin):
    """Give each record the fullest name of its mentions; keys of the articles that show it.

    Names of records that people touched stay.
    """
    reached = set()
    for sense, key in outcome.records.items():
        record, best = known.records[key], best_name(sense) if sense.units else ""
        if key in known.fixed or sense.fixed or record.name == best or not best:
            continue
        rename(record, best, origin)
        reached.update(articles_reached_by(record))
    return reached


def show_better_name(known, key, unit, origin):
    """Give a body the fuller of its name and that of `unit`; articles that show it.

    Of names alike the first in the alphabet, so that it does not matter which came first.
    """
    record = known.records[key]
    same = identity_key(Organization, record.name) == unit.key
    if key in known.fixed or not same or order_of(record.name) >= order_of(unit.name):
        return set()
    rename(record, unit.name, origin)
    return set(articles_reached_by(record))


def order_of(name):
    """What the better of two names of one body has more of."""
    plain = without_article(name)
    return plain == name, fullness(name), [-ord(letter) for letter in name]


def rename(record, name, origin):
    ledger.write(record, "name", record.name, name, **origin)
    record.name, record.sort_name = name, sorted_as(type(record), name)
    record.save(update_fields=["name", "sort_name", "changed_at"])
    record.variant_names.filter(ambiguous=False).update(ambiguous=True)
    if not reclaim(record):
        own_name(record).save()


def reclaim(record):
    """Make the name it shows its own again, if it had it as a variant; how many rows that are."""
    return record.variant_names.filter(name=record.name).update(
        ambiguous=False, kind=VariantName.Kind.FULL
    )


def own_name(record):
    """An unsaved VariantName: the display name."""
    return variant_name(record, record.name)


def variant_name(record, name):
    """An unsaved VariantName, found by; it decides only if it is the record's own name."""
    key = name_key(type(record), name)[:LONGEST_NAME]
    return VariantName(
        **{record._meta.model_name: record},
        name=name[:LONGEST_NAME],
        kind=variant_kind(name, record.name),
        ambiguous=key != name_key(type(record), record.name)[:LONGEST_NAME],
        fold_key=key,
        sound_key=sound_key(name)[:LONGEST_NAME],
    )


def learn_names(names, records, away=frozenset()):
    """Note the names that articles give records: to find them by, not to decide by."""
    save_names(unsaved_names(names, records, away))


def save_names(variants):
    """Store VariantNames, except those that their records have already."""
    VariantName.objects.bulk_create(variants, ignore_conflicts=True)


def unsaved_names(names, records, away):
    """VariantNames for {record key: names}, each record's own name among them.

    `records` is {key: record}, `away` (permanent id, name) of names that people took away.
    """
    return [
        variant_name(records[key], name)
        for key, several in names.items()
        for name in dict.fromkeys([records[key].name, *several])
        if fold_name(name) and (records[key].public_id, name) not in away
    ]


def rename_after_moves(model, outcome, known):
    """Names go where the mentions went that gave them."""
    if not outcome.moves:
        return
    after = {now for _before, now in outcome.moves.values()}
    learn_names(names_printed(model, after), known.records, known.taken_away)
    for key in {before for before, _now in outcome.moves.values()}:
        forget_names(known.records[key])


def names_printed(model, keys):
    """{record key: names that articles give it}"""
    kind = model._meta.model_name
    mentions = model._meta.get_field("mentions").related_model.objects
    names = Func("variants", function="unnest")
    rows = mentions.filter(**{f"{kind}__in": keys}).values_list(f"{kind}_id", names).distinct()
    found = defaultdict(list)
    for key, name in sorted(rows):
        found[key].append(name)
    return found


def forget_names(record):
    """Drop the machine's names of a record that none of its mentions gives any more.

    A record that has none left keeps its names: they are what its link is known by.
    """
    printed = names_printed(type(record), [record.pk]).get(record.pk)
    if not printed:
        return
    given = Change.objects.by_people().of(record).filter(field="variant_names")
    by_people = {(change.after or {}).get("name") for change in given}
    stale = record.variant_names.filter(ambiguous=True).exclude(name__in={*printed, *by_people})
    stale.delete()
