"""Best match: an order of candidates, since ranking every match of a common word takes seconds.

Candidates are at most RANKED matches: of articles first those that have all words in the headline,
then those that have them often, then the newest; of quotes the newest. What has the words in a
row comes first, then what has them in the headline, then by ts_rank_cd.
"""

import re
from dataclasses import replace

import numpy as np

from articles.folding import fold

from .codes import PACKED
from .documents import TABLES
from .order import NEWEST, first_places
from .scan import PLACES, condition_of, run, union, unpacked
from .tokens import IN_HEADLINE, MARK, OFTEN

#: A rank costs about 3 µs, so this takes 6 ms.
RANKED = 2_000
#: What a word counts in captions and names, body, dek and headline (weights D, C, B, A).
WEIGHTS = "{0.1, 0.3, 0.5, 1.0}"

#: A lexeme in the text of a tsquery, and what says how far apart two may stand.
LEXEME = re.compile(r"'((?:[^']|'')*)'(:[*A-D]+)?")
FOLLOWED = re.compile(r"<(?:-|\d+)>")

BEST = """
SELECT string_agg(int4send({key}::int), '' ORDER BY
    tsv @@ phrase DESC, tsv @@ %s::tsquery DESC, ts_rank_cd(%s, tsv, %s::tsquery, 1) DESC,
    day DESC NULLS LAST, article_id DESC, {key})
FROM unnest(%s::bigint[], %s::bigint[]) AS candidate(article_id, {other})
JOIN {table} USING ({keys})
CROSS JOIN (SELECT phraseto_tsquery('english', %s) || phraseto_tsquery('simple', %s) AS phrase)
"""


def best(typed, condition, selection, places, most=None):
    """The keys of RANKED (or `most`) of the matches at `places`, the best first; raises TooMuch."""
    most = most or RANKED
    candidates = first_places(places, NEWEST, most)
    if len(places) > most and selection.listed == "articles":
        candidates = with_telling(condition, selection, candidates, most)
    return ranked(typed, condition, selection.listed, candidates)


def with_telling(condition, selection, newest, most):
    """At most `most` candidates: those whose headlines match, who match often, and `newest`."""
    branches = [
        (condition_of(replace(condition, matches=matches), selection), PLACES)
        for mark in (IN_HEADLINE, OFTEN)
        if (matches := f"({condition.matches}) & ({telling(condition.ranks, mark)})")
    ]
    found = sorted(run(*union(branches, selection.listed)))
    groups = [unpacked(places, selection.listed) for _number, _count, _facets, places in found]
    groups = [first_places(group, NEWEST, most) for group in groups] + [newest]
    _keys, first = np.unique(np.concatenate(groups)[:, -1], return_index=True)
    return np.concatenate(groups)[np.sort(first)[:most]]


def telling(tsquery, mark):
    """The tsquery of what has the words of `tsquery` as words that tell what an article is about.

    >>> telling("'dam' <-> 'mill':*", "h:").replace(MARK, "_")
    "'_h:dam' & '_h:mill':*"
    """
    marked = LEXEME.sub(
        lambda lexeme: f"'{MARK}{mark}{lexeme[1]}'{':*' if '*' in (lexeme[2] or '') else ''}",
        tsquery,
    )
    return FOLLOWED.sub("&", marked)


def in_headline(tsquery):
    """The tsquery of what has the words of `tsquery` in the headline.

    >>> in_headline("'dam' & 'mill':*")
    "'dam':A & 'mill':*A"
    """
    return LEXEME.sub(
        lambda lexeme: f"'{lexeme[1]}':{'*' if '*' in (lexeme[2] or '') else ''}A", tsquery
    )


def ranked(typed, condition, listed, candidates):
    """The keys of the candidates, the best first."""
    names = TABLES[listed]
    words = phrase(typed)
    articles, keys = candidates[:, 1].tolist(), candidates[:, -1].tolist()
    other = "quote_id" if listed == "quotes" else "again"
    parameters = [in_headline(condition.ranks), WEIGHTS, condition.ranks]
    [[packed]] = run(BEST.format(**names, other=other), [*parameters, articles, keys, words, words])
    return np.frombuffer(packed or b"", PACKED)


def phrase(typed):
    """What was typed as words in a row; empty where it is one word or more than plain words."""
    [terms] = typed.alternatives if len(typed.alternatives) == 1 else [()]
    plain = len(terms) > 1 and not any(term.prefix or term.excluded for term in terms)
    return fold(" ".join(term.words for term in terms)) if plain else ""
