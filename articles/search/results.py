"""One page of search results with its facets: one statement on the one table of the list."""

import time
from dataclasses import dataclass

from django.db import connection

from . import query as queries
from .facets import TIMES, Facet, facets_shown
from .tokens import LETTERS, quoted, token

#: Results on a page for readers; the JSON lists ask for 100.
PAGE_SIZE = 20
#: Values shown of a facet, beside the chosen ones.
FACET_SIZE = 15
#: The newest hits are ranked, the others follow by date: a rank costs about 3 µs a hit.
RANKED = 2_000
#: What a word counts in captions and names, body, dek and headline (weights D, C, B, A).
WEIGHTS = "{0.1, 0.3, 0.5, 1.0}"

RELEVANCE, NEWEST, OLDEST = SORTS = ("relevance", "newest", "oldest")
#: The order of each sort; what has no date comes last in both.
ORDERS = {
    NEWEST: "day DESC NULLS LAST, article_id DESC, key",
    OLDEST: "day ASC NULLS LAST, article_id ASC, key",
}
TABLES = {
    "articles": {"table": "search_article", "key": "article_id"},
    "quotes": {"table": "search_quote", "key": "quote_id"},
}

PAGE = """
WITH found AS MATERIALIZED (
    SELECT article_id, {key} AS key, day, facets{flags}
    FROM {table} WHERE {condition}
), hits AS MATERIALIZED (
    SELECT article_id, key, day FROM found WHERE {chosen}
), counted AS (
    SELECT token, count(*) AS count
    FROM found, unnest(facets) AS token WHERE {counts} GROUP BY token
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY left(token, 1) ORDER BY count DESC, token) AS place
    FROM counted
), shown AS (
    SELECT least(%(page)s, greatest(1, (count(*) + %(size)s - 1) / %(size)s)) AS page,
        count(*) AS total FROM hits
) {ranking}
SELECT total, page,
    ARRAY(SELECT key FROM {ordered}
        LIMIT %(size)s OFFSET (SELECT (page - 1) * %(size)s FROM shown)),
    (SELECT json_object_agg(token, count) FROM placed WHERE place <= %(facet_size)s
        OR left(token, 1) = ANY(%(times)s) OR token = ANY(%(selected)s))
FROM shown
"""
RANKING = """
, newest AS (
    SELECT article_id, key, day FROM hits ORDER BY day DESC NULLS LAST, article_id DESC, key
    LIMIT %(ranked)s
), ranks AS (
    SELECT key, ts_rank_cd(%(weights)s, {table}.tsv, %(ranks)s::tsquery, 1) AS rank
    FROM newest JOIN {table}
    ON {table}.article_id = newest.article_id AND {table}.{key} = newest.key
)
"""
RANKED_HITS = f"hits LEFT JOIN ranks USING (key) ORDER BY rank DESC NULLS LAST, {ORDERS[NEWEST]}"


@dataclass(frozen=True)
class SearchPage:
    """A page of hits. `hits` are keys of articles or quotes in order; `took` is in seconds.

    `page` is the one given: the last one where a later one was asked for. `loosened`: nothing
    in the archive has all of a pasted quotation, so what has some of its words in a row is shown.
    """

    total: int
    hits: tuple[int, ...]
    facets: tuple[Facet, ...]
    took: float
    approximate: bool
    page: int
    pages: int
    loosened: bool = False


def search(query, selection, sort="", page=1, *, page_size=PAGE_SIZE):
    """The SearchPage of what was typed and chosen; a blank query lists everything chosen.

    Sorted by relevance if something was typed, else the newest first.
    """
    started = time.perf_counter()
    typed = queries.parse(query)
    condition = queries.condition(typed)
    row = page_row(condition, selection, sort, page, page_size)
    loose = not row[0] and loose_condition(typed, condition, selection.listed)
    if loose:
        row = page_row(loose, selection, sort, page, page_size)
    total, page, hits, counts = row
    return SearchPage(
        total=total,
        hits=tuple(hits),
        facets=facets_shown(selection, counts or {}),
        took=time.perf_counter() - started,
        approximate=False,
        page=page,
        pages=max(1, -(-total // page_size)),
        loosened=bool(loose),
    )


def loose_condition(typed, condition, listed):
    """The Condition of a pasted quotation that nothing in the archive has as a whole, or None.

    Asked of the whole list, whatever is chosen: so a facet's link leads to what it promised.
    """
    loose = queries.loosened(typed)
    if not loose:
        return None
    with connection.cursor() as cursor:
        exists = "SELECT EXISTS (SELECT FROM {table} WHERE tsv @@ %s::tsquery)"
        cursor.execute(exists.format(**TABLES[listed]), [condition.matches])
        [there] = cursor.fetchone()
    return None if there else queries.condition(loose)


def page_row(condition, selection, sort, page, page_size):
    """(total, page given, keys of its hits, {token: count} or None)"""
    if not condition.ranks:
        sort = sort if sort in ORDERS else NEWEST
    with connection.cursor() as cursor:
        cursor.execute(*page_statement(condition, selection, sort, page, page_size))
        return cursor.fetchone()


def page_statement(condition, selection, sort, page, page_size):
    """(SQL, parameters) of one page; ranked unless `sort` is an order by date."""
    where, parameters = found(condition, selection)
    names = TABLES[selection.listed]
    chosen = {facet: f"in_{facet}" for facet in selection.included}
    choices = {f"in_{facet}": tokens(facet, each) for facet, each in selection.included.items()}
    statement = PAGE.format(
        **names,
        condition=where,
        flags="".join(f", facets && %({flag})s::text[] AS {flag}" for flag in choices),
        chosen=all_of(choices),
        counts=counted_rows(chosen),
        ranking="" if sort in ORDERS else RANKING.format(**names),
        ordered=f"hits ORDER BY {ORDERS[sort]}" if sort in ORDERS else RANKED_HITS,
    )
    return statement, {
        **parameters,
        **choices,
        "selected": [each for choice in choices.values() for each in choice],
        "times": [LETTERS[facet] for facet in TIMES],
        "page": page,
        "size": page_size,
        "facet_size": FACET_SIZE,
        "ranked": RANKED,
        "ranks": condition.ranks,
        "weights": WEIGHTS,
    }


def found(condition, selection):
    """(SQL, parameters) of the rows that are hits, or would be but for one facet's choice."""
    wanted = [condition.matches, *map(none_of, selection.excluded.items())]
    wanted.append(all_but_one([any_of(each) for each in selection.included.items()]))
    match = " & ".join(f"({each})" for each in wanted if each)
    conditions = {
        "tsv @@ %(match)s::tsquery": match,
        "day >= %(start)s": selection.start,
        "day <= %(end)s": selection.end,
    }
    where = " AND ".join([sql for sql, value in conditions.items() if value] or ["true"])
    return where, {"match": match, "start": selection.start, "end": selection.end}


def counted_rows(chosen):
    """SQL: whether a row counts for `token`: its own facet's choice is left out of account."""
    cases = [
        f"WHEN '{LETTERS[facet]}' THEN "
        + all_of(flag for other, flag in chosen.items() if other != facet)
        for facet in chosen
    ]
    everything = all_of(chosen.values())
    return f"CASE left(token, 1) {' '.join(cases)} ELSE {everything} END" if cases else everything


def all_of(flags):
    """SQL: all of these columns are true."""
    return " AND ".join(flags) or "true"


def tokens(facet, values):
    return [token(facet, value) for value in values]


def any_of(choice):
    """The text of a tsquery: at least one of a facet's values."""
    return " | ".join(map(quoted, tokens(*choice)))


def none_of(choice):
    return f"!({any_of(choice)})"


def all_but_one(operands):
    """The text of a tsquery: all operands but at most one hold."""
    if len(operands) < 2:
        return ""
    return " | ".join(
        "(" + " & ".join(f"({each})" for at, each in enumerate(operands) if at != left_out) + ")"
        for left_out in range(len(operands))
    )
