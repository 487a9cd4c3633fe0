"""Text -> runs of capitalised words: where names can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..language.letters import UPPER
from ..language.lists import words
from ..records import Block

_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Rev|Hon|Pres|Del|St|Jr"
    r"|Sr|Messrs)\."
)
_SYLLABLE = rf"(?:{'|'.join(sorted(words('name_syllables')))})\b(?!-)"
_WORD = (
    rf"(?:(?:[{UPPER}]\.){{2,8}}|{_ABBREVIATION}|[{UPPER}]\.(?=[ \u00a0]{{1,2}}[{UPPER}])"
    rf"|(?:(?:al|el)[- ]|(?:ul|an|as|ad|ar|az)-)?[{UPPER}]\w*"
    rf"(?:['’‘-](?=[{UPPER}])\w+|-{_SYLLABLE}){{0,4}})"
)
#: Within a block lines end only where a text was wrapped at a fixed width.
_SPACE = r"(?:[ \u00a0]{1,2}|\r?\n)"
_CONNECTOR = (
    r"(?:of the|for the|on the|of|for|on|and|&|the|al|bin|ibn|bint|von der|von|van der|van den"
    r"|van de|van|de la|de|der|den|ter|da|di|des|du|dos|della|del|el|la|le|ul|zu|y|e"
    r"|et|und|für|pour|sans|voor)"
)
_RUN = re.compile(
    rf"(?<![\w’'@#.])(?:(?<!-)|(?<=[a-z]-)|(?<=--)){_WORD}"
    rf"(?:{_SPACE}(?:{_CONNECTOR}{_SPACE})?{_WORD}){{0,30}}"
)
_PART = re.compile(rf"{_WORD}|{_CONNECTOR}(?=[ \u00a0\r\n])")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:;…][\"'”’)\]]*\s+|[\"“‘'«(\[–—•*-]\s*|\n\s*)$")


class Part(NamedTuple):
    """A capitalised word of a run or a small one that joins two of them, such as "of"."""

    word: str
    start: int
    end: int
    joins: bool


@dataclass(frozen=True, slots=True)
class Run:
    """`opens` says that a capital letter is due here anyway, at the start of a sentence."""

    parts: tuple[Part, ...]
    opens: bool


def runs(text: str, block: Block) -> Iterator[Run]:
    """The runs of capitalised words in a block, in order, with the words that join them."""
    for match in _RUN.finditer(text, block.start, block.end):
        parts = tuple(map(_part, _PART.finditer(text, match.start(), match.end())))
        before = text[max(block.start, match.start() - 4) : match.start()]
        yield Run(parts, match.start() == block.start or bool(_SENTENCE_OPENS.search(before)))


def _part(match: re.Match) -> Part:
    word = match.group()
    return Part(word, match.start(), match.end(), word == word.lower())
