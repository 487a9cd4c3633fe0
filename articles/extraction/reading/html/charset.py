"""The characters of a page, as browsers tell them."""

import re

from ..charset import BOMS, decode, known_charset, mended

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
#: Browsers look for the charset in the first 1024 bytes; saved pages put a comment before it.
HEAD_LENGTH = 4096
#: What a page means by a charset's name, after the WHATWG's Encoding Standard.
_MEANT = {
    **dict.fromkeys(["iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"],
                    "windows-1252"),
    **dict.fromkeys(["gb2312", "gbk", "x-gbk", "gb_2312-80"], "gb18030"),
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis"], "cp932"),
    **dict.fromkeys(["euc-kr", "ks_c_5601-1987", "korean"], "cp949"),
    **dict.fromkeys(["iso-8859-9", "latin5"], "windows-1254"),
    **dict.fromkeys(["tis-620", "iso-8859-11"], "cp874"),
    "iso-8859-8-i": "iso-8859-8", "unicode": "utf-8", "utf8mb4": "utf-8", "utf-16": "utf-8",
}  # fmt: skip


def decode_page(content: bytes, charset: str | None) -> str:
    """The characters of a page: a byte order mark wins, then the charset it declares, then the
    one that came with it, then UTF-8, then detection. As in browsers, bytes that do not fit the
    declaration become U+FFFD, and an unknown charset is none.

    Raises UnreadableSource if nothing is declared and the charset cannot be told.
    """
    named = None if content.startswith(BOMS) else _declared(content) or _meant(charset)
    if named is None:
        return decode(content)
    for name in (named, "utf-8"):
        try:
            return mended(content.decode(name))
        except UnicodeError:
            continue
    return mended(content.decode(named, "replace"))


def _declared(content: bytes) -> str | None:
    head = content[:HEAD_LENGTH]
    match = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return _meant(match.group(1).decode("ascii")) if match else None


def _meant(name: str | None) -> str | None:
    """The charset that is meant by a name, None if there is none of this name."""
    known = _MEANT.get((name or "").lower(), name)
    return known_charset(known) if known else None
