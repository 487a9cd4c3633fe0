"""Counts of two side by side: rows of two bars on one scale."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One count, its length in hundredths of the longest of all, and where it leads."""

    count: int
    length: int
    url: str


@dataclass(frozen=True)
class Row:
    """What is counted, and its Bar for each of the two."""

    label: object
    bars: tuple[Bar, Bar]


def rows(
    labels: Mapping[object, object],
    counts: Sequence[Mapping[object, int]],
    urls: Sequence[Callable[[object], str]],
) -> list[Row]:
    """A Row for each key of `labels`, in its order; `counts` and `urls` are those of the two."""
    highest = max((each.get(key, 0) for each in counts for key in labels), default=0)
    return [
        Row(label, tuple(_bar(key, *side, highest) for side in zip(counts, urls, strict=True)))
        for key, label in labels.items()
    ]


def _bar(key, counts, url, highest) -> Bar:
    count = counts.get(key, 0)
    return Bar(count, -(-100 * count // highest) if highest else 0, url(key) if count else "")
