"""The editors' desk: one module for each kind of record."""

from . import annotation, article, change, organization, publication, quote, source, speaker, topic

__all__ = [
    "annotation",
    "article",
    "change",
    "organization",
    "publication",
    "quote",
    "source",
    "speaker",
    "topic",
]
