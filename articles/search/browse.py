"""A list in which nothing was typed or chosen: from kept counts and the index of days."""

from django.db import connection

from .codes import EVERYTHING, GROUPS, SETS
from .documents import TABLES
from .order import NEWEST, first_places
from .scan import run, unpacked
from .values import FACET_SIZE

#: A count that no change waits for is as it stands, so of each kind of record the commonest of
#: these, all with changes, all sets and the chosen ones are more than enough to choose from.
COUNTS = """
WITH changed AS MATERIALIZED (
    SELECT code, sum(change) AS change FROM search_count_change
    WHERE listed = %(listed)s GROUP BY code
), unchanged AS NOT MATERIALIZED (
    SELECT code, count FROM search_count AS kept WHERE listed = %(listed)s
    AND NOT EXISTS (SELECT FROM changed WHERE changed.code = kept.code)
), standing AS (
    SELECT commonest.* FROM unnest(%(groups)s::int[]) AS own CROSS JOIN LATERAL (
        SELECT code, count FROM search_count AS kept WHERE listed = %(listed)s
        AND (code & 7) = own AND NOT EXISTS (SELECT FROM changed WHERE changed.code = kept.code)
        ORDER BY count DESC, code LIMIT %(size)s
    ) AS commonest
    UNION SELECT * FROM unchanged WHERE (code & 7) = ANY(%(whole)s::int[])
    UNION SELECT * FROM unchanged WHERE code = ANY(%(chosen)s::int[])
)
SELECT * FROM standing WHERE count > 0
UNION ALL SELECT code, change + coalesce(
    (SELECT count FROM search_count AS kept WHERE listed = %(listed)s AND kept.code = changed.code),
    0) FROM changed
"""
#: All of the last article's quotes, so that they can be put in order.
NEWEST_PLACES = """
SELECT string_agg(place, '') FROM (SELECT place FROM {table}
    ORDER BY day DESC NULLS LAST, article_id DESC FETCH FIRST %s ROWS WITH TIES) AS first
"""
#: The index of days read backwards, then what has no day.
OLDEST_PLACES = """
SELECT string_agg(place, '') FROM (
    (SELECT place FROM {table} WHERE day IS NOT NULL
        ORDER BY day NULLS FIRST, article_id FETCH FIRST %s ROWS WITH TIES)
    UNION ALL
    (SELECT place FROM {table} WHERE day IS NULL ORDER BY article_id FETCH FIRST %s ROWS WITH TIES)
) AS first
"""


def kept_counts(listed, chosen=()):
    """{code: count} of all documents of a list, of the codes that may be shown.

    EVERYTHING counts the documents; the rest is as `values.commonest` has it.
    """
    parameters = {
        "listed": listed,
        "groups": list(GROUPS.values()),
        "whole": [SETS, EVERYTHING],
        "chosen": list(chosen),
        "size": FACET_SIZE,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, parameters)
        found = {code: int(count) for code, count in cursor.fetchall() if count}
    return only_commonest(found, chosen)


def only_commonest(counts, chosen):
    """The same without the records that are less common than FACET_SIZE others of their kind."""
    shown = {code: counts[code] for code in counts if code % 8 in (SETS, EVERYTHING)}
    shown |= {code: counts[code] for code in chosen if code in counts}
    for group in GROUPS.values():
        own = sorted((-count, code) for code, count in counts.items() if code % 8 == group)
        shown |= {code: -count for count, code in own[:FACET_SIZE]}
    return shown


def places(listed, sort, number):
    """The first `number` places of the whole list in order; raises TooMuch."""
    template = NEWEST_PLACES if sort == NEWEST else OLDEST_PLACES
    [[packed]] = run(template.format(**TABLES[listed]), [number] * template.count("%s"))
    return first_places(unpacked(packed, listed), sort, number)
