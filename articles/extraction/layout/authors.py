"""Who wrote an article, from its bylines and notes."""

import re
from dataclasses import replace

from ..language.letters import UPPER
from ..records import Block, Candidate, Span
from .bylines import names_in, opening, unsigned_names
from .imprint import is_name_line, publication_line

#: Author lines stand this near the end.
_LAST_BLOCKS = 4
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
    unsigned = block.kind == "byline" and opening(words) is None
    if not spans and unsigned and publication_line(words) is None:
        spans = unsigned_names(words) or ([(0, len(words))] if is_name_line(words) else [])
    if not spans:
        return []
    names = tuple(" ".join(words[start:end].split()) for start, end in spans)
    return [Candidate(names, "text", Span(block.start + spans[0][0], block.start + spans[-1][1]))]


def _author_note(text: str, block: Block) -> list[Candidate]:
    match = _AUTHORS_NOTE.match(text, block.start, block.end)
    if not match or not _OWN_VIEWS.search(text, block.start, block.end):
        return []
    return [Candidate((match.group(1),), "text", Span(*match.span(1)))]


def name_author_lines(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, those at the end that tell who the author is as notes."""
    bylines = [candidate for b in blocks if b.kind == "byline" for candidate in _byline(text, b)]
    names = [name for candidate in bylines for name in candidate.value]
    forms = tuple(f"{name} {verb} " for name in names for verb in ("is", "was", "writes"))
    return [
        replace(block, kind="note")
        if forms and len(blocks) - number <= _LAST_BLOCKS and _begins(text, block, forms)
        else block
        for number, block in enumerate(blocks)
    ]


def _begins(text: str, block: Block, forms: tuple[str, ...]) -> bool:
    return block.kind == "paragraph" and text.startswith(forms, block.start, block.end)
