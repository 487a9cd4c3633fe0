"""The speakers of an interview's turns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..language.sentences import is_question
from ..layout import Layout, Turn
from ..layout.phrases import any_of
from ..mentions import Mentions
from ..quotes import FoundQuote
from ..records import Block, Quote, Span
from .alternation import alternating
from .choices import Choice
from .interviewed import Interviewed, introduced
from .labels import named_by
from .news import quote_record
from .speakers import Speaker

#: How often the speaker is right, by our own interviews and those of the GUM corpus.
_LABELLED, _KNOWN, _ALTERNATING, _UNKNOWN = 0.97, 0.85, 0.6, 0.5

#: Nobody opens so many paragraphs of one answer with yes or no: several people answer.
_YES_OR_NO = re.compile(r"(?:Yes|Yeah|Yep|No|Nope)\b")
_ANSWERED_OFTEN = 3


def attribute_turns(
    text: str,
    layout: Layout,
    mentions: Mentions,
    bylines: Sequence[str],
    publication: str | None,
) -> list[Quote]:
    """Each turn as a quotation with its speaker: by its label, else, or where that is only the
    publication's, the one who asks (a byline, a credit, the publication) and the one whom the
    introduction says to be interviewed. Where several answer without labels, each paragraph is a
    quotation of its own."""
    return list(_attributed(text, layout, mentions, bylines, publication)) if layout.turns else []


def _attributed(
    text: str,
    layout: Layout,
    mentions: Mentions,
    bylines: Sequence[str],
    publication: str | None,
) -> Iterator[Quote]:
    opening = layout.turns[0].segments[0].start
    interviewed = introduced(text, layout.blocks, mentions, opening)
    if any(_answered_by_several(text, turn) for turn in layout.turns):
        interviewed = replace(interviewed, several=True)
    asks = _asker(bylines, publication, mentions) or interviewed.asks
    labels = {turn.label: _words(text, turn.label) for turn in layout.turns if turn.label}
    named = {label: named_by(label, mentions) for label in set(labels.values())}
    for turn in layout.turns:
        if turn.label:
            speaker = named[labels[turn.label]]
            if turn.kind == "question" and speaker.name == publication:
                speaker = asks or speaker
            yield _quote(turn.kind, turn.segments, speaker, _LABELLED, turn.label)
        else:
            yield from _unlabelled(text, turn, mentions, interviewed, asks)


def _answered_by_several(text: str, turn: Turn) -> bool:
    opened = sum(bool(_YES_OR_NO.match(text, segment.start)) for segment in turn.segments)
    return turn.kind == "answer" and not turn.label and opened >= _ANSWERED_OFTEN


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _unlabelled(
    text: str, turn: Turn, mentions: Mentions, interviewed: Interviewed, asks: Speaker | None
) -> Iterator[Quote]:
    if turn.kind == "question":
        asked = not interviewed.several or _asks_outright(text, turn)
        yield _quote(turn.kind, turn.segments, asks if asked else None, _KNOWN)
    elif interviewed.several:
        speakers = alternating(text, turn.segments, interviewed.answers, mentions)
        for segment, speaker in zip(turn.segments, speakers, strict=True):
            yield _quote(turn.kind, (segment,), speaker, _ALTERNATING)
    else:
        yield _quote(turn.kind, turn.segments, next(iter(interviewed.answers), None), _KNOWN)


def _asks_outright(text: str, turn: Turn) -> bool:
    """Whether a paragraph of it is a question; where several answer, a remark may be anybody's."""
    said = (text[segment.start : segment.end] for segment in turn.segments)
    return any(is_question(words) or any_of("question_requests").search(words) for words in said)


def _quote(
    kind: str,
    segments: tuple[Span, ...],
    speaker: Speaker | None,
    confidence: float,
    label: Span | None = None,
) -> Quote:
    block = Block(kind, segments[0].start, segments[-1].end)
    basis = "label" if label else "interview turn"
    return quote_record(
        FoundQuote(kind, segments, block),
        Choice(speaker, (), basis, label),
        confidence if speaker else _UNKNOWN,
    )


def _asker(bylines: Sequence[str], publication: str | None, mentions: Mentions) -> Speaker | None:
    """The only author, else the publication; which of two authors asks nobody can tell."""
    if bylines:
        return named_by(bylines[0], mentions) if len(bylines) == 1 else None
    return Speaker(publication, "organization") if publication else None
