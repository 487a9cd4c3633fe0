"""Quotations inside the turns of an interview."""

from collections.abc import Iterable

from ..records import Block, Span
from .found import FoundQuote
from .judgement import has_cue, is_title
from .marks import stretches
from .news import trimmed

_LEAST_WORDS = 3


def nested_quotations(text: str, blocks: Iterable[Block]) -> list[FoundQuote]:
    """What somebody cited inside a question or answer says, in reading order."""
    found = []
    for block in blocks:
        if block.kind not in {"question", "answer"}:
            continue
        for stretch in stretches(text, block.start, block.end):
            span = trimmed(text, stretch.start, stretch.end)
            if span and _is_citation(text, span, block):
                found.append(FoundQuote("nested", (span,), block))
    return found


def _is_citation(text: str, span: Span, block: Block) -> bool:
    said = text[span.start : span.end]
    count = len(said.split())
    return (
        count >= _LEAST_WORDS
        and not is_title(said, said.split())
        and has_cue(text, span, Span(block.start, block.end))
    )
