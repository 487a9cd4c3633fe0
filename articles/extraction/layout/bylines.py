"""Lines that name who wrote an article."""

import re

from ..language.letters import UPPER
from ..language.lists import words as word_list
from .phrases import any_of

_WORD = rf"(?:[{UPPER}][\w’'.-]*|(?:al|bin|de|der|den|di|da|la|van|von|el)(?=[ -]))"
#: A word of Arabic script; a name of that script has no capitals, only few words.
_ARABIC_WORD = r"[\u0620-\u064a\u0670-\u06d3\u200c\u064b-\u0652]{2,20}"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0-]{_WORD}){{1,4}}|{_ARABIC_WORD}(?:[ \u00a0]{_ARABIC_WORD}){{1,3}}"
)
_DIVIDERS = re.compile(r"\s*(?:[,،;؛|•·]|\band\b|&|\s[-–—]\s|\s\bو\b(?=\s))\s*")
#: "in Kabul", "for The Harbour Post", "with photographs by": no part of the name.
_AFTER_NAME = re.compile(r"\s+(?:in|at|for|from|with|of|near|aboard|در|في)\s+\S.*$")
_OPENING = 40
_BYLINE_LENGTH = 160
_STAFF = frozenset({"staff", "editors", "reporters", "correspondents", "agencies", "desk"})


def is_byline(words: str) -> bool:
    """Whether a line is "By" and one or more names, or the name of an agency."""
    if len(words) > _BYLINE_LENGTH or words.endswith(("?", "!", "؟")):
        return False
    return bool(names_in(words)) or _by_agency(words)


def names_in(words: str) -> list[tuple[int, int]]:
    """Where the names of a byline stand in it: half-open spans, empty if it is no byline."""
    start = opening(words)
    if start is None:
        return []
    found: list[tuple[int, int]] = []
    for begin, end in _parts(words, start):
        place = _AFTER_NAME.search(words, begin, end)
        stop = place.start() if place else end
        if _is_name(words[begin:stop]):
            found.append((begin, stop))
        elif not found:
            return []
    return found


def opening(words: str) -> int | None:
    """Where the names begin after "By", "Interview:" and the like, None if there is none."""
    for name, ends in (("byline_labels", r"\s*[:：]\s*"), ("byline_openers", r"\s*[:：]?\s+")):
        match = any_of(name).match(words, 0, _OPENING)
        after = re.compile(ends).match(words, match.end()) if match else None
        if after:
            return after.end()
    return None


def _parts(words: str, start: int) -> list[tuple[int, int]]:
    parts = []
    for divider in [*_DIVIDERS.finditer(words, start), None]:
        parts.append((start, divider.start() if divider else len(words.rstrip(" ."))))
        start = divider.end() if divider else start
    return parts


def _by_agency(words: str) -> bool:
    """Whether a line is "By" and nothing but an agency or "staff"."""
    start = opening(words)
    rest = words[start:].split() if start is not None else []
    known = word_list("agencies") | word_list("publications")
    ends = rest and (rest[-1].rstrip(".") in known or rest[-1].lower() in _STAFF)
    return (
        bool(ends) and len(rest) <= 4 and all(word[0].isupper() or word == "and" for word in rest)
    )


def _is_name(words: str) -> bool:
    last = words.split()[-1] if words.split() else ""
    heads = word_list("organization_heads") | word_list("publications") | word_list("agencies")
    return bool(_NAME.fullmatch(words)) and last not in heads and last.lower() not in _STAFF
