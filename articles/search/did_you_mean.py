"""What a query that finds nothing may have been meant as, and what to leave out of it."""

from dataclasses import dataclass

from articles.folding import fold

from . import vocabulary
from .query import PASTED_WORDS, parse
from .results import search
from .snippets import WORD


@dataclass(frozen=True)
class Other:
    """Another query and how many hits it has with the same filters."""

    words: str
    count: int


def corrected(typed, selection):
    """The Other with the words that the archive has in place of those it lacks, or None."""
    terms = [term for term in parse(typed).wanted if not term.prefix]
    words = {word for term in terms for word in WORD.findall(term.words)}
    unknown = words - vocabulary.known(words)
    better = {word: others[0] for word, others in vocabulary.corrections(unknown).items() if others}
    if not better:
        return None
    return other(WORD.sub(lambda word: better.get(fold(word[0]), word[0]), typed), selection)


def shortened(typed, selection):
    """The Other without the last word, or None where only one word or an operator was typed."""
    words = typed.split()
    if not 1 < len(words) <= PASTED_WORDS or any(not WORD.fullmatch(word) for word in words):
        return None
    return other(" ".join(words[:-1]), selection)


def other(words, selection):
    count = search(words, selection, page_size=1, facets=()).total
    return Other(words, count) if count else None
