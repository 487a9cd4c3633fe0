"""Taking one change of the ledger back: the field is again as it was before."""

from django.db import transaction

from articles.models import Affiliation, Annotation, Change, Quote, VariantName

from . import annotating, edits, ledger, parts, review, succession
from .merge import MERGEABLE, MergeRefused, undo_merge
from .proposals import record_of
from .setting import DATE, CannotSet, put, record_named, with_precision
from .split import SplitRefused, undo_split

#: What is written together, as {field: the other half}; it stands this near in the ledger.
HALVES = {**dict([DATE, DATE[::-1]]), "segments": "text"}
NEAR = 20
#: What is taken back another way, in the words for an editor.
ELSEWHERE = {
    "text": "The article's text comes from its source: undo the run that brought it in.",
    "orphaned_at": "Its words are gone from the article: only another version brings them back.",
    "annotation_public": "A note is published and taken back on its own page.",
    "created": "A record is never deleted: withdraw it instead.",
    "split_from": "Take the split back in the history of the record that it came from.",
    "parted": "Split or merge the records that it names.",
}


class CannotRevert(ValueError):
    """Why a change cannot be taken back, in one sentence."""


@transaction.atomic
def revert(change, *, user, reason=""):
    """The record that `change` is about, with the field as it was before. Raises CannotRevert.

    What a person changed is the machine's again; what the machine changed is locked against it.
    """
    change = Change.objects.select_for_update(of=["self"]).get(pk=change.pk)
    if change.state != Change.State.APPLIED:
        raise CannotRevert(f"This change is {change.get_state_display()}: nothing to take back.")
    last = Change.objects.latest("pk").pk
    try:
        record = record_of(change)
        taken = take_back(record, change, user, reason)
    except (CannotSet, annotating.CannotAnnotate, MergeRefused, SplitRefused) as error:
        raise CannotRevert(str(error)) from error
    reverted = Change.State.REVERTED
    rows = Change.objects.filter(pk__in=[each.pk for each in taken])
    if change.user_id:
        unlocked = Change.objects.of(record).by_people().filter(pk__gt=last)
        unlocked.filter(field__in=[each.field for each in taken]).update(state=reverted)
    rows.update(state=reverted)
    return record


def is_possible(change):
    """Whether it makes sense to offer that `change` be taken back."""
    made = change.field == "created" and change.record_type == "quote"
    return change.state == Change.State.APPLIED and (made or change.field not in ELSEWHERE)


def take_back(record, change, user, reason):
    """The changes taken back: `change`, and what was written with it as its other half."""
    origin = {"user": user, "reason": reason}
    for fields, undo in WAYS:
        if change.field in fields:
            undo(record, change, origin)
            return [change]
    changes = [change, *other_half(record, change)]
    set_back = [each for each in changes if each.field != "text"]
    for each in set_back:
        refuse_overtaken(record, each)
    fields = {each.field: each.before for each in set_back}
    put(record, with_precision(fields, getattr(record, "published_precision", "")), **origin)
    return changes


def other_half(record, change):
    """[What was written with `change`]: a date's precision or day, a quote's words."""
    beside = Change.objects.of(record).filter(
        field=HALVES.get(change.field),
        state=change.state,
        user=change.user,
        pk__range=(change.pk - NEAR, change.pk + NEAR),
    )
    return list(beside[:1])


def refuse_overtaken(record, change):
    """Raise CannotRevert unless the record is still as `change` left it."""
    now = current(record, change)
    if now != change.after:
        raise CannotRevert("It was changed again since: take the later change back first.")


def current(record, change):
    """What `record` holds of the changed field, as the ledger would keep it."""
    if change.field == "topics":
        return edits.ids_of(record.topics.all())
    if change.field == "layout":
        same = [b for b in record.layout if b["start"] == change.after["start"]]
        return same[0] if same else None
    return ledger.plain(getattr(record, change.field, None))


def part_again(record, change, origin):
    """Two records of one are two again."""
    if isinstance(record, Quote):
        succession.part(change, **origin)
    elif isinstance(record, MERGEABLE):
        undo_merge(change, **origin)


def unite_again(record, change, origin):
    """What was split off goes back."""
    undo_split(change, **origin)


def part_back(record, change, origin):
    """A name or an affiliation as it was: there, gone, or written otherwise."""
    model = VariantName if change.field == "variant_names" else Affiliation
    rows = record.variant_names if model is VariantName else record.affiliations
    there = [row for row in rows.all() if parts.as_kept(row) == change.after]
    if change.after and not there:
        raise CannotRevert("It was changed again since: take the later change back first.")
    if change.before is None:
        return parts.drop_part(there[0], **origin)
    row = there[0] if there else model(**parts.owner_of(record))
    for name, kept in change.before.items():
        setattr(row, name, part_value(model, name, kept))
    return parts.keep_part(row, **origin)


def part_value(model, name, kept):
    related = model._meta.get_field(name).related_model
    return record_named(related, kept) if related and kept else kept


def note_back(record, change, origin):
    """A note's words as they were."""
    field = "quote" if isinstance(record, Quote) else "article"
    notes = Annotation.objects.filter(**{field: record}, text=change.after)
    if change.before is None or notes.count() != 1:
        raise CannotRevert("A note is not deleted: change its words, or keep it from the public.")
    edits.change_note(notes.get(), user=origin["user"], text=change.before)


def made_back(record, change, origin):
    """A quote that a person added is no quotation; other records are withdrawn."""
    if not isinstance(record, Quote):
        raise CannotRevert(ELSEWHERE["created"])
    review.reject(record, **origin)


def elsewhere(record, change, origin):
    if change.field == "text" and isinstance(record, Quote):
        raise CannotRevert("A quote's words are taken back with its place in the text.")
    raise CannotRevert(ELSEWHERE[change.field])


WAYS = (
    ({"moved_to"}, part_again),
    ({"split"}, unite_again),
    ({"variant_names", "affiliations"}, part_back),
    ({"annotation"}, note_back),
    ({"created"}, made_back),
    ({"text", "orphaned_at", "annotation_public", "split_from", "parted"}, elsewhere),
)
