"""Bytes -> characters."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from ..records import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Every byte order mark.
BOMS = tuple(mark for mark, _ in _BOMS)
#: No character of text, or half of one: one stands for one, so that offsets stay.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
#: Codecs of Python's that are no charsets of texts.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
_SAMPLE = 65_536
#: ftfy looks at stretches; a text without any of these has no mojibake.
_MOJIBAKE_SIGN = re.compile("[ÂÃâÐÑØÙðŸ]")


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of some bytes; a byte order mark wins, then the declared charset, then UTF-8,
    then detection. The mark is dropped, U+0000 and lone surrogates become U+FFFD, nothing else
    changes, but for mojibake where the charset was detected.

    Raises UnreadableSource if the bytes are not in the charset that was declared or found.
    """
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return mended(_in_charset(content[len(mark) :], charset))
    if declared:
        return mended(_in_charset(content, declared))
    try:
        return mended(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_cut_short(content, error):
            raise UnreadableSource(
                "The source ends in the middle of a character: it was written only in part."
            ) from error
    return mended(_detected(content))


def mended(text: str) -> str:
    """A text of the same length without U+0000 and lone surrogates."""
    return _NO_CHARACTER.sub("\ufffd", text)


def known_charset(name: str) -> str | None:
    """Python's name of a charset, None if there is none of this name."""
    try:
        known = codecs.lookup(name).name.replace("_", "-")
        b"text".decode(known, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if known in _NO_CHARSETS else known


def _in_charset(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except LookupError as error:
        raise UnreadableSource(f"The charset {charset!r} is not known.") from error
    except UnicodeError as error:
        raise UnreadableSource(f"The source is not in its charset, {charset}.") from error


def _is_cut_short(content: bytes, error: UnicodeDecodeError) -> bool:
    """Whether UTF-8 breaks off in its last character, and there is more of it than that."""
    valid = content[: error.start]
    return (
        error.end == len(content)
        and error.reason == "unexpected end of data"
        and any(byte > 0x7F for byte in valid)
    )


def _detected(content: bytes) -> str:
    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        raise UnreadableSource("The source is in no charset that can be told.")
    text = _in_charset(content, best.encoding)
    return ftfy.fix_encoding(text) if _MOJIBAKE_SIGN.search(text) else text
