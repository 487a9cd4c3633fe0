"""From senses to records: each sense gets one, and everything of its mentions follows."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Affiliation, Change, Quote, Review, State, derived_id

from .. import ledger
from ..merge import united
from .keys import LONGEST_NAME, fullness, sorted_as


@dataclass
class Outcome:
    """Sense by sense, the key of its record; what was made and moved on the way.

    `moves` is {mention row: (record before, record now)}; `fates` {record that may be empty now:
    the record that has its mentions}.
    """

    records: dict = field(default_factory=dict)
    made: list = field(default_factory=list)
    moves: dict = field(default_factory=dict)
    fates: dict = field(default_factory=dict)


def assign(model, senses, known):
    """The Outcome that gives each of `senses` (of any blocks) a record; new ones are made."""
    taken = {sense.fixed for sense in senses if sense.fixed}
    outcome, homeless = Outcome(), []
    plain = plain_ids(model, senses)
    by_id = {record.public_id: record for record in known.records.values()}
    by_id |= fetched(model, {*plain.values()} - by_id.keys(), known)
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


def plain_ids(model, senses):
    """{sense: the permanent id that the first name of its first unit gives}"""
    kind = model._meta.model_name
    return {sense: derived_id(kind, first_unit(sense).key) for sense in senses if not sense.fixed}


def first_unit(sense):
    return min(sense.units, key=lambda unit: (unit.rank, unit.key))


def fetched(model, ids, known):
    """{permanent id: record} of `ids`, added to `known`."""
    found = {r.public_id: r for r in model.objects.filter(public_id__in=ids)} if ids else {}
    known.records.update({record.pk: record for record in found.values()})
    known.by_machine.update(r.pk for r in found.values() if merged_by_machine(r))
    return found


def merged_by_machine(record):
    if record.state != State.MERGED:
        return False
    rows = Change.objects.by_people().filter(field="moved_to", record_id=record.public_id)
    return not rows.filter(record_type=record._meta.model_name).exists()


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
    for sense in senses:
        held = [unit.record for unit in sense.units if unit.record]
        usable = [
            record for record in dict.fromkeys(held)
            if record not in taken and free_for(known.records[record], known)
        ]  # fmt: skip
        if usable:
            outcome.records[sense] = max(usable, key=held.count)
            taken.add(outcome.records[sense])
            continue
        unit = first_unit(sense)
        article = unit.rank.rpartition(" ")[2]
        public_id = derived_id(model._meta.model_name, unit.key, article)
        there = fetched(model, {public_id}, known).get(public_id)
        outcome.records[sense] = there.pk if there else public_id
        taken.add(outcome.records[sense])


def make(model, outcome, known):
    """Make the records that are only ids yet."""
    new = {s: public_id for s, public_id in outcome.records.items() if isinstance(public_id, str)}
    outcome.made = model.objects.bulk_create(
        model(
            public_id=public_id,
            name=best_name(sense),
            sort_name=sorted_as(model, best_name(sense)),
        )
        for sense, public_id in new.items()
    )
    for sense, record in zip(new, outcome.made, strict=True):
        outcome.records[sense] = record.pk
        known.records[record.pk] = record


def best_name(sense):
    """The fullest name of a sense, of several the first."""
    units = sorted(sense.units, key=lambda unit: (unit.rank, unit.key))
    return max(units, key=lambda unit: fullness(unit.name)).name[:LONGEST_NAME]


def move(model, outcome, known, origin):
    """Keys of the articles whose mentions, quotes and affiliations went to another record."""
    for sense, record in outcome.records.items():
        for unit in sense.units:
            if unit.row and unit.record != record:
                outcome.moves[unit.row] = (unit.record, record)
                outcome.fates[unit.record] = record
    revive(model, set(outcome.records.values()), known, origin)
    if not outcome.moves:
        return set()
    rows = moved_rows(model, outcome)
    return carry(model, rows)


def moved_rows(model, outcome):
    """{record now: {record before: mention rows}}, with those beyond the window of emptied ones."""
    kept = set(outcome.records.values())
    mentions = model._meta.get_field("mentions").related_model.objects
    kind = model._meta.model_name
    rows = defaultdict(lambda: defaultdict(list))
    emptied = [record for record in outcome.fates if record not in kept]
    beyond = mentions.filter(**{f"{kind}__in": emptied}).exclude(pk__in=outcome.moves)
    for row, before in beyond.values_list("pk", f"{kind}_id"):
        rows[outcome.fates[before]][before].append(row)
    for row, (before, now) in outcome.moves.items():
        rows[now][before].append(row)
    return rows


def carry(model, rows):
    """Point mentions at their record, and what the machine read beside them; article keys."""
    mentions = model._meta.get_field("mentions").related_model.objects
    kind = model._meta.model_name
    reached = set()
    moving = [key for befores in rows.values() for keys in befores.values() for key in keys]
    for now, befores in rows.items():
        for before, keys in befores.items():
            moved = mentions.filter(pk__in=keys)
            articles = list(moved.values_list("article", flat=True))
            staying = mentions.filter(article__in=articles, **{kind: now}).exclude(pk__in=moving)
            unite_rows(moved, staying)
            moved.update(**{kind: now})
            of_articles = {"article__in": articles, kind: before}
            Quote.objects.filter(review=Review.MACHINE, **of_articles).update(**{kind: now})
            Affiliation.objects.filter(by=Affiliation.By.MACHINE, **of_articles).update(
                **{kind: now}
            )
            reached.update(articles)
    return reached


def unite_rows(moved, staying):
    """Where the heir has a row in the same article already, let that one have the spans."""
    there = {row.article_id: row for row in staying}
    if not there:
        return
    for row in moved.filter(article__in=there.keys()):
        kept = there[row.article_id]
        kept.spans = united(kept.spans, row.spans)
        kept.save(update_fields=["spans"])
        row.delete()


def revive(model, keys, known, origin):
    """Records that the machine merged and that have mentions again stand for themselves."""
    for record in (known.records[key] for key in keys & known.by_machine):
        ledger.write(record, "state", State.MERGED, State.PUBLIC, **origin)
        Change.objects.of(record).filter(
            field="moved_to", state=Change.State.APPLIED, user=None
        ).update(state=Change.State.REVERTED)
        record.state, record.moved_to, record.state_changed_at = State.PUBLIC, None, timezone.now()
        record.save()
        known.by_machine.discard(record.pk)


def retire(model, outcome, known, origin):
    """Records left without anything lead to the one that has their mentions now."""
    kind = model._meta.model_name
    for key, heir in outcome.fates.items():
        record = known.records.get(key)
        if key in outcome.records.values() or record is None or key in known.fixed:
            continue
        if record.state == State.MERGED or has_anything(record):
            continue
        rows = list(model.objects.filter(moved_to=record).values_list("pk", flat=True))
        moved = [row for row, (before, _now) in outcome.moves.items() if before == key]
        before = {
            "state": record.state,
            "mentions": [],
            "rows": {f"{kind}.moved_to": rows, f"{kind}mention.{kind}": moved},
        }
        ledger.write(record, "moved_to", before, known.records[heir], **origin)
        model.objects.filter(pk__in=rows).update(moved_to=heir)
        record.state, record.moved_to_id = State.MERGED, heir
        record.state_changed_at = timezone.now()
        record.save()
        settle_proposals(record)
        known.by_machine.add(key)


def has_anything(record):
    return any(
        related.exists() for related in (record.mentions, record.quotes, record.affiliations)
    )


def settle_proposals(record):
    """What was proposed about a record that is gone is done with."""
    proposed = Change.objects.of(record).proposed().filter(field="moved_to")
    proposed.update(state=Change.State.REVERTED)


def lead_on(model, senses, outcome, known):
    """Records that the machine merged lead to where mentions of their name are now."""
    homes = defaultdict(set)
    for sense in senses:
        for key in sense.keys:
            homes[key].add(outcome.records[sense])
    for key, rows in known.owners.items():
        home = homes.get(key, set())
        for row in rows:
            record = known.records[row["record"]]
            if record.pk in known.by_machine and row["own"] and len(home) == 1:
                target = next(iter(home))
                if record.moved_to_id != target and record.pk != target:
                    record.moved_to_id = target
                    record.save(update_fields=["moved_to", "changed_at"])
