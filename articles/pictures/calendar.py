"""Coverage by month: a row for each year, a cell for each month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from django.utils.dates import MONTHS as MONTH_NAMES
from django.utils.dates import MONTHS_3 as SHORT_NAMES
from django.utils.text import capfirst

#: How many shades the style sheet knows, beside the one for nothing.
SHADES = 4
MONTHS = range(1, 13)
#: More years than these are too many to read; the newest are shown.
YEARS_SHOWN = 25


@dataclass(frozen=True)
class Month:
    """One cell: `number` from 1, `shade` from 0 (nothing) to SHADES, `url` where it leads."""

    number: int
    count: int
    shade: int
    url: str


@dataclass(frozen=True)
class Year:
    """One row: the year, how many it has, and where it leads."""

    year: int
    count: int
    url: str
    months: tuple[Month, ...]


def month_names() -> list[tuple[str, str]]:
    """(name, short name) of each month in the reader's language."""
    return [(capfirst(MONTH_NAMES[number]), capfirst(SHORT_NAMES[number])) for number in MONTHS]


def coverage(
    counts: Mapping[tuple[int, int], int], url: Callable[..., str], shown: int = YEARS_SHOWN
) -> list[Year]:
    """A row for each year that has something, newest first, from {(year, month): count}.

    `url(year=2022)` and `url(month="2022-08")` say where a row and a cell lead.
    """
    highest = max(SHADES, *counts.values()) if counts else SHADES
    years = sorted({year for year, _ in counts}, reverse=True)[:shown]
    return [_row(year, counts, highest, url) for year in years]


def _row(year, counts, highest, url) -> Year:
    months = tuple(_cell(year, number, counts.get((year, number), 0), highest, url)
                   for number in MONTHS)  # fmt: skip
    return Year(year, sum(month.count for month in months), url(year=year), months)


def _cell(year, number, count, highest, url) -> Month:
    address = url(month=f"{year}-{number:02}") if count else ""
    return Month(number, count, shade(count, highest), address)


def shade(count: int, highest: int) -> int:
    """The shade of a count: by its square root, so that one loud month leaves the others seen."""
    return max(1, round(SHADES * sqrt(count / highest))) if count else 0
