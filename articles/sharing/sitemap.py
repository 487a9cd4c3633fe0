"""Sitemaps by ranges of keys, so that the last one costs no more than the first."""

from django.db import connection

from articles.models import Article, Organization, Publication, Quote, Speaker, Topic

#: Keys a sitemap covers; the protocol allows 50,000 addresses.
RANGE = 10_000
KINDS = {
    "articles": lambda: Article.objects.public().only("public_id", "headline", "changed_at"),
    "quotes": lambda: (
        Quote.objects.current()
        .select_related("speaker", "organization")
        .only(
            *("public_id", "text", "label", "changed_at"),
            *("speaker__name", "speaker__state", "organization__name", "organization__state"),
        )
    ),
    "speakers": lambda: Speaker.objects.listed(),
    "organizations": lambda: Organization.objects.listed(),
    "publications": lambda: Publication.objects.public(),
    "topics": lambda: Topic.objects.public(),
}

#: From each range to the first record behind it: the keys between are never read.
RANGES = """
WITH RECURSIVE range (number) AS (
    (SELECT pk / {size} FROM ({records}) AS record (pk) ORDER BY pk LIMIT 1)
    UNION ALL
    SELECT (SELECT pk / {size} FROM ({records}) AS record (pk)
        WHERE pk >= (number + 1) * {size} ORDER BY pk LIMIT 1)
    FROM range WHERE number IS NOT NULL
)
SELECT number FROM range WHERE number IS NOT NULL
"""


def pages():
    """(kind, number) of every sitemap that holds something: one statement for each kind."""
    return [(kind, number) for kind, records in KINDS.items() for number in ranges(records())]


def ranges(records):
    """Numbers of the ranges of keys in which any of `records` lies, in order."""
    found, parameters = records.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(RANGES.format(records=found, size=RANGE), [*parameters, *parameters])
        return [number for (number,) in cursor.fetchall()]


def records(kind, number):
    """The public records of a kind whose keys lie in range `number`."""
    first = number * RANGE
    return KINDS[kind]().filter(pk__gte=first, pk__lt=first + RANGE).order_by("pk")
