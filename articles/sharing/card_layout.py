"""Words into lines of a card: as large as they fit, cut where they do not."""

from dataclasses import dataclass

from . import card_fonts

#: Widths are measured at this size and scaled: the faces are drawn without hinting.
MEASURED = 100
ELLIPSIS = "…"
#: Words that are too wide at this size are cut into parts.
WHOLE_WORDS = 44
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
    """[(word, its width, the space before it)]; what is wider than `most` is cut into parts."""
    space = width("n n", style, direction) - width("nn", style, direction)
    found = []
    for word in text.split():
        wide = width(word, style, direction)
        letters = len(word) if wide <= most else max(1, int(len(word) * most / wide))
        for at in range(0, len(word), letters):
            part = word[at : at + letters]
            found.append((part, width(part, style, direction), 0 if at else space))
    return found


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
