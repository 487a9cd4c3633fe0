"""What people decided about records: fixed points for resolution."""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from articles.models import State

from .keys import identity_key
from .senses import Decisions

#: Names that are a record's alone. These two are asked with every batch, hence without Django.
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
    OR (field = 'variant_names' AND state = 'applied')
    OR (field = 'moved_to' AND state = 'applied')
) ORDER BY id
"""


@dataclass
class Known:
    """Records by key, those merged into them too, and what people decided about them.

    `owners` is {name key: [{record, own}]}. `touched` are the permanent ids of records that people
    touched, `fixed` their keys: what they hold stays. `by_machine` are the keys of records that
    the machine merged, `taken_away` (permanent id, name) of names that people removed.
    """

    model: type
    records: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)
    touched: set = field(default_factory=set)
    fixed: set = field(default_factory=set)
    by_machine: set = field(default_factory=set)
    taken_away: set = field(default_factory=set)

    def look_up(self, units):
        """Learn of the records that {block: units} of the archive have, and of their names."""
        stored = [unit for found in units.values() for unit in found]
        self.add({unit.key for unit in stored}, {unit.record for unit in stored})

    def add(self, keys, record_keys=()):
        """Learn what the archive knows of names (`keys`) and of records (`record_keys`)."""
        owners = owners_of(self.model, keys - self.owners.keys())
        self.owners |= dict.fromkeys(keys - self.owners.keys(), ()) | owners
        wanted = {*record_keys, *(row["record"] for rows in owners.values() for row in rows)}
        if wanted := wanted - self.records.keys():
            self.take(records_and_heirs(self.model, wanted))

    def take(self, records):
        """Learn what people decided about {key: record}; records known before stay as they are."""
        new = {key: each for key, each in records.items() if key not in self.records}
        self.records |= new
        by_id = {record.public_id: record for record in new.values()}
        for row in rows_of(DECIDED, self.model, {"ids": sorted(by_id)}) if by_id else ():
            self.decided(by_id[row[0]], *row[1:])
        everybody = self.records.values()
        self.fixed = {each.pk for each in everybody if each.public_id in self.touched}
        self.by_machine &= {each.pk for each in everybody if each.state == State.MERGED}
        self.fixed -= self.by_machine

    def decided(self, record, name, removed, after, user):
        """Learn one line of DECIDED: a merge's two sides were both looked at."""
        if name == "variant_names" and after is None:
            self.taken_away.add((record.public_id, removed))
        if name == "moved_to" and user is None:
            self.by_machine.add(record.pk)
        else:
            self.touched |= {record.public_id} | ({after} if name == "moved_to" else set())


def known_to(model, keys):
    """What the archive knows of names (`keys`), as a Known that can learn more."""
    known = Known(model)
    known.add(set(keys))
    return known


def records_and_heirs(model, keys):
    """{key: record} of the records, those merged into them and those they were merged into."""
    rows = model.objects.filter(Q(pk__in=keys) | Q(moved_to__in=keys)).order_by("pk")
    records = {record.pk: record for record in rows}
    missing = {r.moved_to_id for r in records.values() if r.moved_to_id} - records.keys()
    return records | (model.objects.in_bulk(missing) if missing else {})


def rows_of(statement, model, parameters):
    """What a statement about records of `model` finds."""
    kind = model._meta.model_name
    with connection.cursor() as cursor:
        cursor.execute(statement.format(kind=kind), {"kind": kind, **parameters})
        return cursor.fetchall()


def owners_of(model, keys):
    """{key: [{record, own}]}: records with a name that is theirs alone; `own` is the one shown."""
    found = {}
    for key, record, name in rows_of(OWNERS, model, {"keys": sorted(keys)}) if keys else ():
        own = key == identity_key(model, name)
        found.setdefault(key, []).append({"record": record, "own": own})
    return found


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
