"""Texts with their quotes marked, for reading on the desk. Nothing of a text is ever mark-up."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join

from .links import change_url

#: How much of the text stands before and after a quote at most, in characters.
AROUND = 400


@dataclass(frozen=True)
class Mark:
    """A half-open span of a text, the class it is shown in, and where it leads."""

    start: int
    end: int
    name: str
    title: str = ""
    url: str = ""


def marks_of(quote):
    """The marks that show a quote, who is named for it and by which word."""
    marks = [Mark(start, end, "said") for start, end in quote.spans]
    if quote.mention_start is not None:
        marks.append(Mark(quote.mention_start, quote.mention_end, "mention"))
    if quote.cue_start is not None:
        marks.append(Mark(quote.cue_start, quote.cue_end, "cue"))
    return marks


def passage(quote):
    """The paragraphs around `quote` with its words, its cue and its speaker's name marked."""
    article, marks = quote.article, marks_of(quote)
    start, end = bounds(article.text, marks)
    return shown(article, marked(article.text, marks, start, end))


def bounds(text, marks):
    """From a paragraph before the first mark to a paragraph after the last, within AROUND."""
    first = min(min(mark.start for mark in marks), len(text))
    last = min(max(mark.end for mark in marks), len(text))
    low, high = max(0, first - AROUND), min(len(text), last + AROUND)
    before = text.find("\n", low, first) + 1 if low else 0
    after = text.rfind("\n", last, high) if high < len(text) else high
    return (before or low), (after if after > last else high)


def whole_text(article, quotes, filters):
    """The article's text with each of `quotes` marked and leading to where it is changed.

    `filters` are those of the list of quotes that is gone through from there.
    """
    marks = [
        Mark(start, end, f"said {quote.review}", quote.speaker_name, address)
        for quote in quotes
        for address in [change_url(quote, _changelist_filters=filters)]
        for start, end in quote.spans
    ]
    return shown(article, marked(article.text, marks, 0, len(article.text)))


def shown(article, content):
    return format_html(
        '<div class="passage" dir="{}" lang="{}">{}</div>',
        article.direction,
        article.language,
        content,
    )


def marked(text, marks, start, end):
    """text[start:end], escaped, with its marks; where marks overlap the inner one counts."""
    return format_html_join(
        "", "{}", ((html_of(*piece),) for piece in pieces(text, marks, start, end))
    )


def pieces(text, marks, start, end):
    """(words, innermost mark or None) for each stretch between two bounds."""
    cuts = {start, end, *(bound for mark in marks for bound in (mark.start, mark.end))}
    waiting = sorted(marks, key=lambda mark: (-mark.start, mark.end))
    open_marks = []
    for left, right in pairwise(sorted(cut for cut in cuts if start <= cut <= end)):
        while waiting and waiting[-1].start <= left:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > left]
        yield text[left:right], max(open_marks, key=lambda mark: mark.start, default=None)


def html_of(words, mark):
    if mark is None:
        return words
    if mark.url:
        return format_html(
            '<mark class="{}"><a href="{}" title="{}">{}</a></mark>',
            mark.name, mark.url, mark.title, words,
        )  # fmt: skip
    return format_html('<mark class="{}">{}</mark>', mark.name, words)
