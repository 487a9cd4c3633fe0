"""The senses of one name: namesakes are several people, and their mentions are told apart."""

from .conflicts import clash, dominant_of, in_conflict
from .connected import joined_where
from .evidence import AFFILIATION, KIND, OFFICES, ROLE, Profile, compare, may_agree
from .senses import THRESHOLDS, Sense, united

#: Earliest mentions of a name that its senses are found from; later ones follow those.
WINDOW = 100
#: The same for a mention without office where several people are known to have the name.
CONTESTED = 3.0
#: Two sets of one name that took shape apart need more than people, bodies and outlet can give
#: together: namesakes among the same famous people have those in common.
SETTLED = 5.0


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
    senses = reconciled(joined_where(agreeing(key, telling, senses), agree, clash))
    if in_conflict(senses):
        return agreeing(key, silent, senses, CONTESTED)
    return reconciled(joined_where(agreeing(key, silent, senses), agree, clash))


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
