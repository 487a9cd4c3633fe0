"""Lines that name who wrote an article."""

import re

from ..language.letters import UPPER
from ..language.lists import phrases
from ..language.lists import words as word_list
from ..language.names import is_given_name
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
_ROLE = (
    r"(?i:reporter|correspondent|editor|writer|columnist|critic|contributor|producer|journalist"
    r"|photographer)s?(?: (?:in|at) [^.]{2,30})?\Z"
)
_FIELD = (
    r"(?i:senior|chief|deputy|staff|special|assistant|associate|political|politics|diplomatic"
    r"|foreign|home affairs|world|national|regional|local|defen[cs]e|security|legal|court|crime"
    r"|health|science|education|environment|climate|energy|transport|business|economics|finance"
    r"|city|media|arts|culture|religious affairs|social affairs|sports?|football|news|data"
    r"|investigative|freelance|contributing|african?|asian?|europe(?:an)?|middle east|west|south)"
)
#: "Ann Holt, Court Reporter", "Ann Holt Political correspondent", "Ann Holt at the Quayside".
_AFTER_AUTHOR = re.compile(
    rf"(?:, (?=(?:[\w’'-]+ ){{0,3}}{_ROLE})| (?=(?:{_FIELD} ){{1,3}}{_ROLE})"
    rf"|\s(?=(?:in|at)(?: the)? [{UPPER}][^.]{{2,30}}\Z)).*"
)
_OPENING = 40
_BYLINE_LENGTH = 160
_UNSIGNED_LENGTH = 80
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
    for begin, end in _parts(words[: _authors_end(words)], start):
        place = _AFTER_NAME.search(words, begin, end)
        stop = place.start() if place else end
        if _is_name(words[begin:stop]):
            found.append((begin, stop))
        elif not found:
            return []
    return found


def unsigned_names(words: str) -> list[tuple[int, int]]:
    """Where the names stand in a line that holds but names of authors, each with a known given
    name first, and at most what they are or where they were; empty for every other line."""
    if len(words) > _UNSIGNED_LENGTH:
        return []
    spans = _parts(words[: _authors_end(words)], 0)
    names = [words[start:end] for start, end in spans]
    return spans if all(map(_is_known_name, names)) else []


def _authors_end(words: str) -> int:
    """Where a line goes on with what its authors are or where they were, else its end."""
    after = _AFTER_AUTHOR.search(words)
    return after.start() if after else len(words)


def _is_known_name(words: str) -> bool:
    if not _is_name(words) or words in phrases("places"):
        return False
    first, *_middle, last = words.split()
    return is_given_name(first) and last not in word_list("place_heads")


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
