"""Words in marks looked at again when it is known who most likely says them: somebody who surely
speaks makes them a quotation, nobody beside them a term."""

import re
from collections.abc import Iterable, Iterator

from ..learned import Model
from ..quotes import FoundQuote
from .choices import Choice

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_LOG_ODDS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
_SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_LENGTHS = (1, 2, 3, 6)
#: What the first look says is kept above these log-odds.
_SURE = 5.0
#: F1 is highest where words are kept that are likelier a quotation than half of it: 0.482.
_LEAST_LOG_ODDS = -0.07


def is_said(text: str, quote: FoundQuote, best: Choice, share: float, model: Model) -> bool:
    """Whether a quotation is one, told its likeliest speaker with its share of the probability."""
    if not is_doubtful(quote):
        return True
    return is_kept(doubt_features(text, quote, best, share), model)


def is_kept(features: Iterable[str], model: Model) -> bool:
    """Whether words with these features are likely enough a quotation, their speaker known."""
    return model.attributed_score(features) > _LEAST_LOG_ODDS


def is_doubtful(quote: FoundQuote) -> bool:
    """Whether the words and what stands beside them leave a doubt that it is a quotation."""
    return quote.log_odds < _SURE


def doubt_features(text: str, quote: FoundQuote, best: Choice, share: float) -> list[str]:
    """The features of words in marks and of their likeliest speaker."""
    length = _length(text, quote)
    speaker = _speaker(best)
    found = ["said", f"{length} words", f"{quote.kind}", speaker, f"{speaker}, {length} words"]
    found += _above("first look", quote.log_odds, _LOG_ODDS)
    found += _above("share", share, _SHARES)
    found += _above(f"{speaker}: share", share, _SHARES[::2])
    found += _above(f"{length} words: share", share, _SHARES[::2])
    relation = best.features[1] if len(best.features) > 1 else best.basis
    found.append(f"basis {best.basis}")
    found.append(relation)
    found.append(f"{length} words, {relation}")
    return found


def _above(label: str, value: float, steps: tuple[float, ...]) -> Iterator[str]:
    return (f"{label} above {step}" for step in steps if value > step)


def _length(text: str, quote: FoundQuote) -> str:
    first = quote.segments[0]
    count = len(_WORD.findall(text, first.start, min(first.end, first.start + 100)))
    return next((f"up to {most}" for most in _LENGTHS if count <= most), "more")


def _speaker(best: Choice) -> str:
    if best.speaker is None:
        return "nobody" if best.mention is None else "somebody unknown"
    return best.speaker.kind if best.cue is None else f"{best.speaker.kind} with a verb"
