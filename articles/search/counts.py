"""How many documents of a list stand behind each facet code, kept so that nobody need count.

Each transaction that changes documents appends what it adds to the counts (search_count_change):
writers never wait for each other. Once there are MANY such rows, a writer adds them to the counts
proper (search_count), unless another is just doing so. A count is that of both tables together.
"""

from collections import Counter
from contextlib import contextmanager

import numpy as np
from django.db import connection

from .codes import EVERYTHING, PACKED, added, counted
from .moment import one_moment

#: So many rows of changes are read in under a millisecond.
MANY = 2_000
#: Any number will do, as long as everybody who adds up changes takes the same lock.
COUNTS_LOCK = 0x636F756E74
#: Articles whose codes are counted at a time.
CHUNK = 20_000
TABLES = {"articles": "search_article", "quotes": "search_quote"}

APPEND = """
INSERT INTO search_count_change (listed, code, change)
SELECT * FROM unnest(%(listed)s::text[], %(codes)s::int[], %(changes)s::bigint[])
"""
ARE_MANY = "SELECT count(*) > %s FROM (SELECT FROM search_count_change LIMIT %s) AS first"
#: A row that another writer has added up in the meantime is gone, and so not deleted here.
ADD_UP = """
WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(%s) AS is_mine), gone AS (
    DELETE FROM search_count_change WHERE (SELECT is_mine FROM turn)
    RETURNING listed, code, change
)
INSERT INTO search_count (listed, code, count)
SELECT listed, code, sum(change) FROM gone GROUP BY listed, code
HAVING sum(change) <> 0 ORDER BY listed, code
ON CONFLICT (listed, code) DO UPDATE SET count = search_count.count + excluded.count
"""
#: Both tables as they would be after adding up.
SUMS = """
SELECT code, sum(count) FROM (
    SELECT code, count FROM search_count WHERE listed = %(listed)s
    UNION ALL SELECT code, change FROM search_count_change WHERE listed = %(listed)s
) AS both_tables GROUP BY code HAVING sum(count) <> 0
"""
PACKED_CODES = """
SELECT count(*), string_agg(facets, '') FROM {table} WHERE article_id BETWEEN %s AND %s
"""
REPLACE = """
WITH gone AS (DELETE FROM search_count_change WHERE listed = %(listed)s),
    zero AS (DELETE FROM search_count WHERE listed = %(listed)s AND NOT code = ANY(%(codes)s))
INSERT INTO search_count (listed, code, count)
SELECT %(listed)s, * FROM unnest(%(codes)s::int[], %(counts)s::bigint[])
ON CONFLICT (listed, code) DO UPDATE SET count = excluded.count
"""


def changes(stored, fresh):
    """{code: what the step from one to the other adds}; both are {key: codes as hex digits}."""
    before, after = tally(stored.values()), tally(fresh.values())
    after.subtract(before)
    return {code: change for code, change in after.items() if change}


def tally(rows):
    """Counter of the codes of documents, and of EVERYTHING."""
    codes = np.frombuffer(bytes.fromhex("".join(rows)), PACKED).tolist()
    return Counter({EVERYTHING: len(rows)}) + Counter(codes)


def change(by_list):
    """Appends {name of a list: {code: change}} to the counts."""
    rows = [(listed, *each) for listed, added in by_list.items() for each in added.items()]
    if not rows:
        return
    listed, codes, added = map(list, zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(APPEND, {"listed": listed, "codes": codes, "changes": added})
        cursor.execute(ARE_MANY, [MANY, MANY + 1])
        if cursor.fetchone()[0]:
            cursor.execute(ADD_UP, [COUNTS_LOCK])


def recount():
    """Counts all documents anew, while writers go on: theirs of after that moment are kept."""
    with alone(), one_moment():
        for listed in TABLES:
            replace(listed, true_counts(listed))


def replace(listed, found):
    """Puts {code: count}, counted in this moment, in the place of the kept counts."""
    codes, numbers = list(found), list(found.values())
    with connection.cursor() as cursor:
        cursor.execute(REPLACE, {"listed": listed, "codes": codes, "counts": numbers})


def true_counts(listed, table=""):
    """{code: count} as the documents have it: those of a list, or of `table` in their place."""
    table = table or TABLES[listed]
    total, counts = 0, np.zeros(1, np.int64)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(article_id), 0) FROM {table}")
        for start in range(0, cursor.fetchone()[0] + 1, CHUNK):
            statement = PACKED_CODES.format(table=table)
            cursor.execute(statement, [start, start + CHUNK - 1])
            number, packed = cursor.fetchone()
            total, counts = total + number, added(counts, counted(packed))
    found = {int(code): int(counts[code]) for code in np.flatnonzero(counts)}
    return found | ({EVERYTHING: total} if total else {})


def differences():
    """A sentence for each list whose kept counts are not those of its documents."""
    with one_moment():
        return [
            f"{number} kept counts of {listed} are wrong: manage.py reindex counts anew."
            for listed in TABLES
            if (number := wrong_counts(listed))
        ]


def wrong_counts(listed):
    """How many codes have a kept count that is not the true one."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS, {"listed": listed})
        kept = {code: int(count) for code, count in cursor.fetchall()}
    return len(dict(kept.items() ^ true_counts(listed).items()))


@contextmanager
def alone():
    """Waits until nobody adds up changes; nobody does until the end."""
    with connection.cursor() as cursor:
        if connection.in_atomic_block:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTS_LOCK])
            yield
            return
        cursor.execute("SELECT pg_advisory_lock(%s)", [COUNTS_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [COUNTS_LOCK])
