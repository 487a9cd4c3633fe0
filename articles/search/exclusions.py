"""Lists from which something is only left out: everything but a few, or everything but most.

An index tells what has a word or a value, not what lacks it, so the matches of the opposite are
read: counts are those of everything, which are kept, less theirs. A value that most things have,
and nothing has beside another of its facet, is asked for by leaving out the others.
"""

from collections import Counter

import numpy as np
from django.db import connection

from . import browse
from .codes import EVERYTHING, PACKED, SETS, STRIDE, added
from .counts import SUMS
from .facets import RECORDS
from .query import Condition, condition, opposite
from .scan import Scan, any_of, run, scan
from .selection import Selection
from .tokens import facet_and_value

PACKED_SUMS = f"""
SELECT string_agg(int4send(code), ''), string_agg(int8send(sum::bigint), '') FROM ({SUMS}) AS sums
"""
#: A value that nothing has.
NO_VALUE = ""
KEPT_SETS = f"""
SELECT coalesce(tokens, ''), sum(count) FROM (
    SELECT code, count FROM search_count
    WHERE listed = %(listed)s AND (code & 7) = ANY(%(kinds)s::int[])
    UNION ALL SELECT code, change FROM search_count_change
    WHERE listed = %(listed)s AND (code & 7) = ANY(%(kinds)s::int[])
) AS both_tables LEFT JOIN search_facet_set ON id = code / {STRIDE} AND code & 7 = {SETS}
GROUP BY 1
"""
#: So many times more places are looked through where too few of the first are left.
FURTHER = 4


def left_out(typed, selection):
    """The Condition of what a search leaves out that asks for everything else; blank where it
    asks for anything more."""
    if selection.start or selection.end:
        return Condition()
    if selection.included:
        return Condition() if typed or selection.excluded else rest_of(selection)
    words = condition(opposite(typed)).matches
    if typed and not words:
        return Condition()
    values = map(any_of, selection.excluded.items())
    return Condition(" | ".join(f"({each})" for each in filter(None, [words, *values])))


def rest_of(selection):
    """The Condition of all other values of the only facet with a choice, if most has that choice
    and everything has one value of the facet; else blank."""
    [(facet, chosen), *more] = selection.included.items()
    if more or facet in RECORDS:
        return Condition()
    sets = kept_sets(selection.listed)
    everything = sets.pop("", 0)
    counts = Counter()
    for tokens, count in sets.items():
        values = [value for name, value in map(facet_and_value, tokens.split()) if name == facet]
        if len(values) > 1 and count:
            return Condition()
        counts.update(dict.fromkeys(values, count))
    most = sum(counts[value] for value in set(chosen)) * 2 > everything
    if not most or counts.total() != everything:
        return Condition()
    others = [value for value in counts if value not in chosen]
    return Condition(any_of((facet, others or [NO_VALUE])))


def kept_sets(listed):
    """{facet tokens that occur together: how many documents have them}; of "" how many there are"""
    with connection.cursor() as cursor:
        cursor.execute(KEPT_SETS, {"listed": listed, "kinds": [SETS, EVERYTHING]})
        return {tokens: int(count) for tokens, count in cursor.fetchall()}


def all_but(gone, selection, sort, number):
    """The Scan of all but what fulfils the condition `gone`, with its first `number` places.

    Raises TooMuch.
    """
    gone = scan(gone, Selection(selection.listed))
    counts = added(everything(selection.listed), -gone.counts)
    total = int(counts[EVERYTHING]) - gone.total
    left = places(selection.listed, sort, min(number, total), gone.places)
    return Scan(total, left, counts, dict.fromkeys(selection.included))


def everything(listed):
    """How often each code occurs in the whole list, as an array; of EVERYTHING at least 0."""
    [[codes, numbers]] = run(PACKED_SUMS, {"listed": listed})
    codes = np.frombuffer(codes or b"", PACKED)
    counts = np.zeros(max(EVERYTHING, codes.max(initial=0)) + 1, np.int64)
    counts[codes] = np.frombuffer(numbers or b"", ">i8")
    return counts


def places(listed, sort, number, gone):
    """The first `number` places of a list in order, without those that are `gone`."""
    read = number
    while True:
        found = browse.places(listed, sort, read)
        left = found[~np.isin(found[:, -1], gone[:, -1])]
        if len(left) >= number or len(found) < read:
            return left[:number]
        read *= FURTHER
