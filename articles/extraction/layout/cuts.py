"""What stands inside a paragraph and is no part of it: notes, calls, a portrait's caption."""

import re
from collections.abc import Iterator
from itertools import islice

from ..language.letters import LOWER, UPPER
from ..language.sentences import sentences
from ..records import Block, Span
from .imprint import agency_dateline, place_dateline

_NEWSLETTER = re.compile(
    r"(?:Get|Sign up (?:here )?(?:for|to)|Subscribe to|Receive|Join) (?:our|the|my)\b"
    r"[^.!?\n]{0,60}?\bnewsletters?\b(?: here| now| today| for free)?[.!]?"
)
_EDITORS_NOTE = re.compile(
    r"[(\[*_]{0,2}(?:editor|author|publisher)s?[’'‘]?s?[’'‘]? note\b", re.IGNORECASE
)
#: Sentences that go on with an editor's note: on the author, the views, the text.
_NOTE_GOES_ON = re.compile(
    rf"(?:[{UPPER}][\w’'.-]*\s){{1,4}}(?:is|was|are|has)\b|(?:he|she|they) (?:is|was|are|has)\b"
    r"|(?:the )?(?:views|opinions) expressed|this (?:article|story|piece|commentary|interview)"
    r"|(?:read|view) more\b|follow (?:him|her|them)",
    re.IGNORECASE,
)
_NOTE_SENTENCES = 8
#: A note of no more characters is a paragraph of its own, if the article follows in others.
_NOTE_LENGTH = 700
_EDITED = re.compile(
    r"\b(?:interview|conversation|transcript|exchange|answers|responses|remarks)\b[^.!?\n]{0,60}"
    r"\b(?:edited|condensed|abridged|shortened)\b"
)
_EDITED_BEFORE = 300
#: A name that sticks to the small letters before it: a caption that lost its own line.
_GLUED = re.compile(
    rf"(?<![\w])[{LOWER}]{{2,20}}([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}})\b"
)
_MOST_GLUED = 20
#: Whoever has a portrait is named in the first part of an article.
_ELSEWHERE = 20_000


def cut_paragraphs(text: str, blocks: list[Block]) -> list[Block]:
    """The same text in blocks, paragraphs cut where something else stands inside."""
    glued = _glued_captions(text)
    pieces: list[Block] = []
    last = max((b.start for b in blocks if b.kind == "paragraph"), default=0)
    for block in blocks:
        followed = block.start < last
        inside = sorted(_inside(text, block, glued, followed), key=lambda cut: cut.start)
        pieces += _cut(text, block, inside) if inside else [block]
    return pieces


def _inside(text: str, block: Block, glued: list[Block], followed: bool) -> Iterator[Block]:
    if block.kind != "paragraph":
        return
    yield from _editors_note(text, block, followed)
    dateline = agency_dateline(text, block.start, block.end) or place_dateline(
        text, block.start, block.end
    )
    if dateline:
        yield Block("dateline", block.start, block.start + len(dateline.group().rstrip()))
    for match in _NEWSLETTER.finditer(text, block.start, block.end):
        yield Block("boilerplate", *match.span())
    for match in _EDITED.finditer(text, block.start, block.end):
        yield _note_sentence(text, block, match.start())
    yield from (cut for cut in glued if block.start < cut.start and cut.end <= block.end)


def _editors_note(text: str, block: Block, followed: bool) -> Iterator[Block]:
    if not _EDITORS_NOTE.match(text, block.start, block.end):
        return
    if followed and block.end - block.start <= _NOTE_LENGTH:
        yield Block("note", block.start, block.end)
        return
    end = block.start
    for number, sentence in enumerate(sentences(text, block.start, block.end)):
        goes_on = number == 0 or _NOTE_GOES_ON.match(text, sentence.start, sentence.end)
        if not goes_on or number >= _NOTE_SENTENCES:
            break
        end = sentence.end
    yield Block("note", block.start, end)


def _note_sentence(text: str, block: Block, position: int) -> Block:
    """The sentence about editing that holds a position; the search before it is bounded."""
    begin = max(block.start, position - _EDITED_BEFORE)
    found = Span(begin, block.end)
    for sentence in sentences(text, begin, min(block.end, position + _EDITED_BEFORE)):
        if sentence.start <= position:
            found = sentence
        else:
            break
    return Block("note", found.start, found.end)


def _glued_captions(text: str) -> list[Block]:
    return [
        Block("caption", *match.span(1))
        for match in islice(_GLUED.finditer(text), _MOST_GLUED)
        if _stands_elsewhere(text, match.group(1), match.start(1))
    ]


def _stands_elsewhere(text: str, name: str, position: int) -> bool:
    """Whether the name is printed as words of its own too, near the front of the text."""
    first = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text[:_ELSEWHERE])
    return bool(first) and first.start() != position


def _cut(text: str, block: Block, inside: list[Block]) -> Iterator[Block]:
    start = block.start
    for cut in inside:
        if cut.start < start:
            continue
        yield from _piece(text, block.kind, start, cut.start)
        yield cut
        start = cut.end
    yield from _piece(text, block.kind, start, block.end)


def _piece(text: str, kind: str, start: int, end: int) -> Iterator[Block]:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    stop = end - (len(words) - len(words.rstrip()))
    if begin < stop:
        yield Block(kind, begin, stop)
