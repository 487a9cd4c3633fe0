"""What people decided about records: fixed points for resolution."""

from dataclasses import dataclass

from django.db.models import Q

from articles.models import Change, State, VariantName

from .grouping import Decisions
from .keys import identity_key


@dataclass(frozen=True)
class Known:
    """Records by key, those merged into them too, and what people decided about them.

    `owners` is {name key: [{record, own}]}. `fixed` are the keys of records that people touched:
    what they hold stays. `by_machine` are the keys of records that the machine merged.
    """

    records: dict
    owners: dict
    fixed: set
    by_machine: set


def known_to(model, keys, record_keys):
    """What the archive knows of names (`keys`) and of records (`record_keys`), as a Known."""
    owners = owners_of(model, keys)
    wanted = {*record_keys, *(row["record"] for rows in owners.values() for row in rows)}
    rows = model.objects.filter(Q(pk__in=wanted) | Q(moved_to__in=wanted)).order_by("pk")
    records = {record.pk: record for record in rows}
    missing = {r.moved_to_id for r in records.values() if r.moved_to_id} - records.keys()
    if missing:
        records |= model.objects.in_bulk(missing)
    fixed, by_machine = decided(model, records)
    return Known(records, owners, fixed, by_machine)


def owners_of(model, keys):
    """{key: [{record, own}]}: records with a name that is theirs alone; `own` is the one shown."""
    kind = model._meta.model_name
    rows = VariantName.objects.filter(
        fold_key__in=list(keys), ambiguous=False, **{f"{kind}__isnull": False}
    ).order_by("pk")
    found = {}
    for key, record, name in rows.values_list("fold_key", kind, f"{kind}__name"):
        own = key == identity_key(model, name)
        found.setdefault(key, []).append({"record": record, "own": own})
    return found


def decided(model, records):
    """(keys of records that people touched, keys of those that the machine merged)."""
    by_id = {record.public_id: record for record in records.values()}
    people = Q(user__isnull=False, state__in=[Change.State.APPLIED, Change.State.REFUSED])
    machine = Q(user=None, field="moved_to", state=Change.State.APPLIED)
    rows = Change.objects.filter(
        people | machine | Q(field="created"),
        record_type=model._meta.model_name,
        record_id__in=list(by_id),
    ).order_by("pk")
    fixed, by_machine = set(), set()
    for record_id, name, after, user in rows.values_list("record_id", "field", "after", "user"):
        record = by_id[record_id]
        if name == "moved_to" and user is None:
            by_machine.add(record.pk)
        else:
            fixed |= {record.pk} | other_side(name, after, by_id)
    by_machine = {pk for pk in by_machine if records[pk].state == State.MERGED}
    return fixed - by_machine, by_machine


def other_side(name, after, by_id):
    """The record that another was merged into, or was refused to be: a person looked at it."""
    other = by_id.get(after) if name == "moved_to" and isinstance(after, str) else None
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
