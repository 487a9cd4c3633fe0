"""The same words in other articles: quotes that repeat a quote, with what differs."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import connection

from articles.folding import fold
from articles.models import Quote
from articles.sharing.versions import KEPT, difference

from .tokens import is_english

WORD = re.compile(r"\w+")
#: Fewer words than this are said by many people on many days, and mean nothing together.
FEWEST = 6
#: Shorter runs of words are in the same order by chance.
RUN = 3
#: Words looked for together: the longest of either half of the quote, since either may be cut.
KEYS = 4
#: How many quotes that hold such words are compared; any of them, so that no common word is slow.
COMPARED = 40
#: This share of the words of the shorter quote stands in the longer one, in the same order.
LIKENESS = 0.75

HOLDING = """
(SELECT id FROM articles_quote WHERE fingerprint = %(fingerprint)s LIMIT %(limit)s)
UNION
(SELECT quote_id FROM search_quote
WHERE tsv @@ (to_tsquery(%(configuration)s, %(first)s) || to_tsquery(%(configuration)s, %(second)s))
LIMIT %(limit)s)
"""


@dataclass(frozen=True)
class Repeat:
    """A current quote of another article, its words as pieces (see versions.difference), and
    whether it says the same word for word."""

    quote: Quote
    pieces: list
    same: bool


def repeats(quote, alike, limit=4):
    """At most `limit` Repeats of a quote in other articles, the likest first, among the quotes
    `alike`: those with the keys that keys_alike() gives."""
    own = words_of(quote.text)
    others = [each for each in alike if each.article_id != quote.article_id]
    scored = [(likeness(own, words_of(each.text)), each) for each in others]
    scored = [(score, each) for score, each in scored if score >= LIKENESS]
    scored.sort(key=lambda pair: (pair[1].fingerprint != quote.fingerprint, -pair[0], pair[1].pk))
    return [repeat(quote, each) for _score, each in scored[:limit]]


def keys_alike(quote):
    """Keys of the quotes that may repeat this one."""
    own = words_of(quote.text)
    return holding(quote, own) - {quote.pk} if len(own) >= FEWEST else set()


def words_of(text):
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


def holding(quote, words):
    """Keys of quotes with the same fingerprint, and of quotes with the longest words of either
    half of this one: at most COMPARED of each."""
    middle = len(words) // 2
    parameters = {
        "configuration": "english" if is_english(quote.article.language) else "simple",
        "first": together(words[:middle]),
        "second": together(words[middle:]),
        "fingerprint": quote.fingerprint,
        "limit": COMPARED,
    }
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, parameters)
        return {key for (key,) in cursor.fetchall()}


def together(words):
    """A tsquery's text for the longest of `words`, all of them wanted."""
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)[:KEYS]
    return " & ".join(f"'{word}'" for word in longest)


def likeness(own, other):
    """The share of the shorter list of words that stands in the longer one, in order, in runs of
    at least RUN; 0 for fewer than FEWEST."""
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks() if block.size >= RUN)
    return kept / min(len(own), len(other)) if kept >= FEWEST else 0


def repeat(quote, other):
    """The Repeat that `other` is of `quote`."""
    same = other.fingerprint == quote.fingerprint
    pieces = [(other.text, KEPT)] if same else difference(quote.text, other.text)
    return Repeat(other, pieces, same)
