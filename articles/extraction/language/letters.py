"""Character classes that regular expressions of the standard library lack."""

import unicodedata
from itertools import groupby


def _character_class(category: str, limit: int) -> str:
    """The inside of a character class with every code point of a category below `limit`."""
    members = [n for n in range(limit) if unicodedata.category(chr(n)) == category]
    runs = groupby(enumerate(members), key=lambda pair: pair[1] - pair[0])
    ranges = [[n for _, n in run] for _, run in runs]
    return "".join(chr(r[0]) if len(r) == 1 else f"{chr(r[0])}-{chr(r[-1])}" for r in ranges)


#: Capital and small letters of the Latin, Greek and Cyrillic scripts.
UPPER = _character_class("Lu", 0x530)
LOWER = _character_class("Ll", 0x530)

#: What ends a line of text: \n, \r, vertical tab, form feed, NEL, line and paragraph separators.
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
