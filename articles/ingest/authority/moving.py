"""Mentions whose record is another now: what hangs on them follows, in a few statements."""

from collections import defaultdict

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Affiliation, Change, Quote, State

from .. import ledger
from ..merge import united

#: A record of more mentions keeps its id and its name, whatever fuller name an article gives:
#: moving and indexing them all would take minutes, and so many links are settled.
ESTABLISHED = 1000

LARGE = """
SELECT wanted.id FROM unnest(%(keys)s::bigint[]) AS wanted (id) WHERE %(most)s < (
    SELECT count(*) FROM (
        SELECT FROM {table} m WHERE m.{record}_id = wanted.id LIMIT %(most)s + 1
    ) few
)
"""
#: What the machine read beside a mention goes with it; what people set stays.
FOLLOW = """
UPDATE {table} AS m SET {record}_id = moved.now
FROM unnest(%(articles)s::bigint[], %(before)s::bigint[], %(now)s::bigint[])
    AS moved (article, before, now)
WHERE m.article_id = moved.article AND m.{record}_id = moved.before AND m.{by} = 'machine'
"""
MOVE = """
UPDATE {table} AS m SET {record}_id = moved.now
FROM unnest(%(rows)s::bigint[], %(now)s::bigint[]) AS moved (id, now) WHERE m.id = moved.id
"""
FOLLOWERS = ((Quote, "review"), (Affiliation, '"by"'))


def established(model, keys):
    """Those of `keys` whose records of `model` have more than ESTABLISHED mentions."""
    if not keys:
        return set()
    parameters = {"keys": sorted(keys), "most": ESTABLISHED}
    with connection.cursor() as cursor:
        cursor.execute(on(LARGE, mentions_of(model), model), parameters)
        return {key for (key,) in cursor.fetchall()}


def on(statement, table_of, model, **names):
    """`statement` for a table, about records of `model`."""
    table, record = table_of._meta.db_table, model._meta.model_name
    return statement.format(table=table, record=record, **names)


def mentions_of(model):
    return model._meta.get_field("mentions").related_model


def move(model, outcome, known, origin):
    """Keys of the articles whose mentions, quotes and affiliations went to another record."""
    heirs = defaultdict(list)
    for sense, record in outcome.records.items():
        for unit in sense.units:
            if unit.row and unit.record != record:
                outcome.moves[unit.row] = (unit.record, record)
                heirs[unit.record].append(record)
    outcome.fates = {before: most_first(after) for before, after in heirs.items()}
    revive(set(outcome.records.values()), known, origin)
    if not outcome.moves:
        return set()
    moving = moved_rows(model, outcome)
    column = f"{model._meta.model_name}_id"
    outcome.names = [(getattr(row, column), now, row.variants) for row, now in moving]
    return carry(model, moving)


def most_first(records):
    """The different `records`, the commonest first."""
    return sorted(set(records), key=lambda record: (-records.count(record), record))


def moved_rows(model, outcome):
    """[(row, record now)] of all that move, with those beyond the window of emptied records."""
    kind = model._meta.model_name
    kept = set(outcome.records.values())
    emptied = [record for record in outcome.fates if record not in kept]
    rows = mentions_of(model).objects.filter(pk__in=outcome.moves)
    beyond = mentions_of(model).objects.filter(**{f"{kind}__in": emptied})
    beyond = beyond.exclude(pk__in=outcome.moves) if emptied else beyond.none()
    found = [(row, outcome.moves[row.pk][1]) for row in rows]
    return found + [(row, outcome.fates[getattr(row, f"{kind}_id")][0]) for row in beyond]


def carry(model, moving):
    """Point mentions at their record, and what the machine read beside them; article keys."""
    column = f"{model._meta.model_name}_id"
    moves = [(row.article_id, getattr(row, column), now) for row, now in moving]
    left = unite_in_articles(model, moving)
    rows, now = [row.pk for row, _now in left], [now for _row, now in left]
    articles, before, after = (list(each) for each in zip(*moves, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(on(MOVE, mentions_of(model), model), {"rows": rows, "now": now})
        for follower, by in FOLLOWERS:
            parameters = {"articles": articles, "before": before, "now": after}
            cursor.execute(on(FOLLOW, follower, model, by=by), parameters)
    return set(articles)


def unite_in_articles(model, moving):
    """`moving` without rows whose heir has another in the same article, which gets their spans."""
    kind = model._meta.model_name
    places = defaultdict(list)
    for row, now in moving:
        places[row.article_id, now].append(row)
    staying = mentions_of(model).objects.exclude(pk__in=[row.pk for row, _now in moving])
    articles, heirs = {place[0] for place in places}, {place[1] for place in places}
    for row in staying.filter(article__in=articles, **{f"{kind}__in": heirs}):
        if rows := places.get((row.article_id, getattr(row, f"{kind}_id"))):
            rows.insert(0, row)
    gone = set()
    for rows in places.values():
        for row in rows[1:]:
            gone.add(row.pk)
            take_over(rows[0], row)
    return [(row, now) for row, now in moving if row.pk not in gone]


def take_over(kept, row):
    """One mention row of the two: the spans and names of both."""
    kept.spans = united(kept.spans, row.spans)
    kept.variants = list(dict.fromkeys([*kept.variants, *row.variants]))
    kept.save(update_fields=["spans", "variants"])
    row.delete()


def revive(keys, known, origin):
    """Records that the machine merged and that have mentions again stand for themselves."""
    for record in (known.records[key] for key in sorted(keys & known.by_machine)):
        ledger.write(record, "state", State.MERGED, State.PUBLIC, **origin)
        Change.objects.of(record).filter(
            field="moved_to", state=Change.State.APPLIED, user=None
        ).update(state=Change.State.REVERTED)
        record.state, record.moved_to, record.state_changed_at = State.PUBLIC, None, timezone.now()
        record.save()
        known.by_machine.discard(record.pk)


def retire(model, outcome, known, origin):
    """Records left without anything lead to the one that has their mentions now.

    Where several have them nobody can say whom its links meant: its page names them all.
    """
    empty = left_empty(model, outcome, known)
    led, lost = led_by(model, empty), defaultdict(list)
    for row, (before, _now) in outcome.moves.items():
        lost[before].append(row)
    changes, merged = [], []
    for record in empty:
        heirs = [known.records[heir] for heir in outcome.fates[record.pk]]
        if len(heirs) == 1:
            changes.append(lead_to(record, heirs[0], led[record.pk], lost[record.pk], origin))
            merged.append(record)
        else:
            ids = [heir.public_id for heir in heirs]
            changes.append(ledger.entry(record, "parted", None, ids, **origin))
    Change.objects.bulk_create(changes)
    model.objects.bulk_update(merged, ["state", "moved_to", "state_changed_at", "changed_at"])
    known.by_machine |= {record.pk for record in merged}
    settle_proposals(model, empty)


def left_empty(model, outcome, known):
    """Records whose mentions all went, and that nobody quoted or placed either."""
    kind, kept = model._meta.model_name, {*outcome.records.values(), *known.fixed}
    candidates = {
        key for key in outcome.fates.keys() - kept if known.records[key].state != State.MERGED
    }
    if not candidates:
        return []
    records = model.objects.filter(pk__in=candidates)
    for related in (mentions_of(model), Quote, Affiliation):
        records = records.exclude(Exists(related.objects.filter(**{kind: OuterRef("pk")})))
    return [known.records[key] for key in sorted(records.values_list("pk", flat=True))]


def led_by(model, records):
    """{record key: keys of the records that lead to it}"""
    found = defaultdict(list)
    if records:
        for key, to in model.objects.filter(moved_to__in=records).values_list("pk", "moved_to"):
            found[to].append(key)
    return found


def lead_to(record, heir, led, lost, origin):
    """Merge what is empty, yet to be saved; the Change, unsaved, keeps what it had.

    So a person can take it back. `led` are the records that lead to it, `lost` the mention rows
    that went to `heir`.
    """
    model, kind = type(record), record._meta.model_name
    before = {
        "state": record.state,
        "mentions": [],
        "rows": {f"{kind}.moved_to": sorted(led), f"{kind}mention.{kind}": lost},
    }
    if led:
        model.objects.filter(pk__in=led).update(moved_to=heir)
    record.state, record.moved_to_id = State.MERGED, heir.pk
    record.state_changed_at = record.changed_at = timezone.now()
    return ledger.entry(record, "moved_to", before, heir, **origin)


def settle_proposals(model, records):
    """What was proposed about records that are gone is done with."""
    if records:
        proposed = Change.objects.proposed().filter(
            field="moved_to",
            record_type=model._meta.model_name,
            record_id__in=[record.public_id for record in records],
        )
        proposed.update(state=Change.State.REVERTED)


def lead_on(senses, outcome, known):
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
