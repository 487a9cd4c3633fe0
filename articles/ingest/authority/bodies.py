"""Which mentions of organizations are one body's.

A body is known by its name, without article and legal form. An acronym that an article gives
without its words is the body that an article of the same outlet defines it for, if only one; else
what an authority file says; else a body of its own. Names that are only similar never join:
the Pakistani Taliban are not the Taliban.
"""

from collections import defaultdict
from dataclasses import replace

from .evidence import Comparison
from .senses import Near, Sense


def group_bodies(block, units, decisions):
    """(senses, Nears) of the bodies whose acronym is `block`; traits of units are their outlet."""
    senses, defined = {}, defaultdict(set)
    units = sorted(units, key=lambda unit: (unit.rank, unit.key))
    for unit in units:
        if unit.key != block:
            sense_for(senses, unit, decisions).follow(unit)
            defined[unit.traits].add(unit.key)
    for unit in units:
        if unit.key == block:
            meant = defined[unit.traits] if any(unit.traits) else ()
            home = senses[next(iter(meant))] if len(meant) == 1 else None
            if home is None or unit.record in decisions.fixed:
                home = sense_for(senses, unit, decisions)
            home.follow(unit)
    return as_list(senses), unclear(block, senses)


def lone_body(units, decisions):
    """The sense of a body that no acronym is known of; `units` have its name."""
    sense = sense_for({}, units[0], decisions)
    for unit in units:
        sense.follow(unit)
    return sense


def sense_for(senses, unit, decisions):
    """The sense of the unit's name: the record that has it for its own, if only one."""
    if unit.record in decisions.fixed:
        return senses.setdefault(unit.record, Sense(unit.key, unit.record))
    given = decisions.given.get(unit.key)
    owners = [given] if given else decisions.seeds.get(unit.key, [])
    if unit.key not in senses:
        senses[unit.key] = Sense(unit.key, owners[0] if len(owners) == 1 else None)
    return senses[unit.key]


def one_for_each_name(senses, nears, decided):
    """(senses, Nears) of all blocks, those of one name as one: it may stand with acronyms or none.

    What is fixed to one of `decided`, the records that people touched, takes in only its own.
    """
    homes, kept, home_of = defaultdict(list), [], {}
    for sense in sorted(senses, key=lambda sense: sense.fixed is None):
        same = [home for home in homes_of(sense, homes) if may_join(sense, home, decided)]
        home_of[sense] = home = same[0] if len(same) == 1 else sense
        if home is sense:
            kept.append(sense)
        else:
            home.join(sense)
        for key in sense.keys:
            homes[key].append(home)
    moved = [replace(n, later=home_of[n.later], earlier=home_of[n.earlier]) for n in nears]
    return kept, [near for near in moved if near.later is not near.earlier]


def homes_of(sense, homes):
    """The senses that have one of its names already, each once."""
    return list(dict.fromkeys(home for key in sorted(sense.keys) for home in homes[key]))


def may_join(sense, home, decided):
    return sense.fixed == home.fixed or (sense.fixed is None and home.fixed not in decided)


def as_list(senses):
    """The senses, those of one record as one."""
    first, kept = {}, []
    for sense in senses.values():
        if sense.fixed and sense.fixed in first:
            first[sense.fixed].join(sense)
            continue
        first[sense.fixed] = sense
        kept.append(sense)
    return kept


def unclear(block, senses):
    """What an acronym that stands by itself may be."""
    alone = senses.get(block)
    words = [sense for key, sense in senses.items() if key != block and sense is not alone]
    if alone is None or alone.fixed or len(words) != 1:
        return []
    return [Near(alone, words[0], "acronym", Comparison(0.0, (), False))]
