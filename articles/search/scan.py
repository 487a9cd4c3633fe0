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

from .codes import PACKED, Tally
from .documents import TABLES
from .moment import TooMuch
from .order import NEWEST, earliest, first_places
from .tokens import quoted, token

logger = logging.getLogger(__name__)

#: Articles in a part of a list. A match has 60 bytes of places and codes: they are read part by
#: part, which needs less memory, and is quicker than all of them in one.
PIECE = 20_000

BRANCH = f"""
SELECT {{number}}, count(*), {{codes}}, {{places}} FROM {{table}} WHERE {{where}}
GROUP BY article_id / {PIECE}
"""
NEWEST_MATCHES = """
SELECT string_agg(place, '') FROM (SELECT place FROM {table} WHERE {where}
    ORDER BY day DESC NULLS LAST, article_id DESC LIMIT %s) AS first
"""
#: So many of the newest matches are looked for where there is no time for all.
MANY = 1_000
CODES, PLACES, NOTHING = "string_agg(facets, '')", "string_agg(place, '')", "NULL::bytea"

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


@dataclass(frozen=True)
class Branch:
    """What is read of the rows that fulfil a condition: their facet codes, their places."""

    where: str
    values: list
    codes: bool = True
    places: bool = True

    def statement(self, table, number):
        """The SQL that reads it."""
        return BRANCH.format(
            number=number,
            codes=CODES if self.codes else NOTHING,
            places=PLACES if self.places else NOTHING,
            table=table,
            where=self.where or "true",
        )


def scan(condition, selection, sort=NEWEST, most=None, facets=None):
    """The Scan of a search; raises TooMuch.

    With `most`, only so many of its first places are sure to be there, in the order `sort`. With
    `facets`, only what counts these is sure to be counted.
    """
    wanted = selection.included if facets is None else facets
    whole = Branch(*condition_of(condition, selection), codes=facets is None or bool(facets))
    narrowed = {
        facet: Branch(*where, places=False)
        for facet in selection.included
        if facet in wanted and (where := condition_of(condition, selection, leave_out=facet))[0]
    }
    found = read([whole, *narrowed.values()], selection.listed, sort, most)
    (total, counts, places), *others = found
    without = {facet: own for facet, (_n, own, _p) in zip(narrowed, others, strict=True)}
    chosen = (facet for facet in selection.included if facet in wanted)
    return Scan(total, places, counts, {facet: without.get(facet) for facet in chosen})


def read(branches, listed, sort=NEWEST, most=None):
    """[(how many, how often each code occurs, places)] of branches, in one statement.

    With `most`, no more of a part's places are kept than may be among so many first ones.
    """
    totals, tallies = [0] * len(branches), [Tally() for _branch in branches]
    places = [[unpacked(b"", listed)] for _branch in branches]
    for number, total, codes, packed in rows_of(*union(branches, listed)):
        totals[number] += total
        tallies[number].add(codes)
        part = unpacked(packed, listed)
        places[number].append(part if most is None else earliest(part, sort, most))
    found = zip(totals, tallies, places, strict=True)
    return [(total, tally.total(), np.concatenate(parts)) for total, tally, parts in found]


def counts_of(condition, selection):
    """(how many match, how often each code occurs among them); raises TooMuch."""
    branch = Branch(*condition_of(condition, selection), places=False)
    [(total, counts, _places)] = read([branch], selection.listed)
    return total, counts


def union(branches, listed):
    """(SQL, parameters) of branches."""
    table = TABLES[listed]["table"]
    statements = [branch.statement(table, number) for number, branch in enumerate(branches)]
    values = chain.from_iterable(branch.values for branch in branches)
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
