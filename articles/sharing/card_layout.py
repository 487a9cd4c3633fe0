"""Words into lines of a card: as large as they fit, cut where they do not."""

import re
from dataclasses import dataclass

from . import card_fonts

#: Widths are measured at this size and scaled: the faces are drawn without hinting.
MEASURED = 100
ELLIPSIS = "…"
#: Words that are too wide at this size are cut into parts.
WHOLE_WORDS = 44
#: A line may end behind the hyphens, dashes and strokes of a word.
BREAKS = re.compile(r"(?<=[^\W\d_][-‐–—/])(?=\w)")
#: The distance of lines, in sizes of the type.
LEADING = {"ltr": 1.2, "rtl": 1.62}


@dataclass(frozen=True)
class Lines:
    """Lines of words and the size of their type in pixels."""

    lines: tuple[str, ...]
    size: int
    leading: float

    @property
    def distance(self):
        """From one baseline to the next, in pixels."""
        return self.size * self.leading


def width(text, style, direction, size=MEASURED):
    """How wide `text` is, in pixels."""
    found = card_fonts.runs(text, style, direction)
    return sum(length(words, face, direction, size) for words, face in found)


def length(words, face, direction, size):
    options = {"direction": direction} if card_fonts.shapes_text() else {}
    return card_fonts.font(face, size).getlength(words, **options)


def fitted(text, style, direction, box, sizes):
    """The Lines of `text` in the largest of `sizes` (falling) that fits `box` (width, height).

    At the smallest size the text is cut to what fits and ends with an ellipsis.
    """
    words = measured(text, style, direction, box[0] * MEASURED / WHOLE_WORDS)
    leading = LEADING[direction]
    for size in sizes:
        lines = wrapped(words, box[0] * MEASURED / size)
        if lines and len(lines) * size * leading <= box[1]:
            return Lines(tuple(lines), size, leading)
    lines = wrapped(words, box[0] * MEASURED / sizes[-1])
    kept = lines[: max(1, int(box[1] // (sizes[-1] * leading)))]
    kept[-1] = ended(kept[-1])
    return Lines(tuple(kept), sizes[-1], leading)


def one_line(text, style, direction, room, sizes):
    """(text, size): the largest of `sizes` that fits `room`, the text cut if not even the last."""
    wide = width(text, style, direction)
    for size in sizes:
        if wide * size <= room * MEASURED:
            return text, size
    while text and width(f"{text}{ELLIPSIS}", style, direction) * sizes[-1] > room * MEASURED:
        text = text[:-1]
    return f"{text.rstrip()}{ELLIPSIS}", sizes[-1]


def measured(text, style, direction, most):
    """[(part of a word, its width, the space before it)]; no part is wider than `most`."""
    space = width("n n", style, direction) - width("nn", style, direction)
    found = []
    for word in text.split():
        parts = [
            part for piece in BREAKS.split(word) for part in cut(piece, style, direction, most)
        ]
        found += [
            (part, width(part, style, direction), 0 if place else space)
            for place, part in enumerate(parts)
        ]
    return found


def cut(piece, style, direction, most):
    """The parts of a piece of a word, each narrow enough to stand on a line."""
    wide = width(piece, style, direction)
    letters = len(piece) if wide <= most else max(1, int(len(piece) * most / wide))
    return [piece[at : at + letters] for at in range(0, len(piece), letters)]


def wrapped(words, most):
    """Lines of at most that width; None where one word is wider."""
    lines, used = [], 0
    for word, wide, space in words:
        if wide > most:
            return None
        if lines and used + space + wide <= most:
            lines[-1] += f" {word}" if space else word
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


def ended(line):
    """A line without its last word, and an ellipsis."""
    return f"{line.rpartition(' ')[0] or line[:-2]} {ELLIPSIS}"
