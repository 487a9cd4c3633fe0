"""What the house says below an article: on the programme, the author, its own part in it."""

import re
from dataclasses import replace

from ..language.sentences import sentences
from ..records import Block
from .imprint import publication_line

#: Such remarks stand this near the end.
_LAST_BLOCKS = 4
_BRACKETED = re.compile(r"[(\[][^()\[\]]+[)\]]\.?")
_LEAST_WORDS = 4
_KICKER = re.compile(r"([^:–—|]{3,40})(?::|\s[–—|])\s")
_HOUSE = re.compile(
    r"\s(?:is|are|was|were|airs|appears|welcomes|thanks|regrets)\b(?:\s(?:broadcast|aired|published"
    r"|produced|presented|hosted|recorded|available|edited|made|supported|funded))?",
    re.IGNORECASE,
)
_PLAIN_VERB = re.compile(r"\s(?:is|are|was|were)$", re.IGNORECASE)


def name_endings(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, the last ones that speak for the house as notes."""
    first = max(1, len(blocks) - _LAST_BLOCKS)
    houses = _houses(text, blocks)
    return [
        replace(block, kind="note")
        if number >= first and block.kind == "paragraph" and _is_ending(text, block, houses)
        else block
        for number, block in enumerate(blocks)
    ]


def _is_ending(text: str, block: Block, houses: tuple[str, ...]) -> bool:
    words = text[block.start : block.end]
    if _BRACKETED.fullmatch(words):
        return len(words.split()) >= _LEAST_WORDS
    opening = next(sentences(text, block.start, block.end))
    for house in houses:
        if text.startswith(house, opening.start, opening.end):
            verb = _HOUSE.match(text, opening.start + len(house), opening.end)
            return bool(verb) and not _PLAIN_VERB.fullmatch(verb.group())
    return False


def _houses(text: str, blocks: list[Block]) -> tuple[str, ...]:
    """The names of the publication and of the programme or column before the headline's colon."""
    found = []
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "headline":
            kicker = _KICKER.match(words)
            found += [kicker.group(1)] if kicker else []
        elif block.kind in {"byline", "dateline"}:
            name = publication_line(words)
            found += [words[name[0] : name[1]]] if name else []
    return tuple(found)
