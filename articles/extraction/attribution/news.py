"""The speakers of quotations in marks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..learned import Model, shipped
from ..mentions import Mentions
from ..quotes import FoundQuote, without_label
from ..records import Block, Quote, SpeakerCandidate
from .choices import Article, Choice
from .doubtful import is_said
from .headlines import linked
from .probabilities import softmax
from .speakers import Speaker

#: Nobody is named who is less likely than this to be right: a wrong name is worse than none.
LEAST_CONFIDENCE = 0.3
_RUNNERS_UP = 3
#: Whom an answer with a smaller share means is not looked up.
_LEAST_SHARE = 0.001
#: Languages with a list of reporting verbs; None where the text is too short to tell.
_LANGUAGES = frozenset({"en", None})


def attribute_quotes(
    text: str,
    blocks: Sequence[Block],
    mentions: Mentions,
    found: Iterable[FoundQuote],
    language: str | None = None,
    model: Model | None = None,
) -> list[Quote]:
    """Each quotation with its speaker, in reading order, by the shipped model unless another is
    given. Every quotation begins in one of the blocks. In a language whose reporting verbs are
    not known nobody is named."""
    found = list(found)
    if language not in _LANGUAGES:
        return [quote_record(quote, Choice(None, (), "unattributed"), 0.0) for quote in found]
    article = Article(text, list(blocks), mentions, [s for q in found for s in q.segments])
    model = model or shipped()
    quotes = [_attributed(article, number, q, model) for number, q in in_order(blocks, found)]
    return linked(text, [quote for quote in quotes if quote is not None])


def in_order(
    blocks: Sequence[Block], found: Iterable[FoundQuote]
) -> Iterator[tuple[int, FoundQuote]]:
    """The quotations by their blocks' numbers."""
    numbers = {block: number for number, block in enumerate(blocks)}
    by_block: dict[int, list[FoundQuote]] = defaultdict(list)
    for quote in found:
        by_block[numbers[quote.block]].append(quote)
    for number, quotes in sorted(by_block.items()):
        for quote in quotes:
            yield number, quote


def ranked(
    article: Article, number: int, quote: FoundQuote, model: Model
) -> list[tuple[Choice, float]]:
    """The best choice for each speaker with the share of the probability that all choices for
    that speaker have together, the likeliest first; the least likely are left out."""
    answers = article.answers(number, quote)
    shares = softmax([model.speaker_score(answer.features) for answer in answers])
    likely = [(a.choice(), s) for a, s in zip(answers, shares, strict=True) if s >= _LEAST_SHARE]
    return sorted(_by_speaker(likely), key=lambda pair: pair[1], reverse=True)


def _attributed(article: Article, number: int, quote: FoundQuote, model: Model) -> Quote | None:
    """The record of a quotation; None where nobody is likely to have said what may be none."""
    (best, share), *others = ranked(article, number, quote, model)
    if not is_said(article.text, quote, best, share, model):
        return None
    article.remember(number, quote, best)
    runners_up = [pair for pair in others if pair[0].speaker]
    confidence = model.calibrated(share) * best.certainty
    if best.speaker and confidence < LEAST_CONFIDENCE:
        runners_up.insert(0, (best, share))
        best, confidence = Choice(None, (), "unattributed"), 1 - confidence
    said = without_label(article.text, quote) if best.basis == "label" else quote
    return quote_record(said, best, confidence, runners_up)


def _by_speaker(choices: list[tuple[Choice, float]]) -> list[tuple[Choice, float]]:
    """The best choice for each speaker with the probabilities of all its choices together."""
    best: dict[object, tuple[Choice, float]] = {}
    for choice, share in sorted(choices, key=lambda pair: pair[1], reverse=True):
        key = choice.speaker.name if choice.speaker else choice.mention
        known = best.get(key)
        best[key] = (known[0], known[1] + share) if known else (choice, share)
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
        speaker_mention=choice.mention,
        cue=choice.cue,
        basis=choice.basis if speaker or choice.mention else "unattributed",
        confidence=min(1.0, max(0.0, confidence)),
        candidates=tuple(
            SpeakerCandidate(c.speaker.name, min(1.0, share))
            for c, share in runners_up[:_RUNNERS_UP]
        ),
    )
