"""Turns of an interview without labels: question paragraphs and what follows them."""

import re
from dataclasses import dataclass

from ..language.sentences import is_question, sentences
from ..records import Block
from .turn_start import TurnStart

_ANNOUNCED = re.compile(
    r"\binterview|\b(?:we|i) (?:meet|met|spoke|talked|sat down|caught up)\b|\bQ ?& ?A\b"
    r"|\b(?:spoke|speaks|talks|talked|chatted|sat down|caught up) (?:with|to)\b"
    r"|\bconversation with\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"\binterview(?:ed)?\s+(?:was conducted )?by\b", re.IGNORECASE)
_FRONT_BLOCKS = 8
_REQUEST = re.compile(
    r"(?:(?:please|so|and|now|then|first),? )?(?:tell (?:us|me)|walk (?:us|me)|talk (?:us|me)|"
    r"take (?:us|me)|give (?:us|me)|describe|explain|talk about|share with)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"\b(?:please (?:explain|tell|describe|share)|(?:tell|give|walk) (?:us|our readers)|"
    r"(?:can|could|would|will) you|do you)\b",
    re.IGNORECASE,
)
_MARKS = re.compile("[\"“”«»]|''")
_QUESTION_WORDS = 90
#: Questions that go on with a remark are short.
_REMARK_WORDS = 45
_LEAST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Paragraph:
    block: Block
    asks: bool


def unlabelled_turns(text: str, blocks: list[Block]) -> list[TurnStart]:
    """The starts of turns in order; empty unless the article is announced as an interview and
    has three questions, each answered."""
    if not _reads_as_interview(text, blocks):
        return []
    spoken = [
        _Paragraph(block, _is_question(text, block))
        for block in blocks
        if block.kind == "paragraph"
    ]
    starts: list[TurnStart] = []
    for before, here in zip([None, *spoken], spoken, strict=False):
        kind = "question" if here.asks else "answer"
        if (here.asks and (before is None or not before.asks)) or (
            not here.asks and before is not None and before.asks
        ):
            starts.append(TurnStart(kind, here.block.start, here.block.start))
    return starts if sum(start.kind == "answer" for start in starts) >= _LEAST_QUESTIONS else []


def _reads_as_interview(text: str, blocks: list[Block]) -> bool:
    front = [block for block in blocks if block.kind != "boilerplate"][:_FRONT_BLOCKS]
    notes = [block for block in blocks if block.kind in {"note", "byline"}]
    return any(_ANNOUNCED.search(text, block.start, block.end) for block in front) or any(
        _CREDITED.search(text, block.start, block.end) for block in notes
    )


def _is_question(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    count = len(words.split())
    if count > _QUESTION_WORDS or _MARKS.search(words):
        return False
    if is_question(words) or _REQUEST.match(words):
        return True
    first = next(sentences(text, block.start, block.end))
    asks = is_question(text[first.start : first.end]) or bool(_PLEASE.search(words))
    return asks and count <= _REMARK_WORDS
