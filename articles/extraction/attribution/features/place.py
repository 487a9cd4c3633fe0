"""Where a quotation stands in its paragraph."""

from dataclasses import dataclass

from ...language.lists import words
from ..options import PRONOUNS
from ..paragraph import Passage
from ..passage import NAME, QUOTE, WORD, Token
from .naming import distance, formed, named

MARKS = "\"'“”‘’«»` "
#: So many characters of a quotation tell how long it is, in words: some, a phrase, a clause.
_READ = 120
_SOME_WORDS, _PHRASE = 3, 7


@dataclass(frozen=True, slots=True)
class Place:
    """The tokens of a quotation's first and last segment, and what stands before the first and
    after it; `alone` if its paragraph has no other words; `number` counts the quotations before
    it there; `length` is the paragraph's, in words; `size` tells some words from a sentence."""

    first: int
    last: int
    before: str
    after: str
    following: str
    alone: bool
    number: int
    length: str
    size: str


def place_of(text: str, paragraph: Passage, first: int, last: int) -> Place:
    """The place of a quotation whose first and last segment are those tokens."""
    tokens = paragraph.tokens
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    return Place(
        first,
        last,
        formed(tokens, first - 1),
        _after(text, tokens[first], following),
        named(tokens, first + 1),
        paragraph.only_quotations,
        paragraph.quotations_before(first),
        distance(paragraph.words),
        _size(text[tokens[first].start : min(tokens[first].end, tokens[first].start + _READ)]),
    )


def _size(said: str) -> str:
    count = len(said.split())
    length = (
        "some words" if count <= _SOME_WORDS else "a phrase" if count <= _PHRASE else "a clause"
    )
    return f"{length}, {'capital' if said.strip(MARKS)[:1].isupper() else 'small'}"


def _after(text: str, token: Token, following: Token | None) -> str:
    end = text[max(token.start, token.end - 3) : token.end].rstrip(MARKS)[-1:]
    inside = "comma" if end == "," else "stop" if end and end in ".!?…—–-" else "no mark"
    if following is None:
        return f"{inside} and nothing"
    if following.is_cue:
        return f"{inside} and verb"
    if following.kind == NAME or following.lower in PRONOUNS | words("determiners"):
        return f"{inside} and subject"
    return f"{inside} and {'mark' if following.kind not in {WORD, QUOTE} else 'word'}"
