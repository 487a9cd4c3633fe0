"""A quotation before anybody is known to say it."""

import math
from dataclasses import dataclass

from ..records import Block, Span


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """`segments` leave the marks out; `block` is where the quotation begins; `log_odds` that it
    is one, as far as its words and what stands beside it tell: infinite if there is no doubt."""

    kind: str
    segments: tuple[Span, ...]
    block: Block
    log_odds: float = math.inf
