"""Bytes that are no text."""

import codecs

from ..records import UnreadableSource

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3\x00": "a database",
}
_WIDE_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 65_536
#: A stray NUL is a fault in a text; more than one byte in a thousand is no text.
_MAX_NUL_SHARE = 0.001


def refuse_binary(content: bytes, charset: str | None) -> None:
    """Raises UnreadableSource if the bytes are a known binary format or hold many NUL bytes."""
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise UnreadableSource(f"The source is {name}, not text.")
    if content.startswith(_WIDE_BOMS) or (charset or "").lower().startswith(("utf-16", "utf-32")):
        return
    sample = content[:_SAMPLE]
    if sample.count(0) > max(1, _MAX_NUL_SHARE * len(sample)):
        raise UnreadableSource("The source is binary: it holds many NUL bytes.")
