"""Interviews: blocks -> questions and answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Block, Span
from .labelled import labelled_turns
from .turn_start import TurnStart
from .unlabelled import unlabelled_turns


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says until the other speaks: `segments` leave the label out, one for each
    block; `label` is where the speaker's name stands before it, None without labels."""

    kind: str
    segments: tuple[Span, ...]
    label: Span | None = None


def find_turns(
    text: str, blocks: list[Block], bold: Sequence[Span] = ()
) -> tuple[list[Block], list[Turn]]:
    """The blocks, those of an interview cut at its turns and named question or answer, and the
    turns; no turns if the text is no interview. `bold` are the stretches printed bold, as
    questions are, or the names before answers."""
    starts = labelled_turns(text, blocks, bold) or unlabelled_turns(text, blocks, bold)
    if not starts:
        return blocks, []
    pieces = _cut(text, blocks, [start.start for start in starts])
    return _name(text, pieces, starts)


def _cut(text: str, blocks: list[Block], places: list[int]) -> list[Block]:
    """The blocks, cut at each of the places that lies inside one."""
    pieces, number = [], 0
    for block in blocks:
        start = block.start
        while number < len(places) and places[number] < block.end:
            if places[number] > start:
                pieces.append(_trimmed(text, block.kind, start, places[number]))
                start = places[number]
            number += 1
        pieces.append(Block(block.kind, start, block.end))
    return pieces


def _trimmed(text: str, kind: str, start: int, end: int) -> Block:
    return Block(kind, start, start + len(text[start:end].rstrip()))


def _name(
    text: str, blocks: list[Block], starts: list[TurnStart]
) -> tuple[list[Block], list[Turn]]:
    named, turns = [], []
    openings = {start.start: start for start in starts}
    opened: TurnStart | None = None
    segments: list[Span] = []
    for block in blocks:
        if block.start in openings:
            turns += _turn(opened, segments)
            opened, segments = openings[block.start], []
        if opened and (block.kind == "paragraph" or block.start == opened.start):
            block = replace(block, kind=opened.kind)
            words = opened.words if block.start == opened.start else block.start
            if words < block.end:
                segments.append(Span(words, block.end))
        named.append(block)
    return named, turns + _turn(opened, segments)


def _turn(opened: TurnStart | None, segments: list[Span]) -> list[Turn]:
    if opened is None or not segments:
        return []
    return [Turn(opened.kind, tuple(segments), opened.label)]
