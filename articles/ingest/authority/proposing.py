"""Proposals to merge records that may be one: with a score, and the reasons in words."""

from articles.models import Change, State

from .. import ledger
from .evidence import REASONS

#: Proposals about one new record at most.
MOST = 3
#: How likely two records are one by their names alone, and what each strength adds to that.
BY_NAME = {
    "same": 0.5, "spelling": 0.3, "longer": 0.2, "nickname": 0.2, "initial": 0.15,
    "acronym": 0.4, "words": 0.45, "translated": 0.4, "placed": 0.2,
}  # fmt: skip
BY_STRENGTH, IN_CONFLICT, SUREST = 0.08, 0.3, 0.95
NAMES = {
    "same": "The names are the same",
    "spelling": "The names sound alike",
    "longer": "One name is the other with more words",
    "nickname": "One given name may be short for the other",
    "initial": "One name has only the other's initial",
    "acronym": "One name may be the acronym of the other",
    "words": "The names are of the same words",
    "translated": "One name may be the other in another language",
    "placed": "One name says the country and the other does not",
}


def score_of(how, comparison):
    """Between 0 and 1: how likely two records are one."""
    score = BY_NAME[how] + BY_STRENGTH * comparison.strength
    return round(min(SUREST, score * (IN_CONFLICT if comparison.conflict else 1)), 3)


def reason_of(how, comparison):
    """A sentence, in English as all of the ledger's."""
    found = [REASONS[reason] for reason in comparison.reasons]
    words = f"{NAMES[how]}; both have {', '.join(found)}" if found else NAMES[how]
    return f"{words}; their offices differ." if comparison.conflict else f"{words}."


def propose(nears, outcome, known, origin):
    """Propose to merge the records of `nears`, the likeliest first, none twice."""
    wanted = {}
    for near in nears:
        later, earlier = (known.records[outcome.records[s]] for s in (near.later, near.earlier))
        if later.pk != earlier.pk and {later.state, earlier.state} == {State.PUBLIC}:
            wanted.setdefault(later, []).append((earlier, near))
    pairs = [(later, *pair) for later, found in wanted.items() for pair in found[:MOST]]
    there = settled(pairs) if pairs else set()
    Change.objects.bulk_create(
        proposal(later, earlier, near, origin)
        for later, earlier, near in pairs
        if not {(later.public_id, earlier.public_id), (earlier.public_id, later.public_id)} & there
    )


def proposal(later, earlier, near, origin):
    """An unsaved Change that proposes to merge the later record into the earlier."""
    return ledger.entry(
        later,
        "moved_to",
        None,
        earlier,
        state=Change.State.PROPOSED,
        reason=reason_of(near.how, near.comparison),
        score=score_of(near.how, near.comparison),
        **origin,
    )


def settled(pairs):
    """(record, other) by permanent ids of what was proposed, refused or undone before."""
    ids = {record.public_id for later, earlier, _near in pairs for record in (later, earlier)}
    rows = Change.objects.filter(
        record_type=pairs[0][0]._meta.model_name, record_id__in=ids, field="moved_to"
    ).exclude(state=Change.State.REVERTED)
    return set(rows.values_list("record_id", "after"))
