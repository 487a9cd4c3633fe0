"""From counts of codes to counts of facet values, with the names of the records among them."""

from collections import defaultdict

import numpy as np
from django.db import connection

from .codes import EVERYTHING, GROUPS, SETS, STRIDE, code
from .facets import RECORDS
from .tokens import facet_and_value

#: Values shown of a facet of records, beside the chosen ones.
FACET_SIZE = 15
FACETS = {group: facet for facet, group in GROUPS.items()}

RECORD_NAMES = """
SELECT {group}, id, public_id, CASE state WHEN 'public' THEN name ELSE public_id END
FROM {table} WHERE id = ANY(%s::bigint[])
"""
SET_TOKENS = f"SELECT {SETS}, id, tokens, '' FROM search_facet_set WHERE id = ANY(%s::bigint[])"
CHOSEN = "SELECT '{facet}', public_id, id FROM {table} WHERE public_id = ANY(%s)"


def chosen_codes(selection):
    """The codes of the records that are chosen or excluded, as a sorted list; in one query."""
    chosen = defaultdict(list)
    for choice in (selection.included, selection.excluded):
        for facet in choice.keys() & RECORDS.keys():
            chosen[facet] += choice[facet]
    if not chosen:
        return []
    statements = [CHOSEN.format(facet=facet, table=table_of(facet)) for facet in chosen]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), list(chosen.values()))
        return sorted(code(facet, key) for facet, _id, key in cursor.fetchall())


def table_of(facet):
    return RECORDS[facet]._meta.db_table


def commonest(counts, chosen, facets=tuple(RECORDS)):
    """{code: count} of what may be shown of an array of counts.

    All sets, of each kind of record in `facets` the FACET_SIZE commonest (the lower code of
    equals), and `chosen` codes.
    """
    codes = np.flatnonzero(counts)
    numbers, groups = counts[codes], codes % STRIDE
    kept = [np.flatnonzero(groups == SETS)]
    for group in (GROUPS[facet] for facet in facets if facet in GROUPS):
        own = np.flatnonzero(groups == group)
        kept.append(own[first(-numbers[own])])
    kept = np.concatenate(kept)
    found = {each: int(counts[each]) for each in chosen if each < len(counts) and counts[each]}
    return found | dict(zip(codes[kept].tolist(), numbers[kept].tolist(), strict=True))


def first(numbers):
    """Where the FACET_SIZE least numbers stand, in their order; of equals the first ones."""
    if len(numbers) <= FACET_SIZE:
        return np.argsort(numbers, kind="stable")
    least = np.flatnonzero(numbers <= np.partition(numbers, FACET_SIZE - 1)[FACET_SIZE - 1])
    return least[np.argsort(numbers[least], kind="stable")[:FACET_SIZE]]


def read(by_facet, rest, chosen):
    """({facet: {value: count}}, {(facet, value): name}) in one query.

    `by_facet` has {code: count} for the facets that are counted by themselves, `rest` for others;
    `chosen` codes are named even if none counts them.
    """
    known = meanings({*chosen, *(each for counts in (*by_facet.values(), rest) for each in counts)})
    counts = valued(rest, known)
    for facet, own in by_facet.items():
        counts[facet] = valued(own, known)[facet]
    names = {(FACETS[c % STRIDE], value): name for c, (value, name) in known.items() if name}
    return counts, names


def valued(counts, known):
    """{facet: {value: count}} of {code: count}."""
    found = defaultdict(lambda: defaultdict(int))
    for each in counts.keys() & known.keys():
        value, _name = known[each]
        if each % STRIDE == SETS:
            for token in value.split():
                facet, value = facet_and_value(token)
                found[facet][value] += counts[each]
        else:
            found[FACETS[each % STRIDE]][value] += counts[each]
    return found


def meanings(codes):
    """{code: (public id, name)} of records and {code: (tokens, "")} of sets."""
    keys = defaultdict(list)
    for each in codes:
        if each != EVERYTHING:
            keys[each % STRIDE].append(each // STRIDE)
    if not keys:
        return {}
    statements = [SET_TOKENS if group == SETS else names_of(group) for group in keys]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), list(map(as_array, keys.values())))
        return {
            key * STRIDE + group: (value, name) for group, key, value, name in cursor.fetchall()
        }


def as_array(keys):
    """Keys as PostgreSQL writes an array: a tenth of what psycopg takes for a list of them.

    >>> as_array([3, 8])
    '{3,8}'
    """
    return f"{{{','.join(map(str, keys))}}}"


def names_of(group):
    return RECORD_NAMES.format(group=group, table=table_of(FACETS[group]))
