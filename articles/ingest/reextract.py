"""The present extractor over stored sources."""

from django.db.models import OuterRef, Subquery

from articles.extraction import VERSION
from articles.extraction.reading.files import Unreadable
from articles.models import Article, Source, State

from .provenance import read_back


def stored_sources(*, everything=False):
    """The latest Source of each article as it came in, in a fixed order.

    Only those that another extractor version read, unless `everything`. Where the bytes were
    not kept, an Unreadable that says so.
    """
    newest = Source.objects.filter(article=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    articles = Article.objects.exclude(state=State.MERGED).annotate(latest=Subquery(newest))
    rows = Source.objects.filter(pk__in=articles.values("latest")).order_by("pk")
    if not everything:
        rows = rows.exclude(extractor=VERSION)
    for row in rows.iterator(chunk_size=20):
        yield read_back(row) or Unreadable(row.name, "its bytes were not kept (KEEP_SOURCES=no)")
