"""A collected paragraph -> the paragraphs it stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from .paragraph import Paragraph

_BREAKS = re.compile(r"\n{2,}")
_CONTINUES = re.compile(r"\n(?=[a-zà-öø-ÿ(,;])")
#: What may stand between a name and a date that have elements of their own.
_BETWEEN = re.compile(r"(?:\W|_|\b(?:by|and|von|und|par|et|por|di|on|published|posted)\b)*", re.I)
_FRONT = frozenset({"byline", "dateline"})


@dataclass(slots=True)
class Run:
    """Words inside a line whose own element tells their kind; `end` is set when it closes."""

    kind: str
    start: int
    element: HtmlElement
    end: int = 0


def divided(whole: Paragraph, runs: list[Run], one_line: bool) -> Iterator[Paragraph]:
    """The paragraphs of a line: cut where the page leaves a blank line, and between a byline and
    a date; without space at their ends."""
    if one_line:
        whole.words = whole.words.replace("\n", " ")
    if not runs and "\n" not in whole.words:
        yield _trimmed(whole)
        return
    ends = [match.span() for match in _BREAKS.finditer(whole.words)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(whole.words)]
    for start, stop in zip(starts, stops, strict=True):
        inside = [run for run in runs if start <= run.start < run.end <= stop]
        for first, last, kind, origin in _by_kind(whole, start, stop, inside):
            part = _part(whole, first, last)
            if part:
                yield replace(part, kind=kind, origin=origin)


def _trimmed(whole: Paragraph) -> Paragraph:
    """A paragraph without the space at its end: there is none before it."""
    whole.words = whole.words.rstrip()
    length = len(whole.words)
    whole.bold = tuple((start, min(end, length)) for start, end in whole.bold if start < length)
    return whole


def _by_kind(whole: Paragraph, start: int, stop: int, runs: list[Run]) -> Iterator[tuple]:
    """(start, end, kind, element that tells it) of each part of a stretch."""
    runs = [run for run in runs if run.kind != whole.kind]
    between = "".join(_outside(whole.words, start, stop, runs))
    plain = (start, stop, whole.kind, whole.origin)
    if not runs or (whole.kind is None and not _BETWEEN.fullmatch(between)):
        yield plain
        return
    if whole.kind is not None and whole.kind not in _FRONT:
        yield plain
        return
    position = start
    for run in runs:
        if whole.kind is not None and not _BETWEEN.fullmatch(whole.words[position : run.start]):
            yield position, run.start, whole.kind, whole.origin
            position = run.start
        if run.end > position:
            yield _word(whole.words, position, run.start), run.end, run.kind, run.element
            position = run.end
    if not _BETWEEN.fullmatch(whole.words[position:stop]):
        yield position, stop, whole.kind, whole.origin


def _word(words: str, start: int, stop: int) -> int:
    """Where the first word before `stop` begins, or `stop`: no bar that parts it from others."""
    return next((place for place in range(start, stop) if words[place].isalnum()), stop)


def _outside(words: str, start: int, stop: int, runs: list[Run]) -> Iterator[str]:
    for run in runs:
        yield words[start : run.start]
        start = max(start, run.end)
    yield words[start:stop]


def _part(whole: Paragraph, start: int, stop: int) -> Paragraph | None:
    words = whole.words[start:stop]
    start += len(words) - len(words.lstrip())
    words = _CONTINUES.sub(" ", words.strip())
    if not words:
        return None
    stop = start + len(words)
    bold = tuple(
        (max(first, start) - start, min(last, stop) - start)
        for first, last in whole.bold
        if first < stop and last > start
    )
    return replace(whole, words=words, bold=bold, linked=min(whole.linked, len(words)))
