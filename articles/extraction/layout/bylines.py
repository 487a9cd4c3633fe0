"""Lines that name who wrote an article."""

import re

from ..language.letters import UPPER
from ..language.lists import words as word_list

_WORD = rf"(?:[{UPPER}][\w’'.-]*|(?:al|bin|de|der|den|di|da|la|van|von|el)(?=[ -]))"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0-]{_WORD}){{1,4}}")
_BY = re.compile(
    r"(?:(?:written|story|words|text|report|interview|reporting|analysis|opinion|photographs)\s+)?"
    r"by[:\s]\s*|(?:interview|words|text|report|reporting):\s*",
    re.IGNORECASE,
)
_DIVIDERS = re.compile(r"\s*(?:,|;|\||\band\b|&|\s[-–—]\s)\s*")
_BYLINE_LENGTH = 160


def is_byline(words: str) -> bool:
    """Whether a line is "By" and one or more names."""
    return len(words) <= _BYLINE_LENGTH and not words.endswith(("?", "!")) and bool(names_in(words))


def names_in(words: str) -> list[tuple[int, int]]:
    """Where the names of a byline stand in it: half-open spans, empty if it is no byline."""
    opening = _BY.match(words)
    if not opening:
        return []
    found, start = [], opening.end()
    for divider in [*_DIVIDERS.finditer(words, start), None]:
        end = divider.start() if divider else len(words.rstrip(" ."))
        if _is_name(words[start:end]):
            found.append((start, end))
        elif not found:
            return []
        if divider is None:
            break
        start = divider.end()
    return found


def _is_name(words: str) -> bool:
    last = words.split()[-1] if words.split() else ""
    heads = word_list("organization_heads") | word_list("publications")
    return bool(_NAME.fullmatch(words)) and last not in heads
