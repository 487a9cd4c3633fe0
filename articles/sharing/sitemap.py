"""Sitemaps by ranges of keys, so that the last one costs no more than the first."""

from django.db.models import Max

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


def pages():
    """(kind, number) of every sitemap that holds something."""
    for kind, records in KINDS.items():
        highest = records().aggregate(highest=Max("pk"))["highest"]
        if highest:
            yield from ((kind, number) for number in ranges(records(), highest // RANGE))


def ranges(records, last):
    """Numbers of the ranges in which any of `records` lies; one lies in the range `last`."""
    number = 0
    while number < last:
        on = records.filter(pk__gte=number * RANGE).order_by("pk").values_list("pk", flat=True)
        number = on[:1][0] // RANGE
        yield number
        number += 1
    if number == last:
        yield last


def records(kind, number):
    """The public records of a kind whose keys lie in range `number`."""
    first = number * RANGE
    return KINDS[kind]().filter(pk__gte=first, pk__lt=first + RANGE).order_by("pk")
