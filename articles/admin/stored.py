"""The stored source of an article, for an editor to look at beside what was made of it."""

from articles.extraction.reading import characters
from articles.extraction.records import UnreadableSource
from articles.ingest.provenance import read_back

#: Characters shown: a page with more of them takes a browser's breath away.
SHOWN = 200_000


def stored_words(article):
    """The article's newest source as it is written, at most SHOWN characters of it, and whether
    that is all; ("", True) where no bytes were kept or they cannot be read."""
    stored = article.sources.first()
    source = read_back(stored) if stored else None
    if source is None:
        return "", True
    try:
        words = characters(source)
    except UnreadableSource:
        return "", True
    return words[:SHOWN], len(words) <= SHOWN
