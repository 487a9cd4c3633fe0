"""The shown text of a page as paragraphs, each with what its mark-up tells of it."""

import re

from lxml import etree
from lxml.html import HtmlElement

from .line import Line, State
from .paragraph import Paragraph
from .runs import Run, divided
from .signs import BLOCKS, NO_TEXT, Signs, signs_of

_SPACE = re.compile(r"[ \t\n\r\f\u200b\ufeff]+")
_BLANK_LINE = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")
_SOFT_HYPHEN = "\u00ad"
_BOLD = frozenset({"b", "strong"})
_ONE_LINE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
#: Elements inside a line that change how its words are taken.
_BOXES = frozenset({"blockquote", "aside"})
_TELLING = _BOLD | {"a"}
#: The stamps of a live page; a date has a month or a year beside it.
_CLOCK = re.compile(
    r"(?:at |@ ?)?\d{1,2}(?:[:.h]\d{2})?(?:[:.]\d{2})? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4}| uhr)?"
    r"|(?:updated )?\d+ ?(?:m|h|d|min|mins|minutes?|hours?|hrs?|days?) ago|(?:just|right) now",
    re.IGNORECASE,
)
#: Marks that are drawn but not written.
_QUOTE_MARKS = {"start": "“", "end": "”"}
#: Longer than any button or reading time, shorter than a sentence of an article.
_INLINE_CLUTTER_LENGTH = 60


def paragraphs_of(root: HtmlElement) -> list[Paragraph]:
    """The paragraphs of an element in reading order, clutter included."""
    return _Walk(root).paragraphs


class _Walk:
    """Goes through a tree without recursion: pages nest deeply."""

    def __init__(self, root: HtmlElement) -> None:
        self.paragraphs: list[Paragraph] = []
        self._line = Line()
        self._states = [State(root)]
        walk = etree.iterwalk(root, events=("start", "end"))
        left_out = None
        for event, element in walk:
            if event == "start":
                if self._open(element, element is root):
                    continue
                walk.skip_subtree()
                left_out = element
            elif element is left_out:
                left_out = None
                self._add_tail(element, root)
            else:
                self._close(element)
                self._add_tail(element, root)
        self._flush()

    def _open(self, element: HtmlElement, is_root: bool) -> bool:
        """Whether what is inside the element is read."""
        tag = element.tag
        if tag in NO_TEXT and not is_root:
            return False
        signs = signs_of(element)
        if (signs.unseen and not is_root) or _is_stamp(element):
            return False
        block = tag in BLOCKS and not self._states[-1].one_line
        if signs.clutter and not block and _is_short(element):
            return False
        if block:
            self._flush()
        elif tag == "br":
            self._line.break_line()
        elif tag in BLOCKS:
            self._line.add(" ", self._states[-1])
        self._states.append(self._inside(element, signs, block))
        if tag == "q":
            self._add_text(_QUOTE_MARKS["start"])
        elif not block and (signs.kind or tag == "time"):
            self._line.runs.append(Run(signs.kind or "dateline", self._line.length, element))
        if element.text:
            self._add_text(element.text)
        return True

    def _inside(self, element: HtmlElement, signs: Signs, block: bool) -> State:
        """What holds inside an element; most say nothing but where the words stand."""
        outer, tag = self._states[-1], element.tag
        if not block and tag not in _TELLING and not signs.post:
            return outer
        state = State(element, *outer[1:]) if block else outer
        changes = {}
        if block and signs.kind and outer.kind != "caption":
            changes |= {"kind": signs.kind, "origin": element}
        if block and signs.clutter and outer.post is None:
            changes["clutter"] = (*outer.clutter, element)
        if signs.post and outer.post is None:
            changes["post"] = element
        if signs.pull_quote or tag in _BOXES:
            changes |= {"box": element, "pull_quote": signs.pull_quote}
        if tag == "a" and element.get("href"):
            changes["linked"] = True
        if tag in _BOLD:
            changes["bold"] = True
        if tag in _ONE_LINE:
            changes["one_line"] = True
        if tag == "pre":
            changes["kept_lines"] = True
        return state._replace(**changes) if changes else state

    def _close(self, element: HtmlElement) -> None:
        state = self._states[-1]
        if element.tag == "q":
            self._add_text(_QUOTE_MARKS["end"])
        if element.tag in BLOCKS and state.element is element:
            self._flush()
        elif element.tag in BLOCKS:
            self._line.add(" ", state)
        elif self._line.runs and self._line.runs[-1].element is element:
            self._line.runs[-1].end = self._line.length
        self._states.pop()

    def _add_tail(self, element: HtmlElement, root: HtmlElement) -> None:
        if element.tail and element is not root:
            self._add_text(element.tail)

    def _add_text(self, text: str) -> None:
        state = self._states[-1]
        if _SOFT_HYPHEN in text:
            text = text.replace(_SOFT_HYPHEN, "")
        if state.kept_lines:
            first, *others = _BLANK_LINE.split(text)
            self._add_words(first)
            for part in others:
                self._line.break_line()
                self._line.break_line()
                self._add_words(part)
        else:
            self._add_words(text)

    def _add_words(self, text: str) -> None:
        words = _SPACE.sub(" ", text)
        if words:
            self._line.add(words, self._states[-1])

    def _flush(self) -> None:
        line, state = self._line, self._states[-1]
        if not line.length:
            line.runs.clear()
            return
        self._line = Line()
        words = "".join(line.pieces)
        if not words.strip():
            return
        whole = Paragraph(
            words,
            state.kind,
            state.element,
            state.origin,
            state.clutter,
            state.box,
            state.pull_quote,
            state.post,
            line.linked,
            tuple(line.bold),
        )
        self.paragraphs += divided(whole, line.runs, state.one_line)


def _is_stamp(element: HtmlElement) -> bool:
    """Whether an element holds but the time of day of a live page's entry."""
    if element.tag != "time" and "time" not in (element.get("class") or ""):
        return False
    words = " ".join(element.text_content().split())
    return bool(_CLOCK.fullmatch(words))


def _is_short(element: HtmlElement) -> bool:
    return len(element.text_content()) <= _INLINE_CLUTTER_LENGTH
