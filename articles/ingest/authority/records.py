"""From senses to records: each sense gets one."""

from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest

from articles.models import State, derived_id

from .keys import LONGEST_NAME, fullness, sorted_as
from .moving import established

#: Of so many articles, the first, the spelling that most of them have is shown.
FEW = 9


@dataclass
class Outcome:
    """Sense by sense, the key of its record; what was made and moved on the way.

    `moves` is {mention row: (record before, record now)}, `names` (record before, record now,
    names) of all that moved; `fates` {record that may be empty now: who has its mentions}.
    """

    records: dict = field(default_factory=dict)
    made: list = field(default_factory=list)
    moves: dict = field(default_factory=dict)
    names: list = field(default_factory=list)
    fates: dict = field(default_factory=dict)


def assign(model, senses, known):
    """The Outcome that gives each of `senses` (of any blocks) a record; new ones are made.

    A sense has the record whose permanent id its fullest name gives, so that ids do not depend on
    the order of articles; of namesakes one has it, the others an id with their first article.
    """
    taken = {sense.fixed for sense in senses if sense.fixed}
    outcome, homeless = Outcome(), []
    plain = plain_ids(model, senses, known)
    by_id = with_ids(model, {*plain.values()}, known)
    for sense in holders_first(senses, plain, by_id):
        if sense.fixed:
            outcome.records[sense] = sense.fixed
            continue
        record = by_id.get(plain[sense])
        is_taken = plain[sense] in taken or (record and record.pk in taken)
        if is_taken or (record and not free_for(record, known)):
            homeless.append(sense)
        else:
            taken |= {record.pk if record else None, plain[sense]}
            outcome.records[sense] = record.pk if record else plain[sense]
    house(model, homeless, outcome, taken, known)
    make(model, outcome, known)
    return outcome


def plain_ids(model, senses, known):
    """{sense: the permanent id that its fullest name gives, or that of its established record}"""
    kind = model._meta.model_name
    free = [sense for sense in senses if not sense.fixed]
    plain = {sense: derived_id(kind, fullest(sense).key) for sense in free}
    held = {sense: record_held(sense) for sense in free}
    leaving = {
        key for sense, key in held.items() if key and known.records[key].public_id != plain[sense]
    }
    kept = established(model, leaving)
    return plain | {
        sense: known.records[key].public_id for sense, key in held.items() if key in kept
    }


def record_held(sense):
    """The record that most of a sense's stored mentions have; None without any."""
    held = Counter(unit.record for unit in sense.units if unit.record)
    return min(held, key=lambda key: (-held[key], key), default=None)


def first_of(units):
    """The first of `units` in their fixed order."""
    return min(units, key=lambda unit: (unit.rank, unit.key))


def fullest(sense):
    """The unit with the fullest name of a sense, of several the first."""
    most = max(fullness(unit.name) for unit in sense.units)
    return first_of(unit for unit in sense.units if fullness(unit.name) == most)


def best_name(sense):
    """The name to show for a sense: of the fullest the most frequent among the first FEW, so that
    one misspelling is not shown for ever, nor does the name change with every article."""
    most = max(fullness(unit.name) for unit in sense.units)
    full = (unit for unit in sense.units if fullness(unit.name) == most)
    first = nsmallest(FEW, full, key=lambda unit: (unit.rank, unit.key))
    return Counter(unit.name[:LONGEST_NAME] for unit in first).most_common(1)[0][0]


def with_ids(model, ids, known):
    """{permanent id: record} of those of `ids` that there are, and of all that `known` knows."""
    by_id = {record.public_id: record for record in known.records.values()}
    if missing := ids - by_id.keys():
        found = {record.pk: record for record in model.objects.filter(public_id__in=missing)}
        known.take(found)
        by_id |= {record.public_id: record for record in found.values()}
    return by_id


def free_for(record, known):
    """Whether the machine may give it mentions: nobody merged it by hand or holds it fixed."""
    if record.pk in known.fixed:
        return False
    return record.state != State.MERGED or record.pk in known.by_machine


def holders_first(senses, plain, by_id):
    """`senses`, those before others whose mentions the record of their plain id has already."""

    def rank(sense):
        record = by_id.get(plain.get(sense))
        held = sum(unit.record == record.pk for unit in sense.units) if record else 0
        return (-held, *sense.order)

    return sorted(senses, key=rank)


def house(model, senses, outcome, taken, known):
    """Give namesakes a record: one that has mentions of theirs, or one named by first article."""
    kind, first = model._meta.model_name, {}
    for sense in senses:
        article = first_of(sense.units).rank.rpartition(" ")[2]
        first[sense] = derived_id(kind, fullest(sense).key, article)
    by_id = with_ids(model, {*first.values()}, known) if senses else {}
    for sense in senses:
        record = held_and_free(sense, taken, known)
        if record is None:
            there = by_id.get(first[sense])
            record = there.pk if there else first[sense]
        outcome.records[sense] = record
        taken.add(record)


def held_and_free(sense, taken, known):
    """The free record that has most of a sense's mentions, or None."""
    held = Counter(
        unit.record
        for unit in sense.units
        if unit.record and unit.record not in taken and free_for(known.records[unit.record], known)
    )
    return next((record for record, _count in held.most_common(1)), None)


def make(model, outcome, known):
    """Make the records that are only ids yet."""
    new = {s: public_id for s, public_id in outcome.records.items() if isinstance(public_id, str)}
    names = {sense: best_name(sense) for sense in new}
    outcome.made = model.objects.bulk_create(
        model(public_id=public_id, name=names[sense], sort_name=sorted_as(model, names[sense]))
        for sense, public_id in new.items()
    )
    for sense, record in zip(new, outcome.made, strict=True):
        outcome.records[sense] = record.pk
        known.records[record.pk] = record
