"""Named against unnamed sources: a bar in two parts for each outlet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: The share of a few quotes says nothing.
LEAST_QUOTES = 5


@dataclass(frozen=True)
class Sources:
    """How many quotes of an outlet have a source with a name and how many one without; `share`
    is the named part in hundredths."""

    record: object
    named: int
    unnamed: int

    @property
    def share(self) -> int:
        return round(100 * self.named / (self.named + self.unnamed))


def by_outlet(
    records: Sequence, named: Mapping[object, int], unnamed: Mapping[object, int]
) -> list[Sources]:
    """Sources of the records that have enough quotes, the least named first, from {record:
    count}."""
    rows = [Sources(each, named.get(each, 0), unnamed.get(each, 0)) for each in records]
    enough = [row for row in rows if row.named + row.unnamed >= LEAST_QUOTES]
    return sorted(enough, key=lambda row: (row.share, -row.unnamed, str(row.record)))
