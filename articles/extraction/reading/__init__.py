"""Step 1: bytes -> text."""

from ..records import Source, UnreadableSource
from .document import Document
from .html import read_html
from .limits import MAX_BYTES
from .plain import read_plain
from .sniff import refuse_binary

_HTML_TYPES = {"text/html", "application/xhtml+xml"}


def read(source: Source) -> Document:
    """The text of a source with what its medium says about it.

    Raises UnreadableSource if the source is empty, too large, binary, undecodable or without text.
    """
    if not source.content:
        raise UnreadableSource("The source is empty.")
    if len(source.content) > MAX_BYTES:
        raise UnreadableSource(f"The source is larger than {MAX_BYTES // 1024**2} MB.")
    refuse_binary(source.content, source.charset)
    document = read_html(source) if source.media_type in _HTML_TYPES else read_plain(source)
    if not document.text.strip():
        raise UnreadableSource("The source holds no text.")
    return document


__all__ = ["MAX_BYTES", "Document", "read"]
