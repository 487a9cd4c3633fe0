"""Who is quoted beside whom: half a matrix of people, a disc for the articles they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

#: People in the picture: what a phone has room for.
PEOPLE = 9
#: A disc's greatest radius; a cell is 20 wide.
RADIUS = 9.0


@dataclass(frozen=True)
class Pair:
    """One cell: in how many articles both are quoted, and the radius of its disc."""

    other: object
    count: int
    radius: float


@dataclass(frozen=True)
class Row:
    """A person, their number in the picture, and a Pair with each one above."""

    number: int
    record: object
    pairs: tuple[Pair, ...]


def matrix(
    speakers_of: Mapping[int, Iterable[int]], records: Mapping[int, object], people: int = PEOPLE
) -> list[Row]:
    """Rows for those who share most articles with others, from {article: speakers' keys} and
    {key: record}; empty unless three people are quoted beside somebody."""
    shared = pairs(speakers_of, records)
    company = Counter()
    for (one, other), count in shared.items():
        company[one] += count
        company[other] += count
    chosen = [key for key, _ in sorted(company.items(), key=lambda item: (-item[1], item[0]))]
    return _rows(chosen[:people], shared, records) if len(chosen) > 2 else []


def pairs(speakers_of, records) -> Counter:
    """{(key, greater key): in how many articles both are quoted}."""
    found = Counter()
    for keys in speakers_of.values():
        found.update(combinations(sorted(set(keys) & records.keys()), 2))
    return found


def _rows(keys, shared, records) -> list[Row]:
    inside = {pair: count for pair, count in shared.items() if set(pair) <= set(keys)}
    highest = max(inside.values(), default=1)
    return [
        Row(number, records[key], tuple(_pair(key, other, inside, highest, records)
                                        for other in keys[: number - 1]))
        for number, key in enumerate(keys, 1)
    ]  # fmt: skip


def _pair(key, other, shared, highest, records) -> Pair:
    count = shared.get((min(key, other), max(key, other)), 0)
    return Pair(records[other], count, round(RADIUS * sqrt(count / highest), 1))


def by_article(rows: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """{article: speakers} of (article, speaker)."""
    found = defaultdict(list)
    for article, speaker in rows:
        found[article].append(speaker)
    return found
