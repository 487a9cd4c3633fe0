"""From the people and organizations of one article to authority records.

Similarity suggests and never decides: mentions are one person's only where what their articles
say agrees too; everything else becomes a record of its own and a proposal to merge. With each
article all mentions whose names may meet are resolved again, so that the outcome depends on the
articles and on what people decided, not on the order in which they came in.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from articles.models import Organization, Speaker

from .bodies import group_bodies, lone_body
from .decisions import decisions_for, known_to
from .grouping import group
from .naming import rename_after_moves, save_names, show_best_names, show_better_name, unsaved_names
from .proposing import propose
from .records import assign, lead_on, move, retire
from .units import bodies_of, body_key, people_of, person_key, stored_units


@dataclass
class Voices:
    """An article's people and organizations by the name its extraction gives them.

    `named` holds what the mention rows keep, by record; `reached` the keys of other articles
    that changed with this one.
    """

    people: dict
    organizations: dict
    named: dict = field(default_factory=dict)
    reached: set = field(default_factory=set)


def voices_of(article, extraction, *, again=False, **origin):
    """Voices of `extraction`; missing records are made. `origin` goes into the ledger.

    `again`: the article was read before, and what it said then no longer counts.
    """
    bodies = Resolution(Organization, article, bodies_of(article, extraction), origin)
    people = Resolution(Speaker, article, people_of(article, extraction), origin)
    of_bodies, of_people = bodies.run(again), people.run(again)
    save_names(bodies.learned + people.learned)
    return Voices(
        by_name(extraction.people, person_key, of_people),
        by_name(extraction.organizations, body_key, of_bodies),
        people.rows(of_people) | bodies.rows(of_bodies),
        people.reached | bodies.reached,
    )


def by_name(entities, key_of, records):
    keys = {entity.name: key_of(entity.name) for entity in entities}
    return {name: records[key] for name, key in keys.items() if key in records}


class Resolution:
    """The people or the bodies (`model`) of one article, resolved with all they may meet."""

    def __init__(self, model, article, named, origin):
        self.model, self.article, self.named, self.origin = model, article, named, origin
        self.reached, self.learned = set(), []

    def run(self, again):
        """{name key: record} of the article's."""
        units = stored_units(self.model, self.article, self.wanted(again))
        self.known = known_to(
            self.model,
            {unit.key for found in units.values() for unit in found} | self.names(),
            {unit.record for found in units.values() for unit in found},
        )
        senses, nears = self.senses_in(units)
        self.outcome = assign(self.model, senses, self.known)
        self.settle(senses)
        concerned = [near for near in nears if self.concerns(near)]
        propose(concerned, self.outcome, self.known, self.origin)
        return {
            unit.key: self.known.records[self.outcome.records[sense]]
            for sense in senses
            for unit in sense.units
            if unit.row is None
        }

    def wanted(self, again):
        """(block, key) pairs to compare: of the article as it is, and as it was."""
        pairs = {(named.block, key) for key, named in self.named.items() if named.block}
        if again:
            mentions = self.model._meta.get_field("mentions").related_model.objects
            before = mentions.filter(article=self.article).exclude(block="")
            pairs |= set(before.values_list("block", "key"))
        return sorted(pairs)

    def names(self):
        """Keys under which other records may have the names of this article's."""
        return {*self.named, *(named.alias for named in self.named.values())}

    def senses_in(self, units):
        """(senses, Nears) of all blocks."""
        senses, nears = [], []
        own = defaultdict(list)
        for named in self.named.values():
            own[named.block].append(named.unit)
        for block, stored in units.items():
            found, near = self.group(block, stored + own[block])
            senses += found
            nears += near
        for unit in own[""]:
            senses.append(lone_body(unit, decisions_for(self.known, self.aliases([unit]), [])))
        return senses, nears

    def group(self, block, units):
        keys = self.aliases(units)
        decisions = decisions_for(self.known, keys, [u for u in units if u.row])
        if self.model is Speaker:
            return group(units, decisions)
        return group_bodies(block, units, decisions)

    def aliases(self, units):
        """{key of a unit: keys under which a record may have its name}"""
        found = {unit.key: {unit.key} for unit in units}
        for unit in units:
            if unit.row is None:
                found[unit.key].add(self.named[unit.key].alias)
        return found

    def settle(self, senses):
        """Everything that follows from who has which mention now."""
        model, outcome, known = self.model, self.outcome, self.known
        self.reached |= move(model, outcome, known, self.origin)
        lead_on(model, senses, outcome, known)
        if model is Speaker:
            self.reached |= show_best_names(model, outcome, known, self.origin)
        learned = {}
        for sense, key in outcome.records.items():
            for unit in sense.units:
                if unit.row is None:
                    names = learned.setdefault(key, [])
                    names += self.named[unit.key].variants
                    if model is Organization:
                        self.reached |= show_better_name(known, key, unit, self.origin)
        self.learned = unsaved_names(learned, known.records, known.taken_away)
        rename_after_moves(model, outcome, known)
        retire(model, outcome, known, self.origin)

    def concerns(self, near):
        """Whether one of the two is a new record: the others were looked at when they were."""
        made = {record.pk for record in self.outcome.made}
        return any(self.outcome.records[sense] in made for sense in (near.later, near.earlier))

    def rows(self, records):
        """{record: Named} for the mention rows."""
        found = {}
        for key, record in records.items():
            if key in self.named:
                found.setdefault(record, self.named[key])
        return found
