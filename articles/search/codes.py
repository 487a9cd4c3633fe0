"""Facet codes: what a search document is filed under, as numbers that are quick to count.

A record's code is its key times 8 plus a number for its kind, so no two records can share one.
Facets of few values (kind, review, language, named, year, month) are counted by the sets of them
that occur together: a document has one set for its date and one for the rest. A set's code is its
key in search_facet_set, where the database lets no set stand twice, times 8 plus 4.
"""

import struct

import numpy as np
from django.db import connection

from articles.models import FacetSet

#: Codes are `key * STRIDE + group`.
STRIDE = 8
GROUPS = {"publication": 0, "speaker": 1, "organization": 2, "topic": 3}
SETS = 4
#: The code that counts every document of a list; it stands in no document.
EVERYTHING = 7

PACKED = np.dtype(">i4")
#: Codes counted at a time: numpy makes int64 of them.
COUNTED = 1_000_000
#: Bytes of codes from which a part is counted at once.
TOGETHER = 200_000

NEW_SETS = """
INSERT INTO search_facet_set (tokens) SELECT unnest(%s::text[]) ON CONFLICT (tokens) DO NOTHING
"""


def code(facet, key):
    """The code of a record."""
    return key * STRIDE + GROUPS[facet]


def set_codes(sets):
    """{set: code} for sets of tokens, each one text with the tokens in order between spaces.

    A set that is new to the archive makes others wait who need it, until this transaction ends.
    """
    wanted = sorted(set(sets))
    known = known_sets(wanted)
    if missing := [each for each in wanted if each not in known]:
        with connection.cursor() as cursor:
            cursor.execute(NEW_SETS, [missing])
        known |= known_sets(missing)
    return {tokens: key * STRIDE + SETS for tokens, key in known.items()}


def known_sets(wanted):
    """{set: key} of those that have a key already."""
    return dict(FacetSet.objects.filter(tokens__in=wanted).values_list("tokens", "id"))


def as_set(tokens):
    """Tokens as the text of their set.

    >>> as_set({"y:2022", "m:2022-08"})
    'm:2022-08 y:2022'
    """
    return " ".join(sorted(tokens))


def pack(numbers):
    """Numbers as bytes, big-endian int4, in order."""
    return struct.pack(f">{len(numbers)}i", *sorted(numbers))


def counted(packed):
    """How often each code stands in packed codes: an array whose index is the code."""
    codes = np.frombuffer(packed or b"", PACKED)
    counts = np.bincount(codes[:COUNTED], minlength=1)
    for start in range(COUNTED, len(codes), COUNTED):
        counts = added(counts, np.bincount(codes[start : start + COUNTED]))
    return counts


class Tally:
    """Counts packed codes that come in parts: small ones together, since counting has a price."""

    def __init__(self):
        self.counts = np.zeros(1, np.int64)
        self.waiting, self.size = [], 0

    def add(self, packed):
        """Count the codes of a part, now or later."""
        self.waiting.append(packed or b"")
        self.size += len(self.waiting[-1])
        if self.size >= TOGETHER:
            self.total()

    def total(self):
        """How often each code has come, as `counted` has it."""
        short, self.counts = sorted((self.counts, counted(b"".join(self.waiting))), key=len)
        self.counts[: len(short)] += short
        self.waiting, self.size = [], 0
        return self.counts


def added(one, other):
    """The sum of two arrays, each as if zeros followed it."""
    short, long = sorted((one, other), key=len)
    total = long.copy()
    total[: len(short)] += short
    return total
