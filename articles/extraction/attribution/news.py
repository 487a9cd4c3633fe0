"""The speakers of quotations in marks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..mentions import Mentions
from ..quotes import FoundQuote
from ..records import Block, Quote, SpeakerCandidate
from .choices import Article, Choice
from .probabilities import probabilities
from .speakers import Speaker

#: Nobody is named who is not more likely than not: a wrong name is worse than none.
LEAST_CONFIDENCE = 0.5
_RUNNERS_UP = 3
#: Languages with a list of reporting verbs; None where the text is too short to tell.
_LANGUAGES = frozenset({"en", None})


def attribute_quotes(
    text: str,
    blocks: Sequence[Block],
    mentions: Mentions,
    found: Iterable[FoundQuote],
    language: str | None = None,
) -> list[Quote]:
    """Each quotation with its speaker, in reading order. Every quotation begins in one of the
    blocks. In a language whose reporting verbs are not known nobody is named."""
    found = list(found)
    if language not in _LANGUAGES:
        return [quote_record(quote, Choice(None, (), "unattributed"), 0.0) for quote in found]
    article = Article(text, list(blocks), mentions, [s for q in found for s in q.segments])
    numbers = {block: number for number, block in enumerate(blocks)}
    by_block: dict[int, list[FoundQuote]] = defaultdict(list)
    for quote in found:
        by_block[numbers[quote.block]].append(quote)
    return [
        _attributed(article, number, quote)
        for number, quotes in sorted(by_block.items())
        for quote in quotes
    ]


def _attributed(article: Article, number: int, quote: FoundQuote) -> Quote:
    choices = article.choices(number, quote)
    shares = _by_speaker(choices, probabilities(choices))
    ranked = sorted(shares, key=lambda pair: pair[1], reverse=True)
    best, confidence = ranked[0]
    runners_up = [pair for pair in ranked if pair[0].speaker]
    if best.speaker and confidence < LEAST_CONFIDENCE:
        best = Choice(None, (), "unattributed")
        confidence = 1 - confidence
    if best.speaker:
        article.remember(number, quote, best)
    return quote_record(quote, best, confidence, [p for p in runners_up if p[0] is not best])


def _by_speaker(choices: list[Choice], shares: list[float]) -> list[tuple[Choice, float]]:
    """The best choice for each speaker with the probabilities of all its choices together."""
    best: dict[str | None, tuple[Choice, float]] = {}
    for choice, share in sorted(
        zip(choices, shares, strict=True), key=lambda pair: pair[1], reverse=True
    ):
        name = choice.speaker.name if choice.speaker else None
        known = best.get(name)
        best[name] = (known[0], known[1] + share) if known else (choice, share)
    return list(best.values())


def quote_record(
    quote: FoundQuote,
    choice: Choice,
    confidence: float,
    runners_up: Sequence[tuple[Choice, float]] = (),
) -> Quote:
    """The record of a quotation with the speaker chosen for it."""
    speaker: Speaker | None = choice.speaker
    return Quote(
        kind=quote.kind,
        segments=quote.segments,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        named=bool(speaker and speaker.named),
        speaker_mention=choice.mention if speaker else None,
        cue=choice.cue if speaker else None,
        basis=choice.basis if speaker else "unattributed",
        confidence=min(1.0, max(0.0, confidence)),
        candidates=tuple(
            SpeakerCandidate(c.speaker.name, min(1.0, share))
            for c, share in runners_up[:_RUNNERS_UP]
        ),
    )
