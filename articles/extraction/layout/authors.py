"""Who wrote an article, from its bylines and notes."""

import re

from ..language.letters import UPPER
from ..records import Block, Candidate, Span
from .bylines import names_in
from .imprint import is_name_line, publication_line

_NAME = rf"(?:[{UPPER}][\w’'.-]*\s){{1,3}}[{UPPER}][\w’'-]*"
_AUTHORS_NOTE = re.compile(rf"(?i:[\w’'‘]+ note)[:.\s–—-]{{1,4}}({_NAME})(?=\s(?:is|was)\b|,)")
_OWN_VIEWS = re.compile(
    r"\b(?:views|opinions) expressed\b|\bthe author of\b|\bour conversation\b", re.I
)


def authors_of(text: str, blocks: list[Block]) -> list[Candidate]:
    """One candidate for each line that names authors: bylines first, then the interviewer, then
    the person whom an editor's note says to hold these views."""
    bylines = [c for b in blocks if b.kind == "byline" for c in _byline(text, b)]
    notes = [
        c for b in blocks if b.kind == "note" for c in _byline(text, b) + _author_note(text, b)
    ]
    return bylines + notes


def _byline(text: str, block: Block) -> list[Candidate]:
    words = text[block.start : block.end]
    spans = names_in(words)
    if not spans and block.kind == "byline" and publication_line(words) is None:
        spans = [(0, len(words))] if is_name_line(words) else []
    if not spans:
        return []
    names = tuple(" ".join(words[start:end].split()) for start, end in spans)
    return [Candidate(names, "text", Span(block.start + spans[0][0], block.start + spans[-1][1]))]


def _author_note(text: str, block: Block) -> list[Candidate]:
    match = _AUTHORS_NOTE.match(text, block.start, block.end)
    if not match or not _OWN_VIEWS.search(text, block.start, block.end):
        return []
    return [Candidate((match.group(1),), "text", Span(*match.span(1)))]
