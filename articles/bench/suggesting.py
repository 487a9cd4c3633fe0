"""Names offered while somebody types, among so many people and bodies that there are few rows left.

The archive's own names are not enough for that: people whom no article names are added once, and
everybody stands in lists, as if articles named them.
"""

import random

from django.db import connection

from articles.models import Organization, Speaker, VariantName
from articles.search import vocabulary as words_of_archive
from articles.search.suggestions import suggest

from . import rows, vocabulary
from .engines import spread
from .measuring import seconds_of

RECORDS = 200_000
#: Keys of the people who are added; those of articles are lower.
FIRST_ADDED = 1_000_001
#: Names of each kind that are typed.
TYPED = 100
TABLES = ("articles_speaker", "articles_organization", "articles_variantname", "search_word")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measured(report):
    """{"records", "kinds": {what is typed: (p50, p95) in milliseconds}}"""
    add_people()
    chance = random.Random(29)
    names = [chance.choice(vocabulary.speakers(people())) for _ in range(TYPED)]
    suggest(names[0])
    times = {
        kind: [seconds_of(suggest, typed(name, chance))[1] * 1_000 for name in names]
        for kind, typed in KINDS.items()
    }
    kinds = {kind: spread(found) for kind, found in times.items()}
    kinds["all"] = spread([each for found in times.values() for each in found])
    report(f"suggest: {len(KINDS) * TYPED} beginnings and names")
    return {"records": Speaker.objects.count() + Organization.objects.count(), "kinds": kinds}


def people():
    """How many people there must be."""
    return RECORDS - vocabulary.ORGANIZATIONS


def add_people():
    """Add people until there are RECORDS, unless a bench before this one did."""
    if Speaker.objects.filter(pk__gte=FIRST_ADDED).exists():
        return
    added = vocabulary.speakers(people())[vocabulary.SPEAKERS :]
    rows.copy(Speaker, rows.authority_rows(Speaker, added, FIRST_ADDED))
    rows.copy(VariantName, rows.name_rows("speaker_id", added, FIRST_ADDED))
    for model in (Speaker, Organization):
        model.objects.update(in_lists=True)
    words_of_archive.refresh()
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(TABLES)}")


def beginning(name, chance):
    return name[: chance.randint(2, 6)]


def surname(name, _chance):
    return name.split()[1]


def whole(name, _chance):
    return name


def misspelled(name, chance):
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice(LETTERS) + name[at + 1 :]


#: What is typed of a name.
KINDS = {
    "two to six letters": beginning,
    "a surname": surname,
    "a whole name": whole,
    "with a wrong letter": misspelled,
}
