"""Sentences set large between paragraphs that say them too."""

import re
from dataclasses import replace

from ..records import Block

_WORD = re.compile(r"\w+")
#: So many words in a row are looked up; shorter paragraphs are no pull quotes.
_RUN = 6
_MOST_WORDS = 60
#: The first places of each run are compared.
_MOST_PLACES = 3


def name_pull_quotes(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, paragraphs whose words stand inside a longer paragraph, word for word and
    without any of their own, as boilerplate."""
    said = {
        number: _WORD.findall(text[block.start : block.end].lower())
        for number, block in enumerate(blocks)
        if block.kind == "paragraph"
    }
    places = _places(said)
    return [
        replace(block, kind="boilerplate")
        if number in said and _is_repeated(number, said, places)
        else block
        for number, block in enumerate(blocks)
    ]


def _places(said: dict[int, list[str]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """The first paragraphs and positions in them of each run that begins a short paragraph."""
    short = [words for words in said.values() if _RUN <= len(words) <= _MOST_WORDS]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {tuple(w[:_RUN]): [] for w in short}
    firsts = {words[0] for words in short}
    for number, words in said.items():
        for position in range(len(words) - _RUN + 1):
            if words[position] in firsts:
                found = places.get(tuple(words[position : position + _RUN]))
                if found is not None and len(found) < _MOST_PLACES:
                    found.append((number, position))
    return places


def _is_repeated(
    number: int,
    said: dict[int, list[str]],
    places: dict[tuple[str, ...], list[tuple[int, int]]],
) -> bool:
    words = said[number]
    found = places.get(tuple(words[:_RUN]), []) if len(words) <= _MOST_WORDS else []
    return any(
        len(said[other]) > len(words) + _RUN
        and said[other][position : position + len(words)] == words
        for other, position in found
        if other != number
    )
