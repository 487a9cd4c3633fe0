"""How fast articles come in: copied in bulk, and stored as ingest does beside all there is."""

from articles.extraction import VERSION, extract
from articles.ingest.batch import TOGETHER
from articles.ingest.store import store_all
from articles.models import Article, Batch
from articles.search import documents

from . import corpus, loading, sources
from .measuring import Steps

#: New articles brought in.
SINGLE = 300
#: Articles that had no place in any archive of the bench.
UNUSED = 10_000_000


def measured(loaded, report):
    """{"bulk": articles a second of loading, "steady": … of storing, "extraction", "ingest"}"""
    fresh = list(corpus.articles(UNUSED + first_free(), UNUSED + first_free() + SINGLE))
    steps = Steps(report)
    given = [sources.plain(article) for article in fresh]
    with steps("extraction of new articles"):
        extractions = [extract(source) for source in given]
    batch = Batch.objects.create(command="bench")
    with steps("storing new articles with all indexes"):
        for start in range(0, SINGLE, TOGETHER):
            end = start + TOGETHER
            pairs = list(zip(given[start:end], extractions[start:end], strict=True))
            store_all(pairs, batch=batch, extractor=VERSION)
    stored = Article.objects.order_by("-pk").values_list("pk", flat=True)[:SINGLE]
    with steps("making their search documents again"):
        documents.index(stored)
    seconds = list(steps.seconds.values())
    loading_seconds = sum(s for name, s in loaded["steps"].items() if name != loading.DRAWING)
    return {
        "bulk": loaded["articles"] / loading_seconds,
        "extraction": SINGLE / seconds[0],
        "steady": SINGLE / seconds[1],
        "ingest": SINGLE / (seconds[0] + seconds[1]),
        "index": SINGLE / seconds[2],
    }


def first_free():
    """How many articles a bench before this one has brought in."""
    return Article.objects.filter(reference__gte=f"bench/{UNUSED}", pk__gt=0).count()
