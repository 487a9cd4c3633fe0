"""A paragraph of a page as the tree gives it."""

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(slots=True)
class Paragraph:
    """Words with single line ends where the page breaks a line, and where they stand.

    `origin` is the element that gave the kind, `clutter` the elements around that may be clutter,
    outermost first, `box` a quotation or box that may be a pull quote, `post` an embedded post;
    `bold` holds half-open offsets into `words`, `linked` counts characters in links.
    """

    words: str
    kind: str | None
    element: HtmlElement
    origin: HtmlElement | None = None
    clutter: tuple[HtmlElement, ...] = ()
    box: HtmlElement | None = None
    pull_quote: bool = False
    post: HtmlElement | None = None
    linked: int = 0
    bold: tuple[tuple[int, int], ...] = ()
