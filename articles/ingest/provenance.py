"""Where a version of an article came from: its bytes, who read them, whether we know them."""

import hashlib
import zlib

from django.conf import settings

from articles.extraction import records
from articles.models import Reason, Source


def latest_source(reference):
    sources = Source.objects.filter(reference=reference).select_related("article__moved_to")
    return sources.defer("content").first()


def is_same(stored, source, extractor):
    """Whether `source` is what was `stored`, read by the same extractor."""
    return (
        stored.sha256 == checksum(source)
        and stored.metadata == plain_metadata(source)
        and stored.extractor == extractor
        and stored.article.reason != Reason.UNDONE
    )


def source_of_same_bytes(source):
    same = Source.objects.filter(sha256=checksum(source), metadata=plain_metadata(source))
    return same.select_related("article").defer("content").order_by("pk").first()


def checksum(source):
    """The SHA-256 of a source's bytes, as hexadecimal digits."""
    return hashlib.sha256(source.content).hexdigest()


def plain_metadata(source):
    """The metadata given with a source as JSON keeps it."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in source.metadata.items()
    }


def references_and_checksums(sources):
    """(references, checksums) of those `sources` that the archive has, under whatever name."""
    references = {source.reference for source in sources}
    checksums = {checksum(source) for source in sources}
    rows = Source.objects.order_by()
    return (
        set(rows.filter(reference__in=references).values_list("reference", flat=True)),
        set(rows.filter(sha256__in=checksums).values_list("sha256", flat=True)),
    )


def unsaved_source(article, source, batch, extractor, *, whole=True):
    """One more Source of `article`; without its bytes unless the `whole` of them may be kept."""
    keep = settings.KEEP_SOURCES and whole
    return Source(
        article=article,
        reference=source.reference,
        name=source.name,
        sha256=checksum(source),
        media_type=source.media_type,
        charset=source.charset or "",
        metadata=plain_metadata(source),
        content=zlib.compress(source.content) if keep else None,
        extractor=extractor,
        batch=batch,
    )


def read_back(stored):
    """The extraction's Source of a stored one, or None where the bytes were not kept."""
    if stored.content is None:
        return None
    return records.Source(
        name=stored.name,
        content=zlib.decompress(stored.content),
        media_type=stored.media_type,
        reference=stored.reference,
        charset=stored.charset or None,
        metadata={
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.metadata.items()
        },
    )
