"""Lines of the front that name the publication or the author without "by", and agency datelines."""

import re

from ..language.dates import iso_date
from ..language.letters import UPPER
from ..language.lists import words as word_list
from .bylines import opening

_LENGTH = 80
_OUTLET_WORDS = 5
_NAME_LINE = re.compile(rf"[{UPPER}][\w’'.&-]*(?: (?:[{UPPER}][\w’'.&-]*|of|for|and|the|&)){{0,5}}")
#: An acronym, then a date or the outlet's section in the language of the article; the place.
_AFTER_NAME = re.compile(
    rf"\s*(?:\([A-Z]{{2,6}}\))?\s*(?:[,،|]\s*(.{{4,40}})|/\s?[{UPPER}][\w., ’'-]{{2,40}})?$"
)
_SECTION = re.compile(r"بخش|القسم|قسم|[\w ]*(?:[Ss]ervice|[Ee]dition)$")
#: By Ann Holt for The Harbour Post.
_WRITES_FOR = re.compile(rf"[{UPPER}][^,|]{{2,40}}? for (?=[{UPPER}])")
_PERSON_LINE = re.compile(rf"[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'.-]*){{1,3}}")
#: TEVERIL, 24 May 2022 (Press Bureau) -- A bill …; Teveril, May 24 (Press Bureau) - A bill …
_AGENCY = re.compile(
    rf"(?:[{UPPER}][{UPPER} .’'-]{{2,40}}"
    rf"|[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+){{0,2}}(?=,? ?\(|, ))"
    r"(?:,? [\w.]+){0,6}\s?\(([^()\n]{2,60})\)\s?(?:--|[-–—])\s"
)
#: (Teveril, May 24, 2022) – A bill …, as organizations date their reports.
_IN_BRACKETS = re.compile(rf"\([{UPPER}][^()\n]{{2,60}}\b(?:19|20)\d\d\)\s?(?:--|[-–—])\s+(?=\S)")
#: KABUL, Afghanistan, Aug. 30 — The …
_PLACE = re.compile(
    rf"(?P<place>[{UPPER}][{UPPER} .’'-]{{2,30}})(?:, [{UPPER}][\w.]+){{0,2}}"
    r"(?:,? [\w.]+ \d{1,2})?\s?(?:--|[–—])\s+(?=\S)"
)
_NO_PLACES = frozenset({"BREAKING", "UPDATE", "UPDATED", "NOTE", "LIVE", "EXCLUSIVE", "WATCH"})


def publication_line(words: str) -> tuple[int, int] | None:
    """Where the name of a publication stands in a line that holds it alone, with a date, after
    "By" or after whoever writes for it."""
    if words.endswith("."):
        return None
    start = _after_author(words)
    name = _NAME_LINE.match(words, start) if len(words) <= _LENGTH else None
    rest = _AFTER_NAME.match(words, name.end()) if name else None
    if not rest:
        return _outlet(words)
    after = rest.group(1)
    if after and not iso_date(after) and not _SECTION.match(after):
        return None
    named = set(name.group().split()) & word_list("publications")
    return name.span() if named or (name.group().startswith("The ") and rest.group(1)) else None


def _after_author(words: str) -> int:
    """Where a line goes on after "By" and, if it has one, the author's "for"."""
    start = opening(words) or 0
    author = _WRITES_FOR.match(words, start) if start else None
    return author.end() if author else start


def _outlet(words: str) -> tuple[int, int] | None:
    """Where a Persian or Arabic line of few words names an outlet by its first one."""
    name = re.split(r"\s*[،|]", words[:_LENGTH])[0]
    said = name.split()
    fits = len(words) <= _LENGTH and 1 < len(said) <= _OUTLET_WORDS and not words.endswith(".")
    return (0, len(name)) if fits and said[0] in word_list("outlet_words") else None


def is_name_line(words: str) -> bool:
    """Whether a line is nothing but two to four capitalised words."""
    return bool(_PERSON_LINE.fullmatch(words)) and len(words) <= _LENGTH


def agency_dateline(text: str, start: int, end: int) -> re.Match | None:
    """Place, date and agency before the first words of a report; the group is the agency."""
    return _AGENCY.match(text, start, end)


def place_dateline(text: str, start: int, end: int) -> re.Match | None:
    """A place in capitals, a state and a day at most, and a dash before the first words; or place
    and day in brackets."""
    match = _PLACE.match(text, start, end)
    if match:
        return match if match["place"].strip() not in _NO_PLACES else None
    return _IN_BRACKETS.match(text, start, end)
