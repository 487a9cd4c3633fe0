"""Two records of one thing become one; the other's links lead there; it can all be undone."""

from django.db import models, transaction
from django.utils import timezone

from articles.models import (
    Change,
    Organization,
    OrganizationMention,
    Publication,
    Speaker,
    SpeakerMention,
    State,
    Topic,
)
from articles.search import documents

from . import ledger
from .reach import articles_reached_by, lock_articles
from .turns import take_turns

MERGEABLE = (Speaker, Organization, Publication, Topic)
MENTIONS = (SpeakerMention, OrganizationMention)
#: What undoing a merge needs to know of a mention row that went into another.
KEPT = ("name", "spans", "variants", "key", "block", "rank", "role", "traits")


class MergeRefused(ValueError):
    """These two cannot be merged, or not taken apart; says why in one sentence."""


@transaction.atomic
def merge(loser, survivor, *, user, reason="", keep=()):
    """The Change by which `loser` now answers 301 to `survivor`, who has everything it had.

    Of the fields named in `keep` the survivor takes the loser's value. Raises MergeRefused.
    """
    take_turns()
    reached = {*articles_reached_by(loser), *articles_reached_by(survivor)}
    lock_articles(reached)
    loser, survivor = in_lock(loser, survivor)
    before = {
        "state": loser.state,
        "mentions": join_mentions(loser, survivor),
        "rows": {name: move(relation, loser, survivor) for name, relation in relations(loser)},
        "fields": take_values(loser, survivor, keep, user=user, reason=reason),
    }
    if getattr(survivor, "parent_id", None) == loser.pk:
        ledger.write(survivor, "parent", loser, loser.parent, user=user, reason=reason)
        survivor.parent = loser.parent
        survivor.save()
    loser.state, loser.reason, loser.moved_to = State.MERGED, "", survivor
    loser.state_changed_at = timezone.now()
    loser.save()
    documents.index(reached)
    return ledger.write(loser, "moved_to", before, survivor, user=user, reason=reason)


@transaction.atomic
def undo_merge(change, *, user, reason=""):
    """The record that `change` merged, public again with what it had. Raises MergeRefused."""
    take_turns()
    change.refresh_from_db()
    model = next(m for m in MERGEABLE if m._meta.model_name == change.record_type)
    loser = model.objects.select_for_update(no_key=True).get(public_id=change.record_id)
    survivor = loser.moved_to
    if change.state != Change.State.APPLIED or survivor is None:
        raise MergeRefused(f"This merge of {loser} is not in force any more.")
    lock_articles(articles_reached_by(survivor))
    for name, relation in relations(loser):
        restore(relation, change.before["rows"].get(name, []), survivor, loser)
    part_mentions(change.before["mentions"], loser, survivor)
    give_values_back(change.before.get("fields", {}), survivor, user=user, reason=reason)
    loser.state, loser.moved_to = change.before["state"], None
    loser.state_changed_at = timezone.now()
    loser.save()
    change.state = Change.State.REVERTED
    change.save()
    ledger.write(loser, "state", State.MERGED, loser.state, user=user, reason=reason)
    documents.index({*articles_reached_by(loser), *articles_reached_by(survivor)})
    return loser


def take_values(loser, survivor, names, **origin):
    """{field: [what the survivor had, what it has of the loser now]}"""
    taken = {}
    for name in names:
        before, after = getattr(survivor, name), getattr(loser, name)
        if after != before and after not in (None, "", survivor):
            taken[name] = [ledger.plain(before), ledger.plain(after)]
            set_value(survivor, name, after, **origin)
    return taken


def give_values_back(taken, survivor, **origin):
    """Undo `take_values`, except where somebody has changed the field since."""
    for name, (before, after) in taken.items():
        if ledger.plain(getattr(survivor, name)) == after:
            field = survivor._meta.get_field(name)
            if field.is_relation and before:
                before = field.related_model.objects.get(public_id=before)
            set_value(survivor, name, before, **origin)


def set_value(record, name, value, **origin):
    ledger.write(record, name, getattr(record, name), value, **origin)
    setattr(record, name, value)
    record.save(update_fields=[name, "changed_at"])


def in_lock(loser, survivor):
    """Both records, fresh and locked in a fixed order. Raises MergeRefused if they do not fit."""
    if type(loser) is not type(survivor) or not isinstance(loser, MERGEABLE):
        raise MergeRefused("Only two records of one kind can be merged.")
    if loser.pk == survivor.pk:
        raise MergeRefused(f"{loser} cannot be merged with itself.")
    rows = type(loser).objects.select_for_update(no_key=True).filter(pk__in=[loser.pk, survivor.pk])
    both = {record.pk: record for record in rows.order_by("pk")}
    for record in both.values():
        refuse_unless_alive(record)
    return both[loser.pk], both[survivor.pk]


def refuse_unless_alive(record):
    """Raise MergeRefused where somebody, perhaps just now, merged or withdrew the record."""
    if record.state == State.MERGED:
        raise MergeRefused(f"{record} was merged into {record.moved_to} before.")
    if record.state == State.WITHDRAWN:
        raise MergeRefused(f"{record} is withdrawn.")


def relations(record):
    """(name, relation) for everything that points at records of this kind."""
    for relation in record._meta.related_objects:
        yield f"{relation.related_model._meta.model_name}.{relation.field.name}", relation


def move(relation, loser, survivor):
    """Point the relation's rows at the survivor; their keys. A row it has already stays behind."""
    rows = rows_of(relation)
    field = relation_field(relation)
    movable = rows.filter(**{field: loser}).exclude(pk=survivor.pk if is_own(relation) else None)
    for names in unique_beside(rows.model, field):
        taken = rows.filter(**{field: survivor}, **{name: models.OuterRef(name) for name in names})
        movable = movable.exclude(models.Exists(taken))
    keys = list(movable.order_by("pk").values_list("pk", flat=True))
    rows.filter(pk__in=keys).update(**{field: survivor})
    return keys


def restore(relation, keys, survivor, loser):
    """Point those rows back that still point at the survivor."""
    field = relation_field(relation)
    rows_of(relation).filter(pk__in=keys, **{field: survivor}).update(**{field: loser})


def rows_of(relation):
    """The rows that hold the relation: of the related model, or of the table between."""
    model = relation.through if relation.many_to_many else relation.related_model
    return model._base_manager.all()


def relation_field(relation):
    """The name of the column in `rows_of` that points at the record."""
    return relation.field.m2m_reverse_field_name() if relation.many_to_many else relation.field.name


def is_own(relation):
    """Whether the relation is between records of one kind (parent and parts, redirects)."""
    return relation.related_model is relation.model


def unique_beside(model, field):
    """Lists of the other fields in each unique constraint that `field` is part of."""
    constraints = [c.fields for c in model._meta.total_unique_constraints]
    for fields in [*constraints, *model._meta.unique_together]:
        if field in fields:
            yield [name for name in fields if name != field]


def join_mentions(loser, survivor):
    """Unite mention rows of articles that name both; what they were, to undo it."""
    model, field = mention_model(loser)
    if model is None:
        return []
    theirs = {row.article_id: row for row in model.objects.filter(**{field: survivor})}
    snapshots = []
    for row in model.objects.filter(**{field: loser}, article__in=theirs.keys()):
        kept = theirs[row.article_id]
        snapshots.append(
            {"article": row.article_id}
            | {name: getattr(row, name) for name in KEPT if hasattr(row, name)}
            | {"before": kept.spans, "after": united(kept.spans, row.spans)}
        )
        kept.spans = united(kept.spans, row.spans)
        kept.save()
        row.delete()
    return snapshots


def part_mentions(snapshots, loser, survivor):
    """Take united mention rows apart again, where the article was not read anew since."""
    model, field = mention_model(loser)
    for was in snapshots:
        kept = model.objects.filter(article=was["article"], **{field: survivor}).first()
        if kept is None or kept.spans != was["after"]:
            continue
        kept.spans = was["before"]
        kept.save()
        columns = {name: was[name] for name in KEPT if name in was}
        model.objects.create(article_id=was["article"], **{field: loser}, **columns)


def mention_model(record):
    """The mention model of a speaker or organization and its field; (None, "") for other kinds."""
    field = record._meta.model_name
    return next(((m, field) for m in MENTIONS if hasattr(m, field)), (None, ""))


def united(spans, others):
    """The flat array of both arrays' spans in reading order, none twice."""
    pairs = {
        *zip(spans[::2], spans[1::2], strict=True),
        *zip(others[::2], others[1::2], strict=True),
    }
    return [offset for pair in sorted(pairs) for offset in pair]
