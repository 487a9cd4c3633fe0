"""The names of records: the one to show, and those to find it by."""

from collections import defaultdict

from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles.folding import fold_name, sound_key
from articles.models import Change, Organization, VariantName

from .. import ledger
from ..reach import articles_reached_by_all
from .keys import (
    LONGEST_NAME,
    fullness,
    identity_key,
    name_key,
    sorted_as,
    variant_kind,
    without_article,
)
from .moving import ESTABLISHED, established, mentions_of, on
from .records import best_name

#: Of (record, name) pairs the machine's name rows that none of the record's mentions gives any
#: more. A record without mentions keeps its names: they are what its link is known by.
STALE = """
SELECT v.id, v.{record}_id, v.name
FROM unnest(%(records)s::bigint[], %(names)s::text[]) AS gone (record, name)
JOIN articles_variantname v ON v.{record}_id = gone.record AND v.name = gone.name AND v.ambiguous
WHERE EXISTS (SELECT FROM {table} m WHERE m.{record}_id = gone.record) AND NOT EXISTS (
    SELECT FROM (
        SELECT m.variants FROM {table} m WHERE m.{record}_id = gone.record LIMIT %(most)s
    ) m WHERE gone.name = ANY(m.variants)
)
"""


def show_best_names(outcome, known, origin):
    """Give each person the fullest name of their mentions; keys of the articles that show it.

    Names of records that people touched stay.
    """
    wanted = {
        key: best_name(sense)
        for sense, key in outcome.records.items()
        if sense.units and not sense.fixed and key not in known.fixed
    }
    return rename(wanted, known, origin)


def show_better_names(outcome, known, origin):
    """Give each body the best of its name and those of its units; articles that show it.

    Of names alike the first in the alphabet, so that it does not matter which came first.
    """
    wanted = {}
    for sense, key in outcome.records.items():
        name = wanted.get(key, known.records[key].name)
        same = [u.name for u in sense.units if u.key == identity_key(Organization, name)]
        if key not in known.fixed:
            wanted[key] = max([name, *same], key=order_of)
    return rename(wanted, known, origin)


def order_of(name):
    """What the better of two names of one body has more of."""
    plain = without_article(name)
    return plain == name, fullness(name), [-ord(letter) for letter in name]


def rename(names, known, origin):
    """Show {record key: name}; keys of the articles that name those whose name is another now."""
    changed = {key: name for key, name in names.items() if known.records[key].name != name}
    settled = established(known.model, changed.keys())
    renamed = [known.records[key] for key in sorted(changed.keys() - settled)]
    if not renamed:
        return set()
    changes = [ledger.entry(r, "name", r.name, changed[r.pk], **origin) for r in renamed]
    Change.objects.bulk_create(changes)
    for record in renamed:
        record.name, record.changed_at = changed[record.pk], timezone.now()
        record.sort_name = sorted_as(type(record), record.name)
    type(renamed[0]).objects.bulk_update(renamed, ["name", "sort_name", "changed_at"])
    own_shown_names(renamed)
    return articles_reached_by_all(renamed)


def own_shown_names(records):
    """Let of each record's names the one that it shows be its own, and no other."""
    save_names([own_name(record) for record in records])
    kind = records[0]._meta.model_name
    rows = VariantName.objects.filter(**{f"{kind}__in": records})
    rows.filter(ambiguous=False).exclude(name=F(f"{kind}__name")).update(ambiguous=True)
    shown = rows.filter(name=F(f"{kind}__name"))
    shown.update(ambiguous=False, kind=VariantName.Kind.FULL)


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


def rename_after_moves(outcome, known):
    """Names go where the mentions went that gave them."""
    if not outcome.names:
        return
    gained, lost = defaultdict(list), set()
    for before, now, variants in outcome.names:
        gained[now] += variants
        lost.update((before, name[:LONGEST_NAME]) for name in variants)
    learn_names(gained, known.records, known.taken_away)
    forget_names(known.records, lost)


def forget_names(records, pairs):
    """Drop of (record key, name) `pairs` the machine's names that no mention gives any more.

    `records` is {key: record}; an established record keeps all its names.
    """
    if not pairs:
        return
    model = type(next(iter(records.values())))
    settled = established(model, {key for key, _name in pairs})
    left = sorted(pair for pair in pairs if pair[0] not in settled)
    parameters = {
        "records": [key for key, _name in left],
        "names": [name for _key, name in left],
        "most": ESTABLISHED,
    }
    with connection.cursor() as cursor:
        cursor.execute(on(STALE, mentions_of(model), model), parameters)
        stale = cursor.fetchall()
    given = names_by_people([records[key] for _row, key, _name in stale])
    drop = [row for row, key, name in stale if (records[key].public_id, name) not in given]
    VariantName.objects.filter(pk__in=drop).delete()


def names_by_people(records):
    """(permanent id, name) of the names that people gave `records`."""
    if not records:
        return set()
    given = Change.objects.by_people().filter(
        record_type=records[0]._meta.model_name,
        record_id__in=[record.public_id for record in records],
        field="variant_names",
    )
    return {(change.record_id, (change.after or {}).get("name")) for change in given}
