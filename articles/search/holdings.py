"""What a part of the archive holds: how many, counted by facet, without the hits themselves.

Pages show these numbers beside links to lists, which count the same documents in the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import browse
from .codes import EVERYTHING
from .moment import reading
from .query import condition, parse
from .scan import TooMuch, counts_of
from .selection import Selection
from .tokens import UNDATED
from .values import commonest, read


@dataclass(frozen=True)
class Holdings:
    """`counts` are {facet: {value: count}}, of records the commonest only; `names` have the names
    of those records by (facet, public id). `unavailable`: counting took too long."""

    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    unavailable: bool = False

    def of(self, facet):
        """{value: count} of a facet."""
        return self.counts.get(facet, {})

    def by_year(self):
        """{year: count} and how many are undated."""
        years = {int(year): n for year, n in self.of("year").items() if year != UNDATED}
        return years, self.of("year").get(UNDATED, 0)

    def by_month(self):
        """{(year, month): count} of those whose month is known."""
        return {
            (int(month[:4]), int(month[5:])): count for month, count in self.of("month").items()
        }


def holdings(listed, **included):
    """The Holdings of "articles" or "quotes": of all, or of those with these facet values."""
    chosen = {facet: (str(value),) for facet, value in included.items()}
    try:
        with reading():
            total, counts = counted(Selection(listed, chosen))
            by_facet, names = read({}, counts, ())
    except TooMuch:
        return Holdings(unavailable=True)
    return Holdings(total, by_facet, names)


def counted(selection):
    """(how many, {code: count}) of a list; raises TooMuch."""
    if selection.included:
        total, counts = counts_of(condition(parse("")), selection)
        return total, commonest(counts, ())
    kept = browse.kept_counts(selection.listed)
    return kept.pop(EVERYTHING, 0), kept
