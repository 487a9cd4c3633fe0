"""The present extractor over stored sources."""

from django.db.models import OuterRef, Q, Subquery

from articles.extraction import VERSION
from articles.extraction.reading.files import Unreadable
from articles.models import Article, Reason, Removal, Source, State

from .provenance import read_back


def stored_sources(*, everything=False):
    """The latest Source of each article as it came in, in a fixed order.

    Only those that another extractor version read, unless `everything`; none that people
    withdrew or had words taken out of. Where the bytes were not kept, an Unreadable that says so.
    """
    newest = Source.objects.filter(article=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    articles = Article.objects.exclude(state=State.MERGED).exclude(withdrawn_by_people())
    articles = articles.exclude(pk__in=without_words()).annotate(latest=Subquery(newest))
    rows = Source.objects.filter(pk__in=articles.values("latest")).order_by("pk")
    if not everything:
        rows = rows.exclude(extractor=VERSION)
    for row in rows.iterator(chunk_size=20):
        yield read_back(row) or Unreadable(row.name, "its bytes were not kept (KEEP_SOURCES=no)")


def withdrawn_by_people():
    return Q(state=State.WITHDRAWN) & ~Q(reason=Reason.UNDONE)


def without_words():
    """Keys of the articles that people had words taken out of: their bytes are gone with them."""
    rows = Removal.objects.in_force().filter(blanked=True).values_list("articles", flat=True)
    return {key for keys in rows for key in keys}
