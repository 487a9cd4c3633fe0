"""The one scan: every match of a search, read once, as the places and facet codes of all of them.

One statement on the one table of the list. A facet with a choice is counted without its own
choice, by a further branch of that statement: so all of a page's numbers are of one moment.
"""

from dataclasses import dataclass
from itertools import chain

import numpy as np
import psycopg
from django.db import connection

from .codes import PACKED, counted
from .documents import TABLES
from .order import NEWEST, first_places
from .tokens import quoted, token

BRANCH = "SELECT {number}, count(*), string_agg(facets, ''), {places} FROM {table} WHERE {where}"
NEWEST_MATCHES = """
SELECT string_agg(place, '') FROM (SELECT place FROM {table} WHERE {where}
    ORDER BY day DESC NULLS LAST, article_id DESC LIMIT %s) AS first
"""
#: So many of the newest matches are looked for where there is no time for all.
MANY = 1_000
PLACES, NO_PLACES = "string_agg(place, '')", "NULL::bytea"


class TooMuch(Exception):
    """A statement took longer than `SEARCH_SECONDS`."""


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


def scan(condition, selection):
    """The Scan of a search; raises TooMuch."""
    branches = [(condition_of(condition, selection), PLACES)]
    narrowed = {
        facet: where
        for facet in selection.included
        if (where := condition_of(condition, selection, leave_out=facet))[0]
    }
    branches += [(where, NO_PLACES) for where in narrowed.values()]
    rows = dict.fromkeys(range(len(branches)))
    for number, *row in run(*union(branches, selection.listed)):
        rows[number] = row
    (total, facets, places), *others = rows.values()
    without = {facet: counted(row[1]) for facet, row in zip(narrowed, others, strict=True)}
    return Scan(
        total,
        unpacked(places, selection.listed),
        counted(facets),
        {facet: without.get(facet) for facet in selection.included},
    )


def counts_of(condition, selection):
    """(how many match, how often each code occurs among them); raises TooMuch."""
    branch = (condition_of(condition, selection), NO_PLACES)
    [[_number, total, facets, _places]] = run(*union([branch], selection.listed))
    return total, counted(facets)


def union(branches, listed):
    """(SQL, parameters) of branches, each ((condition, its parameters), places)."""
    table = TABLES[listed]["table"]
    statements = [
        BRANCH.format(number=number, places=places, table=table, where=where or "true")
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
            raise TooMuch from error


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
    connection.connection.execute("SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    [[packed]] = run(NEWEST_MATCHES.format(table=table, where=where or "true"), [*values, MANY])
    return first_places(unpacked(packed, selection.listed), NEWEST, MANY)


def is_there(condition, listed):
    """Whether anything in the whole list matches; raises TooMuch."""
    statement = "SELECT EXISTS (SELECT FROM {table} WHERE tsv @@ %s::tsquery)"
    [[there]] = run(statement.format(**TABLES[listed]), [condition.matches])
    return there
