"""The paragraph that is being collected, and what holds where it stands."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from .runs import Run


class State(NamedTuple):
    """What holds inside an element."""

    element: HtmlElement
    kind: str | None = None
    origin: HtmlElement | None = None
    clutter: tuple[HtmlElement, ...] = ()
    box: HtmlElement | None = None
    pull_quote: bool = False
    post: HtmlElement | None = None
    linked: bool = False
    bold: bool = False
    one_line: bool = False
    kept_lines: bool = False


@dataclass(slots=True)
class Line:
    """The paragraph that is being collected; white space is already as shown."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    bold: list[tuple[int, int]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def add(self, words: str, state: State) -> None:
        if words[0] in " \n" and (not self.length or self.pieces[-1][-1] in " \n"):
            words = words[1:]
        if not words:
            return
        self.pieces.append(words)
        if state.linked:
            self.linked += len(words)
        if state.bold:
            self.bold.append((self.length, self.length + len(words)))
        self.length += len(words)

    def break_line(self) -> None:
        if not self.pieces:
            return
        if self.pieces[-1].endswith(" "):
            self.length -= 1
            self.pieces[-1] = self.pieces[-1][:-1]
        self.pieces.append("\n")
        self.length += 1
