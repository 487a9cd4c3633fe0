"""Words that one uses more than another: weighted log-odds with an informative Dirichlet prior.

The measure of Monroe, Colaresi and Quinn, “Fightin' Words” (Political Analysis 16, 2008, 3.5.1): a
word's odds here against its odds there, both drawn towards its odds in the two together, divided by
their standard error, so that rare words count little. What is counted are quotes with a word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log, sqrt

from articles.extraction.language.lists import words as listed
from articles.folding import fold

from .stop_words import ENGLISH_STOP_WORDS
from .tokens import is_english, primary_language

#: How many counts the prior is worth: it outweighs a word of few quotes, not one of dozens.
PRIOR = 100.0
#: Standard errors from which on a difference is shown: nine in ten that it is none of chance.
LEAST_SCORE = 1.28
#: A word of one quote says nothing of who is quoted.
LEAST_QUOTES = 2
SHOWN = 12
#: Letters, with the marks and joiners of Arabic script and the apostrophes within a word.
WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]|['’](?=[^\W\d_]))*"
)
SHORTEST = 3
#: Languages with a list of stop words; one language's are another's words (علی, die).
LANGUAGES = ("ar", "de", "es", "fa", "fr", "it", "ps", "pt", "ur")


@dataclass(frozen=True)
class OwnWord:
    """A word as mostly printed, in how many quotes of one it is and of the other, and how many
    standard errors its odds are apart."""

    word: str
    quotes: int
    others: int
    score: float


@dataclass
class Vocabulary:
    """{folded word: how many of some quotes have it}, and {printed word: the same}."""

    quotes: Counter = field(default_factory=Counter)
    printed: dict[str, Counter] = field(default_factory=dict)

    def as_printed(self, word: str) -> str:
        """The commonest printed form of a folded word."""
        return min(self.printed[word].items(), key=lambda item: (-item[1], item[0]))[0]


class Keys(dict):
    """{printed word: its key} of the words of one language, each found out once."""

    def __init__(self, language: str):
        super().__init__()
        self.stop = stop_words(primary_language(language))

    def __missing__(self, printed: str) -> str:
        self[printed] = key_of(printed, self.stop)
        return self[printed]


def vocabulary(quotes: Iterable[tuple[str, str]]) -> Vocabulary:
    """The Vocabulary of some quotes (text, language), without the stop words of the language."""
    found, known, printed = Vocabulary(), {}, defaultdict(Counter)
    for text, language in quotes:
        if language not in known:
            known[language] = Keys(language)
        words = set(WORD.findall(text))
        printed[language].update(words)
        found.quotes.update(set(map(known[language].__getitem__, words)))
    del found.quotes[""]
    for language, counts in printed.items():
        for word, count in counts.items():
            found.printed.setdefault(known[language][word], Counter())[word] += count
    return found


@cache
def stop_words(language: str) -> frozenset[str]:
    """The folded stop words of a language; none of one that has no list."""
    if is_english(language):
        return ENGLISH_STOP_WORDS.union(listed("stop_words_en"))
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(map(fold, listed(f"stop_words_{language}")))


def key_of(printed: str, stop: frozenset[str]) -> str:
    """The folded word without an English ending after an apostrophe; empty for a stop word.

    >>> [key_of(word, frozenset({"the"})) for word in ("Nation’s", "won’t", "The")]
    ['nation', '', '']
    """
    folded = fold(printed)
    word = "" if folded.endswith("n't") else folded.partition("'")[0]
    return "" if len(word) < SHORTEST or word in stop else word


def own_words(one: Vocabulary, other: Vocabulary, shown: int = SHOWN) -> list[OwnWord]:
    """Words that `one` uses more than `other`, the most its own first."""
    here, there = one.quotes.total(), other.quotes.total()
    found = [
        OwnWord(word, count, other.quotes[word], score(count, other.quotes[word], here, there))
        for word, count in one.quotes.items()
        if count >= LEAST_QUOTES
    ]
    found = sorted((each for each in found if each.score >= LEAST_SCORE), key=by_score)[:shown]
    return [OwnWord(one.as_printed(w.word), w.quotes, w.others, w.score) for w in found]


def by_score(found: OwnWord):
    return -found.score, found.word


def score(count: int, others: int, here: int, there: int) -> float:
    """The z-score of a word with `count` of `here` on one side and `others` of `there`."""
    prior = PRIOR * (count + others) / (here + there)
    odds = log_odds(count + prior, here + PRIOR) - log_odds(others + prior, there + PRIOR)
    return odds / sqrt(1 / (count + prior) + 1 / (others + prior))


def log_odds(count: float, total: float) -> float:
    """The logarithm of the odds; a word that is all there is has those of one that nearly is."""
    return log(count / max(total - count, 0.5))
