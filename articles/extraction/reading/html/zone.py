"""Where on a page its article stands."""

from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from .opinion import Opinion, words_of
from .paragraph import Paragraph

#: The article stands in the smallest element with this share of the trusted prose.
_ZONE_SHARE = 0.85
#: An opinion that keeps less than this of the prose around it is not followed.
_OPINION_SHARE = 0.5
_PROSE_WORDS = 10
_NAMED = frozenset({"article", "main"})
_NAMED_PATHS = ("//article", "//main|//*[@role='main']")
#: Elements that hold one paragraph each.
_SINGLE_LIST = "p li dt dd h1 h2 h3 h4 h5 h6 blockquote pre"
_SINGLE = frozenset(_SINGLE_LIST.split())


@dataclass(frozen=True, slots=True)
class Zone:
    """`element` holds the article; if it is `closed` nothing outside belongs to it."""

    element: HtmlElement
    closed: bool

    def holds(self, paragraph: Paragraph) -> bool:
        own = paragraph.element
        return own is self.element or any(up is self.element for up in own.iterancestors())


def find_zone(page: HtmlElement, paragraphs: list[Paragraph]) -> Zone:
    """The zone of a page; sets `tokens` and `trusted` of each paragraph."""
    opinion = Opinion(page)
    for paragraph in paragraphs:
        paragraph.tokens = words_of(paragraph.words)
        paragraph.trusted = opinion.keeps(paragraph.tokens)
    if any(paragraph.trusted for paragraph in paragraphs):
        _trust_prose(paragraphs)
        element = _smallest(page, paragraphs)
        # The opinion takes a table for one piece; a page laid out as a table is many.
        return Zone(element, any(up.tag == "td" for up in (element, *element.iterancestors())))
    named = _longest_named(page)
    prose = [p for p in paragraphs if _is_prose(p)] if named is None else []
    for paragraph in prose or paragraphs:
        paragraph.trusted = True
    return Zone(_smallest(page, paragraphs) if named is None else named, closed=True)


def _is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a sentence or more, not linked and not where clutter stands."""
    return (
        len(paragraph.tokens) >= _PROSE_WORDS
        and paragraph.kind is None
        and not paragraph.clutter
        and not paragraph.is_mostly_linked
    )


def _trust_prose(paragraphs: list[Paragraph]) -> None:
    """Where the opinion leaves out most of the prose beside what it keeps, the prose is trusted:
    of live pages it takes a single entry."""
    prose = [paragraph for paragraph in paragraphs if _is_prose(paragraph)]
    first = next((paragraph for paragraph in prose if paragraph.trusted), None)
    if first is None:
        return
    around = _outermost_named(first.element)
    beside = [p for p in prose if _outermost_named(p.element) is around]
    kept = sum(len(paragraph.tokens) for paragraph in beside if paragraph.trusted)
    if kept < _OPINION_SHARE * sum(len(paragraph.tokens) for paragraph in beside):
        for paragraph in beside:
            paragraph.trusted = True


def _outermost_named(element: HtmlElement) -> HtmlElement | None:
    """The outermost element around one that is named the article or the page's main part."""
    named = [up for up in element.iterancestors() if up.tag in _NAMED]
    return named[-1] if named else None


def _smallest(page: HtmlElement, paragraphs: list[Paragraph]) -> HtmlElement:
    """The smallest element with most of the words of the trusted prose, of all that is trusted
    if there is no prose."""
    trusted = [p for p in paragraphs if p.trusted and p.kind != "headline"]
    weights: Counter[HtmlElement] = Counter()
    for paragraph in [p for p in trusted if _is_prose(p)] or trusted:
        for element in _containers(paragraph.element):
            weights[element] += len(paragraph.tokens)
    needed = _ZONE_SHARE * max(weights.values(), default=0)
    fitting = [element for element, weight in weights.items() if weight >= needed]
    return min(fitting, key=lambda element: (weights[element], -_depth(element)), default=page)


def _containers(element: HtmlElement) -> list[HtmlElement]:
    """The elements that hold paragraphs around one, its own only if it could hold several."""
    above = list(element.iterancestors())
    return above if element.tag in _SINGLE and above else [element, *above]


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _longest_named(page: HtmlElement) -> HtmlElement | None:
    """The longest element that is named the article or the main part, None if none is."""
    for path in _NAMED_PATHS:
        longest = max(page.xpath(path), key=lambda found: len(found.text_content()), default=None)
        if longest is not None and longest.text_content().strip():
            return longest
    return None
