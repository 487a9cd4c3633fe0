"""Counts over time as columns that are links."""

from dataclasses import dataclass

#: Longer spans than this show only the years that hold something.
UNBROKEN_YEARS = 40


@dataclass(frozen=True)
class Column:
    """One year: its count, its height in hundredths of the highest, where it leads."""

    year: int
    count: int
    height: int
    url: str

    @property
    def top(self):
        """Where the column begins, counted from above."""
        return 100 - self.height


@dataclass(frozen=True)
class Timeline:
    """How many records each year has, how many have no date, and how many there are in all.

    `unavailable`: counting took too long.
    """

    columns: list[Column]
    undated: int
    total: int
    unavailable: bool = False


def by_year(held, url):
    """The Timeline of some Holdings; `url(year)` says where a year leads."""
    counts, undated = held.by_year()
    return Timeline(columns(counts, url), undated, held.total, held.unavailable)


def columns(counts, url):
    """Columns for {year: count} in order; years without any stand between as empty ones."""
    if not counts:
        return []
    years, highest = unbroken(sorted(counts)), max(counts.values())
    return [
        Column(year, count, -(-100 * count // highest), url(year))
        for year in years
        for count in [counts.get(year, 0)]
    ]


def unbroken(years):
    """`years` with the missing ones between, unless that were too many to draw."""
    whole = range(years[0], years[-1] + 1)
    return whole if len(whole) <= UNBROKEN_YEARS else years
