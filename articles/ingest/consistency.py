"""What no database constraint can see: sentences about anything that does not fit together."""

from django.db.models import Count

from articles.models import (
    Article,
    Organization,
    OrganizationMention,
    Publication,
    Quote,
    Source,
    Speaker,
    SpeakerMention,
    State,
    Topic,
)
from articles.search import documents

from .quotes import misplaced

RECORDS = (Article, Quote, Speaker, Organization, Publication, Topic)
CHUNK = 100


def problems():
    """Sentences about spans, redirects, sources and index rows that are not as they must be."""
    for article in Article.objects.order_by("pk").iterator(chunk_size=CHUNK):
        yield from misplaced(article)
        yield from loose_blocks(article)
    for model in (SpeakerMention, OrganizationMention):
        yield from loose_mentions(model)
    for model in RECORDS:
        yield from chained_redirects(model)
    yield from articles_without_source()
    yield from documents.differences()


def loose_blocks(article):
    end = 0
    for block in article.layout:
        if not end <= block["start"] < block["end"] <= len(article.text):
            yield f"article {article.public_id}: a {block['kind']} block is out of place"
        end = block["end"]


def loose_mentions(model):
    rows = model.objects.select_related("article").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        pairs = list(zip(row.spans[::2], row.spans[1::2], strict=False))
        inside = all(0 <= start < end <= len(row.article.text) for start, end in pairs)
        if len(row.spans) % 2 or not inside:
            yield f"article {row.article.public_id}: a mention of {row.name} leaves its text"


def chained_redirects(model):
    for record in model.objects.filter(moved_to__state=State.MERGED):
        yield f"{model._meta.model_name} {record.public_id}: merged into a merged record"


def articles_without_source():
    articles = Article.objects.exclude(state=State.MERGED)
    bare = articles.annotate(versions=Count("sources")).filter(versions=0)
    for public_id in bare.values_list("public_id", flat=True).iterator():
        yield f"article {public_id}: nothing says where it came from"
    for source in Source.objects.filter(reference="").iterator():
        yield f"source {source.pk}: it has no reference"
