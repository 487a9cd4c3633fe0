"""Where a turn of an interview begins."""

from dataclasses import dataclass

from ..records import Span


@dataclass(frozen=True, slots=True)
class TurnStart:
    """`start` is where the turn's block begins, its label included, and `words` where what is
    said does; `kind` is question or answer."""

    kind: str
    start: int
    words: int
    label: Span | None = None
