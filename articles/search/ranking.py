"""Best match: an order of candidates, since ranking every match of a common word takes seconds.

Candidates are at most RANKED matches: of articles first those with all words both in the headline
and often, then all in the headline, then each in it or often, then the newest; of quotes the
newest. What has the words in a row comes first, then by ts_rank_cd, in which a headline outweighs
the body.
"""

import re
from dataclasses import replace

import numpy as np

from articles.folding import fold

from .codes import PACKED
from .documents import TABLES
from .order import NEWEST, first_places
from .scan import Branch, condition_of, read, run, unpacked
from .tokens import IN_HEADLINE, MARK, OFTEN

#: A rank costs about 6 µs, most of them to read the words, so this takes 12 ms.
RANKED = 2_000
#: Where a single word tells of so many, what it tells less of is not ranked beside them; what it
#: tells nothing of only where there are not even FEW, and SOME are ranked then.
TOLD, FEW, SOME = 100, 40, 500
#: Words of a query, in both ways of stemming, up to which that holds: of more, fewer are ranked.
OPERANDS = 16
#: What a word counts in captions and names, body, dek and headline (weights D, C, B, A).
WEIGHTS = "{0.05, 0.1, 0.4, 1.0}"

#: A lexeme in the text of a tsquery, and what says how far apart two may stand.
LEXEME = re.compile(r"'((?:[^']|'')*)'(:[*A-D]+)?")
FOLLOWED = re.compile(r"<(?:-|\d+)>")

HEADLINE, FREQUENT = f"'{MARK}{IN_HEADLINE}{{}}'", f"'{MARK}{OFTEN}{{}}'"
#: How a word may tell what an article is about, the best first.
TELLING = (f"({HEADLINE} & {FREQUENT})", HEADLINE, f"({HEADLINE} | {FREQUENT})")
BEST = """
SELECT string_agg(int4send({key}::int), '' ORDER BY {in_a_row}
    ts_rank_cd(%s, tsv, %s::tsquery, 1) DESC, day DESC NULLS LAST, article_id DESC, {key})
FROM unnest(%s::bigint[], %s::bigint[]) AS candidate(article_id, {other})
JOIN {table} USING ({keys})
"""
IN_A_ROW = """
tsv @@ (phraseto_tsquery('english', %s) || phraseto_tsquery('simple', %s)) DESC,
"""


def best(typed, condition, selection, places, most=None):
    """The keys of some (or `most`) of the matches at `places`, the best first; raises TooMuch."""
    limits = (TOLD, FEW, SOME) if most is None and is_word(typed) else (RANKED,) * 3
    most = most or ranked_of(condition)
    enough, few, some = (min(limit, most) for limit in limits)
    if selection.listed == "quotes" or len(places) <= some:
        candidates = first_places(places, NEWEST, most)
    else:
        candidates = with_telling(condition, selection, most, enough)
        if len(candidates) < few:
            newest = first_places(places, NEWEST, some)
            candidates = joined(candidates, newest)[:some]
    return ranked(typed, condition, selection.listed, candidates)


def is_word(typed):
    """Whether a query is but a word, so that its tokens tell how often it stands where."""
    [term, *others] = typed.wanted
    return not others and " " not in term.words


def ranked_of(condition):
    """How many candidates are ranked: a rank costs as much more as there are more words."""
    return RANKED * OPERANDS // max(OPERANDS, len(LEXEME.findall(condition.ranks)))


def with_telling(condition, selection, most, enough):
    """At most `most` candidates, those first that their words tell most of, then the newest.

    What they tell less of is not looked for once there is `enough`.
    """
    candidates = unpacked(b"", selection.listed)
    for telling in TELLING:
        matches = f"({condition.matches}) & ({marked(condition.ranks, telling)})"
        where = condition_of(replace(condition, matches=matches), selection)
        branch = Branch(*where, codes=False)
        [(_number, _counts, places)] = read([branch], selection.listed, NEWEST, most)
        candidates = joined(candidates, first_places(places, NEWEST, most))
        if len(candidates) >= enough:
            break
    return candidates[:most]


def joined(candidates, others):
    """Candidates and behind them others that are not among them."""
    return np.concatenate([candidates, others[~np.isin(others[:, -1], candidates[:, -1])]])


def marked(tsquery, telling):
    """A tsquery with each lexeme in the place of "{}" in `telling`, wherever it stands.

    >>> marked("'dam' <-> 'mill':*", "'h:{}'")
    "'h:dam' & 'h:mill':*"
    """
    return FOLLOWED.sub("&", LEXEME.sub(lambda found: filled(telling, *found.groups("")), tsquery))


def filled(telling, lexeme, label):
    beginning = ":*" if "*" in label else ""
    return telling.replace("{}'", f"{lexeme}'{beginning}")


def ranked(typed, condition, listed, candidates):
    """The keys of the candidates, the best first."""
    words = phrase(typed)
    articles, keys = candidates[:, 1].tolist(), candidates[:, -1].tolist()
    statement = BEST.format(
        **TABLES[listed],
        other="quote_id" if listed == "quotes" else "again",
        in_a_row=IN_A_ROW if words else "",
    )
    values = [*([words, words] if words else []), WEIGHTS, condition.ranks, articles, keys]
    [[packed]] = run(statement, values)
    return np.frombuffer(packed or b"", PACKED)


def phrase(typed):
    """What was typed as words in a row; empty where it is one word or more than plain words."""
    [terms] = typed.alternatives if len(typed.alternatives) == 1 else [()]
    plain = len(terms) > 1 and not any(term.prefix or term.excluded for term in terms)
    return fold(" ".join(term.words for term in terms)) if plain else ""
