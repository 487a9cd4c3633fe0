"""What somebody tells of having said oneself: "I told her, ‘…’" inside an answer."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..records import Quote

_ONESELF = frozenset({"I", "I’d", "I'd", "I’ve", "I've"})


def told_in_turns(text: str, quotes: Sequence[Quote], turns: Sequence[Quote]) -> list[Quote]:
    """The quotes, each that "I" speaks inside an interview's turn with the turn's speaker."""
    parts = sorted(
        ((segment, turn) for turn in turns for segment in turn.segments), key=lambda part: part[0]
    )
    return [_told(text, quote, parts) for quote in quotes]


def _told(text: str, quote: Quote, parts: Sequence[tuple]) -> Quote:
    mention = quote.speaker_mention
    if mention is None or text[mention.start : mention.end] not in _ONESELF or quote.speaker:
        return quote
    number = bisect_right(parts, mention.start, key=lambda part: part[0].start) - 1
    if number < 0 or mention.end > parts[number][0].end or not parts[number][1].speaker:
        return quote
    turn = parts[number][1]
    return replace(
        quote,
        speaker=turn.speaker,
        speaker_kind=turn.speaker_kind,
        named=turn.named,
        confidence=quote.confidence * turn.confidence,
    )
