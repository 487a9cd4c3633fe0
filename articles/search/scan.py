"""The one scan: every match of a search, read once, as the places and facet codes of all of them.

One statement on the one table of the list. A facet with a choice is counted without its own
choice, by a further branch of that statement: so all of a page's numbers are of one moment.
"""

import logging
from dataclasses import dataclass
from itertools import chain

import numpy as np
import psycopg
from django.conf import settings
from django.db import connection

from .codes import PACKED, added, counted
from .documents import TABLES
from .moment import TooMuch
from .order import NEWEST, first_places
from .tokens import quoted, token

logger = logging.getLogger(__name__)

#: Matches whose places and codes are held at once, 60 bytes each; of more, PIECE by PIECE.
AT_ONCE = 500_000
#: Articles in a part of a list.
PIECE = 50_000

BRANCH = "SELECT {number}, count(*), string_agg(facets, ''), {places} FROM {table} WHERE {where}"
#: The same where there are not too many, and in parts of PIECE articles where there are.
BOUNDED = f"""
SELECT {{number}}, count(*), CASE WHEN count(*) <= {AT_ONCE} THEN string_agg(facets, '') END,
    CASE WHEN count(*) <= {AT_ONCE} THEN {{places}} END FROM {{table}} WHERE {{where}}
"""
PIECES = f"{BRANCH} GROUP BY article_id / {PIECE}"
NEWEST_MATCHES = """
SELECT string_agg(place, '') FROM (SELECT place FROM {table} WHERE {where}
    ORDER BY day DESC NULLS LAST, article_id DESC LIMIT %s) AS first
"""
#: So many of the newest matches are looked for where there is no time for all.
MANY = 1_000
PLACES, NO_PLACES = "string_agg(place, '')", "NULL::bytea"


#: A statement like any other, which a short limit may cut off.
NEWEST_FIRST = """
SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
"""


@dataclass(frozen=True)
class Scan:
    """All matches: how many, their `places` (rows of int4), and how often each code occurs.

    `without` has such counts for each facet with a choice, as if nothing were chosen in it; None
    where then nothing at all narrows the list.
    """

    total: int
    places: np.ndarray
    counts: np.ndarray
    without: dict


def scan(condition, selection, sort=NEWEST, most=None):
    """The Scan of a search; raises TooMuch.

    With `most`, only so many of its first places are sure to be there, in the order `sort`.
    """
    branches = [(condition_of(condition, selection), PLACES)]
    narrowed = {
        facet: where
        for facet in selection.included
        if (where := condition_of(condition, selection, leave_out=facet))[0]
    }
    branches += [(where, NO_PLACES) for where in narrowed.values()]
    found = at_once(branches, selection.listed) or in_pieces(
        branches, selection.listed, lambda places: first_places(places, sort, most)
    )
    (total, counts, places), *others = found
    without = {facet: own for facet, (_n, own, _p) in zip(narrowed, others, strict=True)}
    return Scan(total, places, counts, {facet: without.get(facet) for facet in selection.included})


def at_once(branches, listed):
    """(how many, how often each code occurs, places) of each branch; None if any has too many."""
    rows = {number: row for number, *row in run(*union(branches, listed, BOUNDED))}
    if any(total > AT_ONCE for total, _facets, _places in rows.values()):
        return None
    in_order = (rows[number] for number in range(len(branches)))
    return [
        (total, counted(facets), unpacked(places, listed)) for total, facets, places in in_order
    ]


def in_pieces(branches, listed, cut):
    """The same without holding all of it: `cut` leaves of the places of a part what is needed."""
    found = [[0, np.zeros(1, np.int64), [unpacked(b"", listed)]] for _branch in branches]
    for number, total, facets, places in rows_of(*union(branches, listed, PIECES)):
        branch = found[number]
        branch[0] += total
        branch[1] = added(branch[1], counted(facets))
        branch[2].append(cut(unpacked(places, listed)))
    return [(total, counts, np.concatenate(places)) for total, counts, places in found]


def counts_of(condition, selection):
    """(how many match, how often each code occurs among them); raises TooMuch."""
    branch = (condition_of(condition, selection), NO_PLACES)
    [[_number, total, facets, _places]] = run(*union([branch], selection.listed))
    return total, counted(facets)


def union(branches, listed, template=BRANCH):
    """(SQL, parameters) of branches, each ((condition, its parameters), places)."""
    table = TABLES[listed]["table"]
    statements = [
        template.format(number=number, places=places, table=table, where=where or "true")
        for number, ((where, _values), places) in enumerate(branches)
    ]
    values = chain.from_iterable(values for (_where, values), _places in branches)
    return " UNION ALL ".join(statements), list(values)


def condition_of(condition, selection, leave_out=None):
    """(SQL, parameters) of what a row must fulfil; both are empty if any row will do."""
    included = {f: values for f, values in selection.included.items() if f != leave_out}
    parts = [
        condition.matches,
        *map(any_of, included.items()),
        *(f"!({any_of(each)})" for each in selection.excluded.items()),
    ]
    match = " & ".join(f"({each})" for each in parts if each)
    conditions = {
        "tsv @@ %s::tsquery": match,
        "day >= %s": selection.start and selection.start.toordinal(),
        "day <= %s": selection.end and selection.end.toordinal(),
    }
    wanted = {sql: value for sql, value in conditions.items() if value}
    return " AND ".join(wanted), list(wanted.values())


def any_of(choice):
    """The text of a tsquery: at least one of a facet's values."""
    facet, values = choice
    return " | ".join(quoted(token(facet, value)) for value in values)


def run(statement, values=()):
    """The rows of a statement in binary form; raises TooMuch. Within `reading` only."""
    with psycopg.Cursor(connection.connection) as cursor:
        try:
            return cursor.execute(statement, values, binary=True).fetchall()
        except psycopg.errors.QueryCanceled as error:
            raise too_much(statement) from error


def too_much(statement):
    """A TooMuch for a statement that was cut off, which the log tells of: not what was typed."""
    listed = next((name for name, names in TABLES.items() if names["table"] in statement), "")
    fields = {"listed": listed, "seconds": settings.SEARCH_SECONDS}
    logger.warning("a search took too long", extra={"fields": fields})
    return TooMuch()


def rows_of(statement, values):
    """The same one by one, as they come."""
    with psycopg.Cursor(connection.connection) as cursor:
        try:
            yield from cursor.stream(statement, values, binary=True)
        except psycopg.errors.QueryCanceled as error:
            raise too_much(statement) from error


def unpacked(places, listed):
    """Places as an array with a row for each: day, article and, of quotes, quote."""
    columns = 2 if listed == "articles" else 3
    return np.frombuffer(places or b"", PACKED).reshape(-1, columns)


def newest_matches(condition, selection):
    """The places of the newest MANY matches at most, in order; raises TooMuch.

    From the index of days, whatever the planner thinks: what matches so often is soon found.
    """
    where, values = condition_of(condition, selection)
    table = TABLES[selection.listed]["table"]
    run(NEWEST_FIRST)
    [[packed]] = run(NEWEST_MATCHES.format(table=table, where=where or "true"), [*values, MANY])
    return first_places(unpacked(packed, selection.listed), NEWEST, MANY)


def is_there(condition, listed):
    """Whether anything in the whole list matches; raises TooMuch."""
    statement = "SELECT EXISTS (SELECT FROM {table} WHERE tsv @@ %s::tsquery)"
    [[there]] = run(statement.format(**TABLES[listed]), [condition.matches])
    return there
