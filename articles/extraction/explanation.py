"""An Extraction for an editor's eyes: the article with the kinds of its blocks in the margin."""

import textwrap
from collections.abc import Iterator

from .records import Block, Candidate, Extraction

_MARGIN = 11
_WIDTH = 88


def explained_blocks(extraction: Extraction) -> Iterator[str]:
    """Lines: the id, what each field was taken from outside the text, then each block with its
    kind in the margin and below it the values that it gave. A star marks the chosen value."""
    yield f"{extraction.id}: {extraction.kind}"
    for field, candidate in _evidence(extraction):
        if candidate.span is None:
            yield _beside("", _told(field, candidate))
    for block in extraction.blocks:
        yield from _explained(extraction, block)


def _evidence(extraction: Extraction) -> Iterator[tuple[str, Candidate]]:
    for field, candidates in extraction.evidence.items():
        for candidate in candidates:
            yield field, candidate


def _explained(extraction: Extraction, block: Block) -> Iterator[str]:
    words = " ".join(extraction.text[block.start : block.end].split())
    for number, line in enumerate(textwrap.wrap(words, _WIDTH)):
        yield _beside("" if number else block.kind, line)
    for field, candidate in _evidence(extraction):
        if candidate.span and block.start <= candidate.span.start < block.end:
            yield _beside("", _told(field, candidate))


def _beside(kind: str, words: str) -> str:
    return f"{kind:>{_MARGIN}} │ {words}"


def _told(field: str, candidate: Candidate) -> str:
    """`* published = 2022-08-30 (text, 10-22)`"""
    value = candidate.value if isinstance(candidate.value, str) else ", ".join(candidate.value)
    place = f", {candidate.span.start}-{candidate.span.end}" if candidate.span else ""
    return f"{'*' if candidate.chosen else '-'} {field} = {value} ({candidate.origin}{place})"
