"""Step 1: bytes -> text."""

from ..records import Source, UnreadableSource
from .charset import decode
from .document import Document
from .html import read_html
from .html.charset import decode_page
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
    document = read_html(source) if is_page(source) else read_plain(source)
    if not document.text.strip():
        raise UnreadableSource("The source holds no text.")
    return document


def is_page(source: Source) -> bool:
    return source.media_type in _HTML_TYPES


def characters(source: Source) -> str:
    """A source as it is written, mark-up and all.

    Raises UnreadableSource if its charset cannot be told.
    """
    read_as = decode_page if is_page(source) else decode
    return read_as(source.content, source.charset)


__all__ = ["MAX_BYTES", "Document", "characters", "read"]
