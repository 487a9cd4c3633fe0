"""Quotations in headlines: whose words they are is told where the body repeats them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Quote

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
#: Fewer words than this may be anybody's.
_LEAST_WORDS = 3
#: This share of the headline's words must be in the quotation of the body.
_SHARE = 0.8
#: How often whoever says the words in the body is whom the headline means, if that is right: 35 of
#: 45 on PolNeAR train where 42 were promised.
_SAME_WORDS = 0.83


def linked(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes; those of a headline with the speaker of the body's quotation of their words."""
    body = [quote for quote in quotes if quote.kind != "headline" and quote.speaker]
    said = [(_words(text, quote), quote) for quote in body]
    return [_linked(text, quote, said) if quote.kind == "headline" else quote for quote in quotes]


def _linked(text: str, quote: Quote, said: Sequence[tuple[frozenset[str], Quote]]) -> Quote:
    wanted = _words(text, quote)
    if len(wanted) < _LEAST_WORDS:
        return quote
    shared, same = max(
        ((len(wanted & words), -number) for number, (words, _) in enumerate(said)),
        default=(0, 0),
    )
    if shared < _SHARE * len(wanted):
        return quote
    source = said[-same][1]
    return replace(
        quote,
        speaker=source.speaker,
        speaker_kind=source.speaker_kind,
        named=source.named,
        speaker_mention=source.speaker_mention,
        cue=None,
        basis="same words",
        confidence=source.confidence * _SAME_WORDS,
        candidates=source.candidates,
    )


def _words(text: str, quote: Quote) -> frozenset[str]:
    found = (_WORD.findall(text[s.start : s.end].lower()) for s in quote.segments)
    return frozenset(word.replace("’", "'") for words in found for word in words)
