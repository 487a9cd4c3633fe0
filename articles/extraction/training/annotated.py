"""Articles whose quotations people have annotated, as JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..records import Span

_IN_MARKS = frozenset({"direct", "mixed"})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in marks and by whom: the words used and the full name, None if the
    annotation has none."""

    span: Span
    mention: Span | None
    words: str | None
    name: str | None
    in_marks: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """`aside` are parts of the text that nobody has annotated."""

    id: str
    text: str
    said: tuple[Said, ...]
    aside: tuple[Span, ...]


def annotated(paths: Iterable[Path]) -> Iterator[Annotated]:
    """The articles of several files in order. Raises OSError, and ValueError for a line that is
    not of that form."""
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _article(line, f"{path}, line {number}")


def _article(line: str, place: str) -> Annotated:
    try:
        record = json.loads(line)
        said = tuple(_said(quote) for quote in record["quotes"])
        aside = tuple(Span(*span) for span in record.get("ignore") or ())
        return Annotated(record["id"], record["text"], said, aside)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{place}: not an annotated article ({error!r})") from error


def _said(quote: dict) -> Said:
    start, end = quote.get("speaker_start"), quote.get("speaker_end")
    mention = Span(start, end) if start is not None else None
    in_marks = quote["kind"] in _IN_MARKS
    span = Span(quote["start"], quote["end"])
    return Said(span, mention, quote.get("speaker_text"), quote.get("speaker_name"), in_marks)
