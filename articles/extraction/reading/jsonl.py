"""JSON Lines -> sources: one object a line, with `id` and `text` or `html`."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from ..records import Metadata, Source
from .charset import mended
from .limits import MAX_BYTES
from .unreadable import Unreadable
from .urls import normal_url

_FIELDS = ("headline", "dek", "publication", "published", "section", "url", "language")


def read_lines(lines: BinaryIO, name: str) -> Iterator[Source | Unreadable]:
    """One Source for each line that is not blank, an Unreadable for each broken one.

    Reads a line at a time and never more of one than an article may hold.
    """
    number = 0
    while line := lines.readline(MAX_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > MAX_BYTES:
            _skip_line(lines, line)
            yield Unreadable(where, f"The line is larger than {MAX_BYTES // 1024**2} MB.")
        elif line.strip():
            yield _read_line(line, where)


def _skip_line(lines: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = lines.readline(MAX_BYTES)


def _read_line(line: bytes, where: str) -> Source | Unreadable:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return Unreadable(where, "The line is no JSON.")
    if not isinstance(record, dict) or not _id(record):
        return Unreadable(where, "The line is no object with an id.")
    for key, media_type in (("text", "text/plain"), ("html", "text/html")):
        if isinstance(record.get(key), str):
            return _source(record, key, media_type)
    return Unreadable(where, "The line has neither text nor html.")


def _id(record: dict) -> str:
    value = record.get("id")
    return mended(str(value).strip()) if isinstance(value, str | int) else ""


def _source(record: dict, key: str, media_type: str) -> Source:
    return Source(
        name=_id(record),
        content=mended(record[key]).encode(),
        media_type=media_type,
        reference=_id(record),
        charset="utf-8",
        metadata=_metadata(record),
    )


def _metadata(record: dict) -> Metadata:
    given = {field: record.get(field) for field in _FIELDS}
    found = {field: mended(value) for field, value in given.items() if isinstance(value, str)}
    if "url" in found:
        found["url"] = normal_url(found["url"])
    names = record.get("bylines")
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        found["bylines"] = tuple(map(mended, names))
    return found
