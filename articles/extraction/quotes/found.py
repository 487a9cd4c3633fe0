"""A quotation before anybody is known to say it."""

from dataclasses import dataclass

from ..records import Block, Span


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """`segments` leave the marks out; `block` is where the quotation begins.
    that its paragraph consists of nothing else but quotations."""

    kind: str
    segments: tuple[Span, ...]
    block: Block
