"""Which mentions of people whose names sound alike are one person's: a pure function of them.

First the mentions of each name fall into senses (namesakes are several), then senses of names
that may be one person's join. Nothing depends on the order in which articles came in: mentions
are taken in the order of their ranks, and what people decided is given.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from .evidence import (
    AFFILIATION,
    KIND,
    OFFICES,
    ROLE,
    Comparison,
    Profile,
    beside,
    compare,
    may_agree,
)
from .keys import relation

#: Earliest mentions of a name that its senses are found from; later ones follow those.
WINDOW = 100
#: How much must agree for two sets of mentions to be one person's, by how their names relate.
THRESHOLDS = {"same": 2.0, "spelling": 3.5, "longer": 4.0, "nickname": 4.5}
#: The same for a mention without office where several people are known to have the name.
CONTESTED = 3.0
#: Two sets of one name that took shape apart need more than people, bodies and outlet can give
#: together: namesakes among the same famous people have those in common.
SETTLED = 5.0
#: A sense of so many mentions, and so many times those of the next, takes what fits several.
DOMINANT, TIMES = 5, 5
#: Two people stand in one article in more than one of so many; seldomer it is a slip.
SELDOM = 20
#: Names of one block above which it is too crowded to tell them apart by sound.
CROWD = 60


@dataclass(slots=True)
class Unit:
    """One person's mentions in one article. `rank` orders units; `row` is the mention's key."""

    key: str
    name: str
    rank: str
    article: int | None
    record: int | None
    traits: tuple
    row: int | None = None


@dataclass(slots=True)
class Decisions:
    """What people decided about the records of a block.

    `fixed`: records whose mentions stay; `given`: {key: record} of names given to a record;
    `seeds`: {key: records} that own a name without having mentions that could move.
    """

    fixed: set = field(default_factory=set)
    given: dict = field(default_factory=dict)
    seeds: dict = field(default_factory=dict)


class Sense:
    """Units taken for one person; `fixed` is the record that people tied them to, or None."""

    def __init__(self, key, fixed=None):
        self.keys, self.fixed = {key}, fixed
        self.units, self.profile, self.articles = [], Profile(), set()

    def add(self, unit):
        self.units.append(unit)
        self.articles.add(unit.article)
        self.profile.add(unit.traits)

    def follow(self, unit):
        """Take in a unit that says nothing of the others."""
        self.units.append(unit)

    def join(self, other):
        self.keys |= other.keys
        self.fixed = self.fixed or other.fixed
        self.units += other.units
        self.articles |= other.articles
        self.profile.join(other.profile)

    @property
    def order(self):
        """The first rank: undated senses without units come before all."""
        return min((unit.rank for unit in self.units), default=""), min(self.keys)


@dataclass(frozen=True, slots=True)
class Near:
    """Two senses that may be one person's, though not enough agrees."""

    later: Sense
    earlier: Sense
    how: str
    comparison: Comparison


def group(units, decisions):
    """(senses, Nears) of the units of one block; senses in the order of their first unit."""
    by_key = defaultdict(list)
    for unit in sorted(units, key=lambda unit: (unit.rank, unit.key)):
        by_key[unit.key].append(unit)
    keys = sorted({*by_key, *decisions.seeds, *decisions.given})
    senses = [s for key in keys for s in senses_of(key, by_key.get(key, []), decisions)]
    senses = merged_where_fixed(senses)
    if len(keys) <= CROWD:
        senses = joined_across_names(senses)
    senses = sorted(senses, key=lambda sense: sense.order)
    return senses, nears(senses) if len(keys) <= CROWD else []


def senses_of(key, units, decisions):
    """The senses of one name."""
    fixed = {record: Sense(key, record) for record in decisions.seeds.get(key, ())}
    given = decisions.given.get(key)
    if given:
        fixed.setdefault(given, Sense(key, given))
    free = []
    for unit in units:
        if unit.record in decisions.fixed:
            fixed.setdefault(unit.record, Sense(key, unit.record)).add(unit)
        elif given:
            fixed[given].add(unit)
        else:
            free.append(unit)
    if len(free) == 1 and not fixed:
        return agreeing(key, free, [])
    senses = settled(key, free[:WINDOW], list(fixed.values()))
    for unit in free[WINDOW:]:
        place(unit, senses)
    return senses


def settled(key, units, senses):
    """`senses` with the units of one name: first those that tell an office, then the silent ones.

    Where offices show that several people have the name, a silent one joins whom it surely belongs
    to, or stays by itself.
    """
    telling, silent = [u for u in units if says(u)], [u for u in units if not says(u)]
    senses = reconciled(joined_where(agreeing(key, telling, senses), agree))
    if in_conflict(senses):
        return agreeing(key, silent, senses, CONTESTED)
    return reconciled(joined_where(agreeing(key, silent, senses), agree))


def agreeing(key, units, senses, least=THRESHOLDS["same"]):
    """`senses` with each unit in the sense that agrees with it best, else in one of its own.

    Units that say most of the person come first, so that what the others join is settled.
    """
    for unit in sorted(units, key=says, reverse=True):
        best = best_for(unit, senses, least)
        if best is None:
            best = Sense(key)
            senses.append(best)
        best.add(unit)
    return senses


def says(unit):
    """How much a unit says of who the person is: affiliation and role, one of them, nothing."""
    kinds = {each & KIND for each in unit.traits}
    return (AFFILIATION in kinds) + (ROLE in kinds)


def best_for(unit, senses, least=THRESHOLDS["same"]):
    """The sense that agrees with a unit best, one of the same office before others; or None."""
    if not senses:
        return None
    own = Profile()
    own.add(unit.traits)
    found = [
        (compare(own, sense.profile), -at)
        for at, sense in enumerate(senses)
        if may_agree(own, sense.profile)
    ]
    enough = [
        (not OFFICES.isdisjoint(c.reasons), c.strength, at)
        for c, at in found
        if c.strength >= least and not c.conflict
    ]
    return senses[-max(enough)[2]] if enough else None


def place(unit, senses):
    """Put a unit beyond the window to the sense that agrees with it best, else to the largest."""
    best = best_for(unit, senses) or max(senses, key=lambda sense: len(sense.units))
    best.follow(unit)


def is_enough(comparison, how):
    return comparison.strength >= THRESHOLDS[how] and not comparison.conflict


def agree(one, other):
    """Whether two sets of mentions of one name are one person's."""
    if not may_agree(one.profile, other.profile):
        return False
    comparison = compare(one.profile, other.profile)
    return comparison.strength >= SETTLED and not comparison.conflict


def reconciled(senses):
    """Senses of one name: one, unless some conflict; then what fits several goes to a dominant one.

    Without a dominant one it stays by itself: nobody can tell whose it is.
    """
    contested = in_conflict(senses)
    if not contested:
        return united(senses)
    dominant = dominant_of(contested)
    if dominant is None:
        return senses
    rest = [sense for sense in senses if sense not in contested]
    for sense in rest:
        dominant.join(sense)
    return contested


def in_conflict(senses):
    """Those that cannot be one with some other; two that people fixed never are."""
    anchored = [sense for sense in senses if sense.profile.anchored or sense.fixed]
    found = []
    for one, other in combinations(anchored, 2):
        if clash(one, other):
            found += [one, other]
    large = [sense for sense in senses if sense.profile.size >= DOMINANT]
    for one, other in combinations(large, 2):
        if compare(one.profile, other.profile).conflict:
            found += [one, other]
    return [sense for sense in senses if sense in found]


def dominant_of(senses):
    largest, second = sorted(senses, key=lambda sense: -sense.profile.size)[:2]
    size = largest.profile.size
    return largest if size >= max(DOMINANT, TIMES * second.profile.size) else None


def united(senses):
    """All of `senses` as one, in a list."""
    for other in senses[1:]:
        senses[0].join(other)
    return senses[:1]


def merged_where_fixed(senses):
    """Senses of several names that people tied to one record, as one."""
    first, kept = {}, []
    for sense in senses:
        if sense.fixed and sense.fixed in first:
            first[sense.fixed].join(sense)
            continue
        kept.append(sense)
        if sense.fixed:
            first[sense.fixed] = sense
    return kept


def joined_where(senses, condition):
    """`senses` with those joined, over any chain, that `condition` holds for; none in conflict."""
    edges = [pair for pair in combinations(senses, 2) if condition(*pair)]
    return [united(part)[0] for part in parts(senses, edges, clash)]


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


def how_related(one, other):
    """The loosest relation between the names of two senses, "" where any two are unlike."""
    found = {relation(a, b) for a in one.keys for b in other.keys}
    return "" if "" in found else max(found, key=THRESHOLDS.get)


def kept_apart(one, other):
    """Whether an article or a person says that these are two people."""
    if both_fixed(one, other):
        return True
    together = len(one.articles & other.articles) + names_beside(one, other)
    together += names_beside(other, one)
    return together * SELDOM >= min(one.profile.size, other.profile.size) and together > 0


def names_beside(one, other):
    """In how many of its articles one stands beside the name of the other."""
    return sum(one.profile.counts[beside(key)] for key in other.keys)


def clash(one, other):
    """Whether people or what is said of them keep two senses of one name apart."""
    return both_fixed(one, other) or compare(one.profile, other.profile).conflict


def both_fixed(one, other):
    return bool(one.fixed and other.fixed)


def unjoinable(one, other):
    """Whether the two cannot be one, whatever agrees with both: senses of a name were parted."""
    return not how_related(one, other) or kept_apart(one, other) or bool(one.keys & other.keys)


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


def nears(senses):
    """Nears among `senses`, the likeliest first."""
    found = []
    for earlier, later in combinations(senses, 2):
        how = how_related(earlier, later)
        if how and not kept_apart(earlier, later):
            found.append(Near(later, earlier, how, compare(earlier.profile, later.profile)))
    return sorted(found, key=lambda near: -near.comparison.strength)
