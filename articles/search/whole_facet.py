"""All values of a facet of records with their counts, by name; a list shows only the top ones."""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from articles.folding import fold_name

from . import counts as kept
from .codes import GROUPS, STRIDE
from .facets import RECORDS, FacetValue
from .moment import TooMuch, reading
from .names import LIKE
from .query import condition, parse
from .scan import scan

#: Values on a page.
PAGE_SIZE = 100

#: Names of people and bodies are sorted by their sort name, and looked for among all names.
SORTED = {"speaker": "sort_name", "organization": "sort_name"}
HAS_NAME = {
    "speaker": "EXISTS (SELECT FROM articles_variantname WHERE speaker_id = record.id"
    " AND fold_key LIKE %(part)s)",
    "organization": "EXISTS (SELECT FROM articles_variantname WHERE organization_id = record.id"
    " AND fold_key LIKE %(part)s)",
    "publication": "array_to_string(name_keys, ' | ') LIKE %(part)s",
    "topic": "lower(name) LIKE %(part)s",
}
VALUES = """
WITH found AS MATERIALIZED (
    SELECT public_id, name, count, {sorted} AS sort_key, upper(left({sorted}, 1)) AS initial
    FROM unnest(%(keys)s::bigint[], %(counts)s::bigint[]) AS counted(key, count)
    JOIN {table} AS record ON record.id = key
    WHERE state = 'public' AND ({has_name})
), chosen AS (SELECT * FROM found WHERE %(initial)s IN ('', initial))
SELECT (SELECT count(*) FROM chosen), (SELECT array_agg(DISTINCT initial) FROM found),
    (SELECT json_agg(page) FROM (
        SELECT public_id, name, count FROM chosen ORDER BY sort_key, public_id
        LIMIT %(size)s OFFSET %(before)s
    ) AS page)
"""


@dataclass(frozen=True)
class WholeFacet:
    """One page of a facet's values by name; `initials` are the first letters there are.

    `unavailable`: counting took too long.
    """

    values: tuple[FacetValue, ...] = ()
    total: int = 0
    initials: tuple[str, ...] = ()
    page: int = 1
    unavailable: bool = False

    @property
    def pages(self):
        return max(1, -(-self.total // PAGE_SIZE))


def whole_facet(facet, words, selection, *, find="", initial="", page=1):
    """The WholeFacet of a list: values with a name like `find`, that begin with `initial`."""
    try:
        keys, counts = counted(facet, words, selection)
    except TooMuch:
        return WholeFacet(unavailable=True)
    part = fold_name(find)
    parameters = {
        "keys": keys.tolist(),
        "counts": counts.tolist(),
        "part": f"%{part.translate(LIKE)}%",
        "initial": initial[:1].upper(),
        "size": PAGE_SIZE,
        "before": (page - 1) * PAGE_SIZE,
    }
    statement = VALUES.format(
        table=RECORDS[facet]._meta.db_table,
        sorted=SORTED.get(facet, "name"),
        has_name=HAS_NAME[facet] if part else "true",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        total, initials, rows = cursor.fetchone()
    values = tuple(value_of(facet, row, selection) for row in rows or ())
    return WholeFacet(values, total, tuple(initials or ()), page)


def value_of(facet, row, selection):
    """The FacetValue of one row."""
    value = row["public_id"]
    return FacetValue(
        value,
        row["name"],
        row["count"],
        value in selection.included.get(facet, ()),
        value in selection.excluded.get(facet, ()),
    )


def counted(facet, words, selection):
    """(keys of the records, how often each occurs), counted without the facet's own choice."""
    asked = condition(parse(words))
    included = {each: values for each, values in selection.included.items() if each != facet}
    narrowed = included or selection.excluded or selection.start or selection.end
    if not (asked.matches or narrowed):
        return kept_counts(facet, selection.listed)
    others = type(selection)(
        selection.listed, included, selection.excluded, selection.start, selection.end
    )
    with reading():
        counts = scan(asked, others).counts[GROUPS[facet] :: STRIDE]
    keys = np.flatnonzero(counts)
    return keys, counts[keys]


def all_counts(facet, selection):
    """{key of the record: count} of every value; empty where counting took too long."""
    try:
        keys, counts = counted(facet, "", selection)
    except TooMuch:
        return {}
    return dict(zip(keys.tolist(), counts.tolist(), strict=True))


def kept_counts(facet, listed):
    """The same of a list in which nothing is asked for."""
    with connection.cursor() as cursor:
        cursor.execute(kept.SUMS, {"listed": listed})
        rows = [(code // STRIDE, int(count)) for code, count in cursor.fetchall()
                if code % STRIDE == GROUPS[facet]]  # fmt: skip
    keys, counts = zip(*rows, strict=True) if rows else ((), ())
    return np.array(keys, np.int64), np.array(counts, np.int64)
