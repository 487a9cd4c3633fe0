"""The paragraphs of a page that belong to its article, decided one by one."""

import re
from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from .headline import name_headline
from .kinds import set_kinds
from .paragraph import Paragraph
from .repeats import without_repeats
from .zone import Zone, find_zone

#: What looks like clutter but holds more of the trusted words than this is the article itself.
_CLUTTER_SHARE = 0.34
_FRONT = frozenset({"headline", "byline", "dateline", "dek", "caption"})
_READ_MORE = re.compile(
    r"\W*(?:read|see|watch|listen|more|also|related|next|in case you missed|don['’]t miss|from the"
    r" archive|lesen sie|lies auch|mehr|lire|à lire|leer|lea|leia|leggi|اقرأ|بیشتر|همچنین)\b",
    re.IGNORECASE,
)
_WHOLLY_LINKED = 0.9
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "»", "’", "؟", "。")
_READING_TIME = re.compile(r"\b\d+[ -]min(?:ute)?s?[ -](?:read|listen|watch)\b", re.IGNORECASE)
_READING_TIME_WORDS = 12


def article_paragraphs(
    page: HtmlElement, paragraphs: list[Paragraph], names: Iterable[str]
) -> list[Paragraph]:
    """Those of `paragraphs` that are the article's, with its headline; `names` are what the page's
    metadata call it."""
    zone = find_zone(page, paragraphs)
    headline = name_headline(paragraphs, names)
    clutter = _clutter(paragraphs, zone)
    clean = [p for p in paragraphs if p is headline or not clutter.intersection(p.clutter)]
    top = clean.index(headline) if headline is not None else -1
    body = [number for number, p in enumerate(clean) if number > top and zone.holds(p)]
    chosen = [
        paragraph
        for number, paragraph in enumerate(clean)
        if number == top
        or (top < number < min(body, default=0) and paragraph.kind in _FRONT)
        or ((number > top or paragraph.kind != "heading") and _belongs(paragraph, zone))
    ]
    kept = without_repeats(_without_ends(chosen))
    set_kinds(kept)
    return kept


def _clutter(paragraphs: list[Paragraph], zone: Zone) -> set[HtmlElement]:
    """The suspected elements that hold little of the trusted words and not the article itself."""
    weights: Counter[HtmlElement] = Counter()
    for paragraph in paragraphs:
        if paragraph.trusted:
            weights.update(dict.fromkeys(paragraph.clutter, len(paragraph.tokens)))
    limit = _CLUTTER_SHARE * sum(len(p.tokens) for p in paragraphs if p.trusted)
    suspects = {element for paragraph in paragraphs for element in paragraph.clutter}
    small = {element for element in suspects if weights[element] < limit}
    return small - {zone.element, *zone.element.iterancestors()}


def _belongs(paragraph: Paragraph, zone: Zone) -> bool:
    """Whether a paragraph is the article's as far as its place and its links tell."""
    short = len(paragraph.tokens) <= _READING_TIME_WORDS
    if short and _READING_TIME.search(paragraph.words):
        return False
    if not zone.holds(paragraph):
        return paragraph.trusted and not zone.closed and paragraph.kind != "heading"
    if paragraph.kind in _FRONT or paragraph.kind == "keywords" or not paragraph.is_mostly_linked:
        return True
    return paragraph.trusted and not _leads_elsewhere(paragraph)


def _leads_elsewhere(paragraph: Paragraph) -> bool:
    """Whether linked words are the title of another page, as far as they tell."""
    if _READ_MORE.match(paragraph.words):
        return True
    wholly = paragraph.linked > _WHOLLY_LINKED * len(paragraph.words)
    return wholly and not paragraph.words.endswith(_SENTENCE_ENDS)


def _without_ends(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Without what is not trusted before and after what is, unless it stands beside it or its
    mark-up names it."""
    trusted = [n for n, p in enumerate(paragraphs) if p.trusted and p.kind != "headline"]
    if not trusted:
        return paragraphs
    elements = {paragraphs[number].element for number in trusted}
    beside = elements | {element.getparent() for element in elements}
    return [
        paragraph
        for number, paragraph in enumerate(paragraphs)
        if trusted[0] <= number <= trusted[-1]
        or paragraph.kind not in {None, "heading"}
        or not beside.isdisjoint({paragraph.element, paragraph.element.getparent()})
    ]
