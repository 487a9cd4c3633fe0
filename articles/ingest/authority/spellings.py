"""Senses of several names that may be one person's: spellings, longer forms, nicknames."""

from itertools import combinations

from .conflicts import kept_apart
from .connected import parts
from .evidence import compare
from .keys import relation
from .senses import THRESHOLDS, Near, united


def joined_across_names(senses):
    """`senses` joined where names may be one person's and enough agrees, again while any do."""
    while True:
        edges = [pair for pair in related_pairs(senses) if is_enough(*judged(*pair))]
        groups = parts(senses, edges, unjoinable)
        senses = [united(part)[0] for part in groups]
        if all(len(part) == 1 for part in groups):
            return senses


def related_pairs(senses):
    return [
        pair
        for pair in combinations(senses, 2)
        if pair[0].keys != pair[1].keys and how_related(*pair) and not kept_apart(*pair)
    ]


def judged(one, other):
    return compare(one.profile, other.profile), how_related(one, other)


def is_enough(comparison, how):
    return comparison.strength >= THRESHOLDS[how] and not comparison.conflict


def how_related(one, other):
    """The loosest relation between the names of two senses, "" where any two are unlike."""
    found = {relation(a, b) for a in one.keys for b in other.keys}
    return "" if "" in found else max(found, key=THRESHOLDS.get)


def unjoinable(one, other):
    """Whether the two cannot be one, whatever agrees with both: senses of a name were parted."""
    return not how_related(one, other) or kept_apart(one, other) or bool(one.keys & other.keys)


def nears(senses):
    """Nears among `senses`, the likeliest first."""
    found = []
    for earlier, later in combinations(senses, 2):
        how = how_related(earlier, later)
        if how and not kept_apart(earlier, later):
            found.append(Near(later, earlier, how, compare(earlier.profile, later.profile)))
    return sorted(found, key=lambda near: -near.comparison.strength)
