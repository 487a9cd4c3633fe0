"""Plain text -> text, unchanged."""

from ..records import Source
from .charset import decode
from .document import Document


def read_plain(source: Source) -> Document:
    """The decoded text. Raises UnreadableSource if the bytes are in no known charset."""
    return Document(decode(source.content, source.charset))
