"""Text -> sentences."""

import re
from collections.abc import Iterator

from ..records import Span
from .letters import UPPER
from .lists import words

#: A full stop, marks that close with it, white space, and what can begin a sentence.
_END = re.compile(rf"[.!?…]+[\"'”’»)\]]{{0,3}}\s+(?=[\"'“‘«(\[]{{0,3}}[{UPPER}\d])")
_LAST_WORD = re.compile(r"[\w.]+$")


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of text[start:end] in order, without the white space between them."""
    begin = start
    for stop in _END.finditer(text, start, end):
        if _is_abbreviation(text, begin, stop.start(), text[stop.start()]):
            continue
        yield Span(begin, _without_space(text, begin, stop.end()))
        begin = stop.end()
    if begin < end:
        yield Span(begin, end)


def _is_abbreviation(text: str, begin: int, stop: int, mark: str) -> bool:
    if mark != ".":
        return False
    last = _LAST_WORD.search(text, max(begin, stop - 12), stop)
    return bool(last) and (last.group().lower() in words("abbreviations") or len(last.group()) == 1)


def _without_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def is_question(sentence: str) -> bool:
    """Whether a sentence ends in a question mark, marks and brackets after it left aside."""
    return sentence.rstrip("\"'”’») ").endswith(("?", "؟"))


def content_words(text: str) -> frozenset[str]:
    """The words of a text in small letters without the commonest ones."""
    return frozenset(re.findall(r"\w{2,}", text.lower())) - words("stop_words_en")
