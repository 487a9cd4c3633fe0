"""Text and spans become pieces that a template prints: quotes marked, names linked.

Pure: nothing here asks the database or makes HTML. The text of all pieces of a block, joined,
is the text of the block; every quote that shows at all has one first and one last piece.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise


@dataclass(frozen=True)
class Marked:
    """A quote to mark: its permanent id, its segments, and whatever the template needs."""

    key: str
    spans: tuple[tuple[int, int], ...]
    subject: object = field(default=None, compare=False)


@dataclass(frozen=True)
class Name:
    """A place where the text names a record that has a page."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Plain:
    """Words, linked to a record if `name` is its key; `notes` are numbers that follow them."""

    text: str
    name: str | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Quoted:
    """A part of a quote with the pieces inside it; a quote may have several such parts."""

    mark: Marked
    pieces: tuple
    first: bool
    last: bool


@dataclass(frozen=True)
class Cell:
    """A run of text that the same quotes cover from end to end, outermost first."""

    start: int
    end: int
    marks: tuple[Marked, ...]
    name: str | None


class Marking:
    """Quotes, names and notes laid over one article's text."""

    def __init__(self, text, marks: Iterable[Marked], names=(), notes=()):
        """`notes` are (offset, number) pairs: a number stands behind the words that end there."""
        self.text = text
        self.marks = sorted(marks, key=lambda mark: (mark.spans[0][0], -mark.spans[-1][1]))
        self.names = sorted(names, key=lambda name: (name.start, -name.end))
        self.notes = list(notes)
        self.begun = set()
        self.ends = {}

    def sections(self, sections):
        """Pieces for each block of each section: [[(block, pieces)]].

        A section is a list of blocks (anything with `start` and `end`); a name is linked at its
        first mention in each. Call once, with every block that will be shown.
        """
        sections = [list(blocks) for blocks in sections]
        self.ends = self.last_offsets([block for blocks in sections for block in blocks])
        return [list(self.section(blocks)) for blocks in sections]

    def last_offsets(self, blocks):
        """{quote key: the offset where its last part inside `blocks` ends}."""
        ends = {}
        for block in blocks:
            for mark in self.marks:
                for start, end in clipped(mark.spans, block):
                    if self.text[start:end].strip():
                        ends[mark.key] = end
        return ends

    def section(self, blocks):
        linked = set()
        for block in blocks:
            yield block, self.pieces(block, linked)

    def pieces(self, block, linked):
        """The pieces of one block; names in `linked` are not linked again."""
        marks = [mark for mark in self.marks if any(self.visible(mark, block))]
        names = list(self.linkable(block, marks, linked))
        return self.nest(list(self.cells(block, marks, names)))

    def visible(self, mark, block):
        """The parts of a quote in a block that hold more than white space."""
        for start, end in clipped(mark.spans, block):
            if self.text[start:end].strip():
                yield start, end

    def linkable(self, block, marks, linked) -> Iterator[Name]:
        """First mentions in this block that no link and no quote's edge cuts through."""
        edges = self.edges(block, marks)
        free_from = block.start
        for name in self.names:
            inside = free_from <= name.start and name.end <= block.end
            if inside and name.key not in linked and not crossed(name, edges):
                linked.add(name.key)
                free_from = name.end
                yield name

    def edges(self, block, marks):
        """Offsets inside the block where a quote begins or ends or a note stands."""
        edges = {offset for mark in marks for span in self.visible(mark, block) for offset in span}
        return edges | {at for at, _number in self.notes if block.start < at <= block.end}

    def cells(self, block, marks, names) -> Iterator[Cell]:
        ends = {offset for name in names for offset in (name.start, name.end)}
        cuts = sorted({block.start, block.end} | self.edges(block, marks) | ends)
        parts = [(mark, list(self.visible(mark, block))) for mark in marks]
        for start, end in pairwise(cuts):
            covering = (mark for mark, spans in parts if covers(spans, start, end))
            name = next(
                (name.key for name in names if (name.start, name.end) == (start, end)), None
            )
            yield Cell(start, end, tuple(covering), name)

    def nest(self, cells, depth=0):
        """Cells as nested pieces: neighbours inside the same quote share one Quoted."""
        pieces = []
        for mark, group in groupby(cells, key=lambda cell: mark_at(cell, depth)):
            group = list(group)
            if mark is None:
                pieces += [self.plain(cell) for cell in group]
            else:
                pieces.append(self.quoted(mark, group, depth))
        return tuple(pieces)

    def quoted(self, mark, cells, depth):
        first = mark.key not in self.begun
        self.begun.add(mark.key)
        last = self.ends.get(mark.key) == cells[-1].end
        return Quoted(mark, self.nest(cells, depth + 1), first, last)

    def plain(self, cell):
        notes = tuple(number for at, number in self.notes if at == cell.end)
        return Plain(self.text[cell.start : cell.end], cell.name, notes)


def clipped(spans, block):
    """The parts of `spans` inside a block."""
    for start, end in spans:
        start, end = max(start, block.start), min(end, block.end)
        if start < end:
            yield start, end


def covers(spans, start, end):
    return any(a <= start and end <= b for a, b in spans)


def crossed(name, edges):
    """Whether an edge lies inside the name, so that a link over it would have to be broken."""
    return any(name.start < edge < name.end for edge in edges)


def mark_at(cell, depth):
    return cell.marks[depth] if depth < len(cell.marks) else None
