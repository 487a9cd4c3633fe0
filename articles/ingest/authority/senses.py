"""What grouping works on: mentions, what people decided of them, and senses of names."""

from dataclasses import dataclass, field

from .evidence import Comparison, Profile

#: How much must agree for two sets of mentions to be one person's, by how their names relate.
THRESHOLDS = {"same": 2.0, "spelling": 3.5, "longer": 4.0, "nickname": 4.5}


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


def united(senses):
    """All of `senses` as one, in a list."""
    for other in senses[1:]:
        senses[0].join(other)
    return senses[:1]


@dataclass(frozen=True, slots=True)
class Near:
    """Two senses that may be one person's, though not enough agrees."""

    later: Sense
    earlier: Sense
    how: str
    comparison: Comparison
