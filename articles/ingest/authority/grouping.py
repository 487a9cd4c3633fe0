"""Which mentions of people whose names sound alike are one person's: a pure function of them.

First the mentions of each name fall into senses (namesakes.py), then senses of names that may be
one person's join (spellings.py). Nothing depends on the order in which articles came in: mentions
are taken in the order of their ranks, and what people decided is given.
"""

from collections import defaultdict

from .namesakes import senses_of
from .spellings import joined_across_names, nears

#: Names of one block above which it is too crowded to tell them apart by sound.
CROWD = 60


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
