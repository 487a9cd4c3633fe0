"""Senses that edges connect, in parts without a pair that must not be one."""

from collections import defaultdict
from itertools import combinations

from .senses import united


def joined_where(senses, condition, bad):
    """`senses` with those joined, over any chain, that `condition` holds for; no bad pair."""
    edges = [pair for pair in combinations(senses, 2) if condition(*pair)]
    return [united(part)[0] for part in parts(senses, edges, bad)]


def parts(senses, edges, bad):
    """Connected parts of `senses`, none of which holds a bad pair.

    What is connected to both sides of a bad pair is ambiguous and stays by itself; where that
    does not help, nothing of the part is joined.
    """
    found = components(senses, edges)
    spoilt = {at: bad_pairs(part, bad) for at, part in enumerate(found) if len(part) > 1}
    unsure = {s for at, pairs in spoilt.items() for s in between(found[at], edges, pairs)}
    if not any(spoilt.values()):
        return found
    edges = [pair for pair in edges if not unsure & {*pair}]
    result = []
    for part in components(senses, edges):
        whole = len(part) == 1 or not bad_pairs(part, bad)
        result += [part] if whole else [[sense] for sense in part]
    return result


def bad_pairs(part, bad):
    return [pair for pair in combinations(part, 2) if bad(*pair)]


def between(part, edges, pairs):
    """Senses of `part` with an edge to both sides of one of `pairs`."""
    beside_of = defaultdict(set)
    for one, other in edges:
        beside_of[one].add(other)
        beside_of[other].add(one)
    return [s for s in part if any({one, other} <= beside_of[s] for one, other in pairs)]


def components(senses, edges):
    """Lists of the senses that edges connect, in the order of `senses`."""
    part_of = {sense: [sense] for sense in senses}
    for one, other in edges:
        a, b = part_of[one], part_of[other]
        if a is not b:
            a += b
            part_of.update(dict.fromkeys(b, a))
    found = {id(part): part for part in part_of.values()}
    return [sorted(part, key=senses.index) for part in found.values()]
