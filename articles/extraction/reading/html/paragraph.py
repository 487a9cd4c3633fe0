"""A paragraph of a page as the tree gives it."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

_LINKED_SHARE = 0.6


@dataclass(slots=True, eq=False)
class Paragraph:
    """Words with single line ends where the page breaks a line, and where they stand.

    `origin` is the element that gave the kind, `clutter` the elements around that may be clutter,
    outermost first, `box` a quotation or box that may be a pull quote, `post` an embedded post;
    `bold` holds half-open offsets into `words`, `linked` counts characters in links. Known later:
    `tokens`, the words in small letters, and whether it is `trusted` to be the article's.
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
    tokens: list[str] = field(default_factory=list)
    trusted: bool = False

    @property
    def is_mostly_linked(self) -> bool:
        """Whether more of it than a sentence with some links would have is linked."""
        return self.linked > _LINKED_SHARE * len(self.words)
