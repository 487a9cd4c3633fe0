"""Kinds that class names give, put right by where the paragraphs stand."""

from collections import Counter

from lxml.html import HtmlElement

from .paragraph import Paragraph

_BY_CLASS = frozenset({"byline", "dateline", "dek", "note", "keywords", "boilerplate"})
#: A kind that a class name gives to more words, or more of the article, than this is none.
_MOST_WORDS = 150
_MOST_SHARE = 0.5
#: After so many words of the body there is no dek, and a long byline is a note on the author.
_FRONT_WORDS = 60
_NOTE_WORDS = 12


def set_kinds(paragraphs: list[Paragraph]) -> None:
    """Takes kinds away from what is too long for them or stands where there are none."""
    weights: Counter[HtmlElement | None] = Counter()
    for paragraph in paragraphs:
        weights[paragraph.origin] += len(paragraph.tokens)
    trusted = sum(len(paragraph.tokens) for paragraph in paragraphs if paragraph.trusted)
    limit = min(_MOST_WORDS, _MOST_SHARE * trusted)
    said = 0
    for paragraph in paragraphs:
        if paragraph.kind in _BY_CLASS and weights[paragraph.origin] > limit:
            paragraph.kind = None
        paragraph.kind = _in_place(paragraph, said)
        said += len(paragraph.tokens) if paragraph.kind is None else 0


def _in_place(paragraph: Paragraph, said: int) -> str | None:
    if said > _FRONT_WORDS and paragraph.kind == "dek":
        return None
    long = len(paragraph.tokens) > _NOTE_WORDS
    return "note" if said > _FRONT_WORDS and long and paragraph.kind == "byline" else paragraph.kind
