"""From the people and organizations of articles to authority records.

Similarity suggests and never decides: mentions are one person's only where what their articles
say agrees too; everything else becomes a record of its own and a proposal to merge. With each
batch of articles all mentions whose names may meet are resolved again, so that the outcome depends
on the articles and on what people decided, not on the order in which they came in.
"""

from collections import defaultdict
from dataclasses import dataclass

from articles.models import Organization, Speaker

from .bodies import group_bodies, lone_body, one_for_each_name
from .decisions import decisions_for, known_to
from .evidence import Profile
from .grouping import group
from .moving import lead_on, move, retire
from .naming import (
    rename_after_moves,
    save_names,
    show_best_names,
    show_better_names,
    unsaved_names,
)
from .proposing import propose
from .records import assign
from .units import bodies_of, body_key, people_of, person_key, stored_units

#: Blocks of names read at a time: the mentions of so many are in memory together.
BLOCKS = 100


@dataclass(frozen=True)
class Reading:
    """An article to resolve; `again`: it was read before, and what it said then is no more."""

    article: object
    extraction: object
    again: bool = False


@dataclass
class Voices:
    """An article's people and organizations by the name its extraction gives them.

    `named` holds what the mention rows keep, by record.
    """

    people: dict
    organizations: dict
    named: dict


def voices_of(readings, **origin):
    """({article key: Voices}, keys of articles that changed with them) for a batch of Readings.

    Missing records are made. `origin` goes into the ledger.
    """
    bodies = Resolution(Organization, readings, bodies_of, origin)
    people = Resolution(Speaker, readings, people_of, origin)
    bodies.run()
    people.run()
    save_names(bodies.learned + people.learned)
    voices = {
        each.article.pk: Voices(
            people.by_name(each, each.extraction.people, person_key),
            bodies.by_name(each, each.extraction.organizations, body_key),
            people.rows(each) | bodies.rows(each),
        )
        for each in readings
    }
    return voices, people.reached | bodies.reached


class Resolution:
    """The people or the bodies (`model`) of some articles, resolved with all they may meet.

    `named` is {article key: {name key: Named}}, `found` after `run` {(article key, name key):
    record}, `reached` the keys of articles that changed, `learned` names to store.
    """

    def __init__(self, model, readings, read, origin):
        self.model, self.origin = model, origin
        self.named = {each.article.pk: read(each.article, each.extraction) for each in readings}
        self.again = [each.article.pk for each in readings if each.again]
        self.own, self.alias = defaultdict(list), defaultdict(set)
        for key, named in self.each_named():
            self.own[named.block].append(named.unit)
            self.alias[key] |= {key, named.alias}
        self.reached, self.learned, self.found = set(), [], {}

    def each_named(self):
        """(name key, Named) of each article's."""
        return [pair for found in self.named.values() for pair in found.items()]

    def run(self):
        """Give every name of the articles its record."""
        self.known = known_to(self.model, {alias for each in self.alias.values() for alias in each})
        senses, nears = self.senses()
        self.outcome = assign(self.model, senses, self.known)
        self.settle(senses)
        propose(self.concerned(nears), self.outcome, self.known, self.origin)
        for sense, record in self.outcome.records.items():
            for unit in own_units(sense):
                self.found[unit.article, unit.key] = self.known.records[record]

    def wanted(self):
        """{block: its keys to compare} of the articles as they are, and as they were."""
        pairs = {(named.block, key) for key, named in self.each_named() if named.block}
        if self.again:
            mentions = self.model._meta.get_field("mentions").related_model.objects
            before = mentions.filter(article__in=self.again).exclude(block="")
            pairs |= set(before.values_list("block", "key"))
        blocks = defaultdict(list)
        for block, key in sorted(pairs):
            blocks[block].append(key)
        return blocks

    def senses(self):
        """(senses, Nears) of all blocks."""
        senses, nears, wanted = [], [], self.wanted()
        blocks = list(wanted)
        for at in range(0, len(blocks), BLOCKS):
            chosen = {block: wanted[block] for block in blocks[at : at + BLOCKS]}
            units = stored_units(self.model, self.named.keys(), chosen)
            self.known.look_up(units)
            for block, stored in units.items():
                found, near = self.group(block, stored + self.own[block])
                senses += found
                nears += near
        if self.model is Speaker:
            return senses, nears
        return one_for_each_name(senses + self.lone_bodies(), nears, self.known.fixed)

    def lone_bodies(self):
        """The senses of bodies that no acronym is known of, one for each name."""
        by_key = defaultdict(list)
        for unit in self.own[""]:
            by_key[unit.key].append(unit)
        return [
            lone_body(units, decisions_for(self.known, self.aliases(units), []))
            for units in by_key.values()
        ]

    def group(self, block, units):
        decisions = decisions_for(self.known, self.aliases(units), [u for u in units if u.row])
        if self.model is Speaker:
            senses, nears = group(units, decisions)
            forget_traits(senses)
            return senses, nears
        return group_bodies(block, units, decisions)

    def aliases(self, units):
        """{key of a unit: keys under which a record may have its name}"""
        return {unit.key: self.alias.get(unit.key) or {unit.key} for unit in units}

    def settle(self, senses):
        """Everything that follows from who has which mention now."""
        model, outcome, known = self.model, self.outcome, self.known
        self.reached |= move(model, outcome, known, self.origin)
        lead_on(senses, outcome, known)
        show = show_best_names if model is Speaker else show_better_names
        self.reached |= show(outcome, known, self.origin)
        learned = defaultdict(list)
        for sense, key in outcome.records.items():
            for unit in own_units(sense):
                learned[key] += self.named[unit.article][unit.key].variants
        self.learned = unsaved_names(learned, known.records, known.taken_away)
        rename_after_moves(outcome, known)
        retire(model, outcome, known, self.origin)

    def concerned(self, nears):
        """Those of which one side is a new record: the others were looked at when they were."""
        made, records = {record.pk for record in self.outcome.made}, self.outcome.records
        return [near for near in nears if {records[near.later], records[near.earlier]} & made]

    def by_name(self, reading, entities, key_of):
        """{name in the extraction: record}"""
        keys = {entity.name: (reading.article.pk, key_of(entity.name)) for entity in entities}
        return {name: self.found[key] for name, key in keys.items() if key in self.found}

    def rows(self, reading):
        """{record: Named} for the mention rows of an article."""
        rows = {}
        for key, named in self.named[reading.article.pk].items():
            rows.setdefault(self.found[reading.article.pk, key], named)
        return rows


def own_units(sense):
    """Those of its units that come from the articles at hand."""
    return [unit for unit in sense.units if unit.row is None]


def forget_traits(senses):
    """Let go of what mentions were compared by: senses of a whole batch wait for their records."""
    for sense in senses:
        sense.profile = Profile()
        for unit in sense.units:
            if unit.row:
                unit.traits = ()
