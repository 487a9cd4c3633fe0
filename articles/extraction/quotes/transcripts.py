"""Transcripts in marks: turns that begin with the name of whoever speaks."""

import re
from dataclasses import replace

from ..language.letters import UPPER
from ..language.lists import words
from ..records import Span
from .found import FoundQuote

#: A name in capitals and a colon, as transcripts put before each turn.
_TURN = re.compile(rf"([{UPPER}][{UPPER}.’'-]+(?: [{UPPER}][{UPPER}.’'-]+){{0,2}}):\s")
_LONGEST_LABEL = 60
_NO_NAMES = ("ordinary_words", "body_nouns", "speech_nouns")


def turn_label(text: str, said: Span) -> Span | None:
    """Where the label stands with which quoted words begin if they are a transcript's turn:
    `HOLT: No.`"""
    match = _TURN.match(text, said.start, min(said.end, said.start + _LONGEST_LABEL))
    if not match or any(match.group(1).lower() in words(name) for name in _NO_NAMES):
        return None
    return Span(*match.span(1))


def without_label(text: str, quote: FoundQuote) -> FoundQuote:
    """A quotation whose words begin after the label of its turn, if it has one."""
    first, *others = quote.segments
    label = turn_label(text, first)
    if label is None:
        return quote
    start = label.end + 1
    while start < first.end and text[start].isspace():
        start += 1
    return (
        replace(quote, segments=(Span(start, first.end), *others)) if start < first.end else quote
    )
