"""Lists from which something is only left out: everything but a few, or everything but most.

An index tells what has a word or a value, not what lacks it, so the matches of the opposite are
read: counts are those of everything, which are kept, less theirs.
"""

import numpy as np
from django.db import connection

from . import browse
from .codes import EVERYTHING, added
from .counts import SUMS
from .query import Condition, condition, opposite
from .scan import Scan, any_of, scan
from .selection import Selection

#: So many times more places are looked through where too few of the first are left.
FURTHER = 4


def left_out(typed, selection):
    """The Condition of what a search leaves out that asks for everything else; blank where it
    asks for anything more."""
    if selection.included or selection.start or selection.end:
        return Condition()
    words = condition(opposite(typed)).matches
    if typed and not words:
        return Condition()
    values = map(any_of, selection.excluded.items())
    return Condition(" | ".join(f"({each})" for each in filter(None, [words, *values])))


def all_but(gone, selection, sort, number):
    """The Scan of all but what fulfils the condition `gone`, with its first `number` places.

    Raises TooMuch.
    """
    gone = scan(gone, Selection(selection.listed))
    counts = added(everything(selection.listed), -gone.counts)
    total = int(counts[EVERYTHING]) - gone.total
    return Scan(total, places(selection.listed, sort, min(number, total), gone.places), counts, {})


def everything(listed):
    """How often each code occurs in the whole list, as an array; of EVERYTHING at least 0."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS, {"listed": listed})
        kept = {code: int(count) for code, count in cursor.fetchall()}
    counts = np.zeros(max([*kept, EVERYTHING]) + 1, np.int64)
    counts[list(kept)] = list(kept.values())
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
