"""What people decided about records: fixed points for resolution."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from articles.models import State

from .grouping import Decisions
from .keys import identity_key

#: Names that are a record's alone. These two are asked with every article, hence without Django.
OWNERS = """
SELECT v.fold_key, v.{kind}_id, r.name
FROM articles_variantname v JOIN articles_{kind} r ON r.id = v.{kind}_id
WHERE v.fold_key = ANY(%(keys)s) AND NOT v.ambiguous ORDER BY v.id
"""
#: Changes by people, merges by the machine, and who was made by a person or a file.
DECIDED = """
SELECT record_id, field, before ->> 'name', after #>> '{{}}', user_id
FROM articles_change
WHERE record_type = %(kind)s AND record_id = ANY(%(ids)s) AND (
    (user_id IS NOT NULL AND state IN ('applied', 'refused')) OR field = 'created'
    OR (field = 'moved_to' AND state = 'applied')
) ORDER BY id
"""


@dataclass(frozen=True)
class Known:
    """Records by key, those merged into them too, and what people decided about them.

    `owners` is {name key: [{record, own}]}. `fixed` are the keys of records that people touched:
    what they hold stays. `by_machine` are the keys of records that the machine merged,
    `taken_away` (permanent id, name) of names that people removed.
    """

    records: dict
    owners: dict
    fixed: set
    by_machine: set
    taken_away: set


def known_to(model, keys, record_keys):
    """What the archive knows of names (`keys`) and of records (`record_keys`), as a Known."""
    owners = owners_of(model, keys)
    wanted = {*record_keys, *(row["record"] for rows in owners.values() for row in rows)}
    rows = model.objects.filter(Q(pk__in=wanted) | Q(moved_to__in=wanted)).order_by("pk")
    records = {record.pk: record for record in rows}
    missing = {r.moved_to_id for r in records.values() if r.moved_to_id} - records.keys()
    if missing:
        records |= model.objects.in_bulk(missing)
    return Known(records, owners, *decided(model, records))


def rows_of(statement, model, parameters):
    """What a statement about records of `model` finds."""
    kind = model._meta.model_name
    with connection.cursor() as cursor:
        cursor.execute(statement.format(kind=kind), {"kind": kind, **parameters})
        return cursor.fetchall()


def owners_of(model, keys):
    """{key: [{record, own}]}: records with a name that is theirs alone; `own` is the one shown."""
    found = {}
    for key, record, name in rows_of(OWNERS, model, {"keys": sorted(keys)}):
        own = key == identity_key(model, name)
        found.setdefault(key, []).append({"record": record, "own": own})
    return found


def decided(model, records):
    """Known's `fixed`, `by_machine` and `taken_away` for {key: record}."""
    if not records:
        return set(), set(), set()
    by_id = {record.public_id: record for record in records.values()}
    fixed, by_machine, taken_away = set(), set(), set()
    rows = rows_of(DECIDED, model, {"ids": sorted(by_id)})
    for record_id, name, removed, after, user in rows:
        record = by_id[record_id]
        if name == "variant_names" and after is None:
            taken_away.add((record_id, removed))
        if name == "moved_to" and user is None:
            by_machine.add(record.pk)
        else:
            fixed |= {record.pk} | other_side(name, after, by_id)
    by_machine = {pk for pk in by_machine if records[pk].state == State.MERGED}
    return fixed - by_machine, by_machine, taken_away


def other_side(name, after, by_id):
    """The record that another was merged into, or was refused to be: a person looked at it."""
    other = by_id.get(after) if name == "moved_to" else None
    return {other.pk} if other else set()


def decisions_for(known, keys, units):
    """The Decisions for the stored units of one block.

    `keys` is {name key: keys under which a record may have that name}.
    """
    with_units = {unit.record for unit in units}
    decisions = Decisions(fixed=known.fixed)
    for key, aliases in keys.items():
        rows = [row for alias in sorted(aliases) for row in known.owners.get(alias, ())]
        own, given = targets(known, rows)
        seeds = {record for record in own if record in known.fixed or record not in with_units}
        if len(given) == 1 and own <= given:
            decisions.given[key] = given.pop()
        elif seeds | given:
            decisions.seeds[key] = sorted(seeds | given)
    return decisions


def targets(known, rows):
    """(records that show a name, records that were given it), people's merges followed."""
    own, given = set(), set()
    for row in rows:
        record = known.records[row["record"]]
        if record.pk not in known.by_machine:
            (own if row["own"] else given).add(record.moved_to_id or record.pk)
    return own, given
