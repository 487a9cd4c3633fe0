"""Text -> paragraphs."""

import re
from collections.abc import Iterable

from ..language.letters import LINE_ENDS
from ..records import Block

_LINE = re.compile(rf"[^{LINE_ENDS}]+")
_BLANK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Widths between which typewriters, mail and old wires break their lines.
_WRAP_WIDTHS = range(55, 91)
_WRAPPED_SHARE = 0.6
_LEAST_WRAPPED = 6


def paragraphs(text: str, hints: Iterable[Block] = ()) -> list[Block]:
    """The lines that hold any text, without the space around them; the lines of a text that was
    wrapped at a fixed width are joined. A hint gives the kind, else it is "paragraph"."""
    kinds = {hint.start: hint.kind for hint in hints}
    lines = list(_lines(text))
    if not kinds and _is_wrapped(lines):
        lines = _joined(text, lines)
    return [Block(kinds.get(start, "paragraph"), start, end) for start, end in lines]


def _lines(text: str):
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            yield start, end


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in lines]
    full = sum(width in _WRAP_WIDTHS for width in widths)
    return (
        full >= _LEAST_WRAPPED
        and full >= _WRAPPED_SHARE * len(widths)
        and max(widths) < _WRAP_WIDTHS.stop
    )


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = [lines[0]]
    for start, end in lines[1:]:
        if len(_BLANK.findall(text, joined[-1][1], start)) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
