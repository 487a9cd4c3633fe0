"""Web archives (WARC, also packed with gzip) -> sources: one for each page that was fetched."""

from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from ..records import Source
from .charset import known_charset
from .gzip_members import BrokenArchive, GzipMembers
from .limits import MAX_BYTES
from .unreadable import Unreadable
from .urls import normal_url

_GZIP = b"\x1f\x8b"
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_NO_ARTICLES = ("/robots.txt", "/ads.txt", "/security.txt", "/humans.txt", "/llms.txt")


def read_warc(stream: BinaryIO, name: str) -> Iterator[Source | Unreadable]:
    """One Source for each page with status 200, known by its address; an Unreadable for a page
    that is too large or packed in an unknown way, and one for where the archive breaks off.

    Reads a record at a time and never more of one than an article may hold.
    """
    head = stream.peek(5) if hasattr(stream, "peek") else b""
    if head and not head.startswith((_GZIP, b"WARC/")):
        yield Unreadable(name, "The file is no web archive (WARC).")
        return
    records = ArchiveIterator(GzipMembers(stream) if head.startswith(_GZIP) else stream)
    try:
        for record in records:
            if _is_page(record):
                yield _page(record)
    except BrokenArchive as error:
        yield Unreadable(name, str(error))
    except Exception:
        # The records' headers are parsed by warcio, which fails in many ways where they are broken.
        yield Unreadable(name, "The archive is damaged: the rest of its records is not read.")


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    if record.http_headers.get_statuscode() != "200":
        return False
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return _type(record)[0] in _TYPES and not urlsplit(address).path.endswith(_NO_ARTICLES)


def _type(record: ArcWarcRecord) -> tuple[str, str | None]:
    """The media type and the charset that the server named."""
    message = Message()
    message["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    return message.get_content_type(), message.get_content_charset()


def _page(record: ArcWarcRecord) -> Source | Unreadable:
    url = normal_url(record.rec_headers.get_header("WARC-Target-URI"))
    packing = (record.http_headers.get_header("Content-Encoding") or "").lower().strip()
    if packing not in _PACKINGS:
        return Unreadable(url, f"The page is packed as {packing!r}, which is not read.")
    content = record.content_stream().read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return Unreadable(url, f"The page is larger than {MAX_BYTES // 1024**2} MB.")
    media_type, charset = _type(record)
    return Source(
        url, content, media_type, url, known_charset(charset) if charset else None, {"url": url}
    )
