"""What a part of the archive holds: how many, counted by facet, without the hits themselves.

Pages show these numbers beside links to lists, which count the same documents in the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from articles.models import Precision

from . import browse
from .codes import EVERYTHING
from .moment import TooMuch, reading
from .query import condition, parse
from .scan import counts_of
from .selection import Selection
from .tokens import UNDATED
from .values import commonest, meanings, valued


@dataclass(frozen=True)
class Holdings:
    """`counts` are {facet: {value: count}}, of records the commonest only. `unavailable`: counting
    took too long."""

    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
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

    def span(self):
        """(first, last) of what is dated, each (first day, precision): the month where that is
        known of the earliest or latest year, else the year. None if nothing is dated."""
        years, _undated = self.by_year()
        if not years:
            return None
        months = sorted(self.by_month())
        return (
            ends_at(min(years), [month for month in months if month[0] == min(years)][:1]),
            ends_at(max(years), [month for month in months if month[0] == max(years)][-1:]),
        )


def ends_at(year, months):
    """(day, precision) of an end of a span: a month, else the year."""
    for known_year, month in months:
        return date(known_year, month, 1), Precision.MONTH
    return date(year, 1, 1), Precision.YEAR


def part(listed, **included):
    """The Selection of all "articles" or "quotes" that have these facet values."""
    return Selection(listed, {facet: (str(value),) for facet, value in included.items()})


def holdings(*selections):
    """The Holdings of each Selection, in one moment: with nothing chosen, or with some facet
    values. All are unavailable where counting takes too long."""
    try:
        with reading():
            counts = [counted(selection) for selection in selections]
            known = meanings({code for _total, found in counts for code in found})
    except TooMuch:
        return [Holdings(unavailable=True) for _ in selections]
    return [Holdings(total, valued(found, known)) for total, found in counts]


def counted(selection):
    """(how many, {code: count}) of a list; raises TooMuch."""
    if selection.included:
        total, counts = counts_of(condition(parse("")), selection)
        return total, commonest(counts, ())
    kept = browse.kept_counts(selection.listed)
    return kept.pop(EVERYTHING, 0), kept
