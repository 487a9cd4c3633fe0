"""Two people who answer together: whose words are whose."""

import re
from collections.abc import Sequence

from ..mentions import Mentions
from ..records import Span
from .speakers import Speaker

_SELF = re.compile(r"\b(?:I[’']m|I am|[Mm]y name is|[Ii]t[’']s me,)\s+$")
_SELF_REACH = 24
#: Whoever says "I am Lee" is Lee; whoever speaks of Lee is most likely the other.
_NAMES_ONESELF, _NAMES_OTHER = 3.0, 1.0


def alternating(
    text: str, segments: Sequence[Span], answers: Sequence[Speaker], mentions: Mentions
) -> list[Speaker | None]:
    """The speaker of each paragraph of one answer that two people give in turns: the order that
    their own words bear out, nobody if these do not tell."""
    nobody = [None] * len(segments)
    if len(answers) != 2:
        return nobody
    orders = [
        [answers[(number + first) % 2] for number in range(len(segments))] for first in (0, 1)
    ]
    told = [
        sum(_borne_out(text, s, who, mentions) for s, who in zip(segments, order, strict=True))
        for order in orders
    ]
    if told[0] == told[1]:
        return nobody
    return list(orders[told[1] > told[0]])


def _borne_out(text: str, segment: Span, speaker: Speaker, mentions: Mentions) -> float:
    """How far the words of a paragraph agree with their being a person's own."""
    found = 0.0
    for span, entry in mentions.within(segment.start, segment.end):
        before = text[max(segment.start, span.start - _SELF_REACH) : span.start]
        if _SELF.search(before):
            found += _NAMES_ONESELF if entry is speaker.entry else -_NAMES_ONESELF
        elif entry is speaker.entry:
            found -= _NAMES_OTHER
    return found
