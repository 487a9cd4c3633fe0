"""Quotation marks -> the stretches between them, paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[\"“”„‟«»]")
_OPENERS = {"“", "„", "«", "``"}
_CLOSERS = {"”", "»"}
#: Which mark closes what another opened; a straight one closes only its like.
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "``": "''",
    "''": "''",
    '"': '"',
}
_BEFORE_OPENING = "([{—–-/:‘'“«"
_SINGLE_OPENS = re.compile(r"(?<![\w’'.!?,])[‘'’](?=[\w“\"$£€\[])")
_SINGLE_CLOSES = re.compile(r"(?<=\S)[’'](?!\w)")
_ELISION = re.compile(r"(?:\d0s|em|til|cause|cos|tis|twas|n|round|bout)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s+[a-z]")
#: Closing marks looked at for one opening, so that a page of apostrophes stays cheap.
_MOST_CLOSERS = 12
#: Nobody puts more than this between single marks; it bounds the search.
_LONGEST_SINGLE = 2_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, half-open, marks left out. `closed` says that the closing
    mark is there; `single` that the marks are single ones."""

    start: int
    end: int
    closed: bool
    single: bool = False


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches between quotation marks of one paragraph, in order, not overlapping.

    A mark that is never closed opens a stretch up to the end of the paragraph; an odd mark
    shifts nothing beyond it. Of two opening marks side by side the inner one counts, and an
    opening mark that cannot open closes its like. Single marks count only outside double ones.
    """
    doubles = list(_doubles(text, start, end))
    singles = list(_singles(text, start, end, doubles))
    found = _apart(text, sorted(doubles + singles, key=lambda stretch: stretch.start))
    return [s for s in found if any(c.isalnum() for c in text[s.start : s.end])]


def _apart(text: str, found: list[Stretch]) -> list[Stretch]:
    """Of stretches that overlap the first, unless what may have been an apostrophe opened it."""
    kept: list[Stretch] = []
    for stretch in found:
        while kept and stretch.start < kept[-1].end and _may_be_apostrophe(text, kept[-1], stretch):
            kept.pop()
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


def _may_be_apostrophe(text: str, outer: Stretch, inner: Stretch) -> bool:
    """Whether a straight single mark opened the outer stretch, and it is not one with its own
    closing mark behind a comma or a stop round the inner one."""
    if text[outer.start - 1] != "'":
        return False
    said = text[max(outer.start, outer.end - 3) : outer.end].rstrip("\"”’'")
    return not (inner.closed and inner.end < outer.end and said.endswith((",", ".", "?", "!", "…")))


def _doubles(text: str, start: int, end: int) -> Iterator[Stretch]:
    opened = mark = None
    inner = 0
    for match in _MARK.finditer(text, start, end):
        role = _role(text, match, start, end, mark)
        if role == "inner" and match.start() == opened and match.group() in _OPENERS:
            opened, mark, inner = match.end(), match.group(), 0
            continue
        if role == "inner":
            inner += 1 if match.group() in _OPENERS else -1
            if inner >= 0:
                continue
            role = "close"
        if role:
            inner = 0
        if role == "open":
            if opened is not None:
                yield Stretch(opened, match.start(), False)
            opened, mark = match.end(), match.group()
        elif role == "close":
            yield Stretch(opened, match.start(), True)
            opened = mark = None
    if opened is not None:
        yield Stretch(opened, end, False)


def _role(text: str, match: re.Match, start: int, end: int, opened: str | None) -> str | None:
    """Whether a mark opens or closes here, or belongs to a quotation of another style inside;
    None for a mark that does nothing."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    can_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    if opened is not None:
        return _role_inside(mark, opened, can_open, not before.isspace())
    if mark in _OPENERS:
        return "open"
    if mark in _CLOSERS or mark == "''":
        return "open" if can_open else None
    if can_open or (before in ",:" and not after.isdigit()):
        return "open"
    return "open" if after.isalnum() and not before.isdigit() else None


def _role_inside(mark: str, opened: str, can_open: bool, can_close: bool) -> str | None:
    if mark in _PAIRS[opened] and (mark in _CLOSERS or can_close or not can_open):
        return "close"
    if mark == opened:
        return "close" if can_close and not can_open else "open"
    if opened == '"':
        return "inner"
    if mark == '"':
        return "close" if can_close and not can_open else "inner"
    if mark in _CLOSERS:
        return "close" if can_close else None
    return "open" if mark in _OPENERS and mark[0] == opened[0] else "inner"


def _singles(text: str, start: int, end: int, doubles: list[Stretch]) -> Iterator[Stretch]:
    position = start
    while opening := _SINGLE_OPENS.search(text, position, end):
        position = opening.end()
        if _is_inside(doubles, opening.start()) or (
            opening.group() != "‘" and _ELISION.match(text, opening.end())
        ):
            continue
        closing = _single_closing(text, opening.end(), end, doubles)
        if closing is not None:
            yield Stretch(opening.end(), closing, True, single=True)
            position = closing + 1


def _single_closing(text: str, start: int, end: int, doubles: list[Stretch]) -> int | None:
    """The mark that closes; one after an s before a small letter may be a possessive and is
    taken only if no other comes."""
    possessive = None
    reach = min(end, start + _LONGEST_SINGLE)
    for number, closing in enumerate(_SINGLE_CLOSES.finditer(text, start, reach)):
        if number == _MOST_CLOSERS:
            break
        if _is_inside(doubles, closing.start()):
            continue
        if text[closing.start() - 1] in "sS" and _POSSESSIVE.match(text, closing.end()):
            possessive = possessive or closing.start()
            continue
        return closing.start()
    return possessive


def _is_inside(doubles: list[Stretch], position: int) -> bool:
    """Whether a position lies between double marks, found by halving."""
    low, high = 0, len(doubles)
    while low < high:
        middle = (low + high) // 2
        if doubles[middle].end < position:
            low = middle + 1
        else:
            high = middle
    return low < len(doubles) and doubles[low].start <= position
