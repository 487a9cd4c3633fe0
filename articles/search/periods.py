"""A date at the end of a query, which may be meant as a filter: `fighters August 2022`."""

from articles.extraction.language.dates import iso_date

#: Words of the longest date: 30 de agosto de 2022.
LONGEST = 5
BEFORE = frozenset(["in", "on", "since", "from", "during", "of"])


def period_in(typed):
    """(the words before it, the period as YYYY, YYYY-MM or YYYY-MM-DD), or None without one.

    >>> period_in("fighters in August 2022"), period_in("30 August 2022")
    (('fighters', '2022-08'), ('', '2022-08-30'))
    >>> period_in("may the river rise") is None
    True
    """
    words = typed.split()
    found = None
    for number in range(1, min(LONGEST, len(words)) + 1):
        day = iso_date(" ".join(words[-number:]))
        if day and (found is None or len(day) > len(found[1])):
            found = words[:-number], day
    if found is None:
        return None
    before, day = found
    while before and before[-1].lower() in BEFORE:
        before = before[:-1]
    return " ".join(before), day
