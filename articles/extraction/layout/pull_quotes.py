"""Sentences set large between paragraphs that say them too."""

import re
from collections.abc import Iterator
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
    wanted = {
        tuple(words[:_RUN]): [] for words in said.values() if _RUN <= len(words) <= _MOST_WORDS
    }
    for run, number, position in _runs(said):
        places = wanted.get(run)
        if places is not None and len(places) < _MOST_PLACES:
            places.append((number, position))
    return [
        replace(block, kind="boilerplate")
        if number in said and _is_repeated(number, said, wanted)
        else block
        for number, block in enumerate(blocks)
    ]


def _runs(said: dict[int, list[str]]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    for number, words in said.items():
        for position in range(len(words) - _RUN + 1):
            yield tuple(words[position : position + _RUN]), number, position


def _is_repeated(
    number: int,
    said: dict[int, list[str]],
    wanted: dict[tuple[str, ...], list[tuple[int, int]]],
) -> bool:
    words = said[number]
    places = wanted.get(tuple(words[:_RUN]), []) if len(words) <= _MOST_WORDS else []
    return any(
        len(said[other]) > len(words) + _RUN
        and said[other][position : position + len(words)] == words
        for other, position in places
        if other != number
    )
