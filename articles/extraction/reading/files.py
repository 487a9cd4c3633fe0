"""Files and folders -> sources, one by one."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..records import Source
from .feeds import read_feed
from .html import saved_from
from .jsonl import read_lines
from .limits import MAX_BYTES
from .table import Table, read_table
from .unreadable import Unreadable
from .warc import read_warc

STANDARD_INPUT = Path("-")
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
}
#: Files that hold many articles, each with its reader.
_READERS: dict[str, Callable[[BinaryIO, str], Iterator[Source | Unreadable]]] = {
    ".jsonl": read_lines,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
_ENDINGS = sorted({*_MEDIA_TYPES, *_READERS}, key=len, reverse=True)
#: Notes on a folder, by the names that everybody gives them: no articles.
_NOTES = re.compile(
    r"(?i:read-?me|licen[cs]e|copying|change-?log|contributing|notice)(?:\..*)?"
    r"|(?:README|LICEN[CS]E|CHANGELOG)[_-].*"
)
_REASONS = {
    FileNotFoundError: "There is no such file or folder.",
    PermissionError: "There is no permission to read it.",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file of its own or one met in a folder, with the reference it will have and what a
    table beside it says of it."""

    path: Path
    reference: str
    row: dict[str, str | tuple[str, ...]]


def sources(paths: Iterable[Path]) -> Iterator[Source | Unreadable]:
    """What the files and folders hold, folders in sorted order, one article at a time; "-" is
    JSON Lines from standard input.

    A folder's hidden files, notes such as README and files of other endings are left out in
    silence; whatever cannot be read is an Unreadable, and the rest goes on.
    """
    tables: dict[Path, Table] = {}
    for path in map(Path, paths):
        if path == STANDARD_INPUT:
            yield from read_lines(sys.stdin.buffer, "standard input")
            continue
        for found in _walk(path, tables):
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from _read(found)


def _ending(path: Path) -> str | None:
    """The ending by which a file is read, None if it is not."""
    name = path.name.lower()
    return next((ending for ending in _ENDINGS if name.endswith(ending)), None)


def _walk(path: Path, tables: dict[Path, Table]) -> Iterator[_Found | Unreadable]:
    """The files to read; `tables` are those that were read before, so that each is read once."""
    if path.is_dir():
        yield from _walk_folder(path, tables)
    elif _ending(path) is None and path.exists():
        yield Unreadable(str(path), f"The ending {path.suffix!r} is not one that is read.")
    else:
        yield from _load(path.parent, tables)
        reference = f"{path.resolve().parent.name}/{path.name}"
        yield _Found(path, reference, tables[path.parent].rows.get(path.name, {}))


def _walk_folder(folder: Path, tables: dict[Path, Table]) -> Iterator[_Found | Unreadable]:
    own_name = folder.resolve().name
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        while refused:
            yield _unreadable(refused.pop())
        yield from _load(Path(parent), tables)
        for path in (Path(parent, name) for name in sorted(names)):
            if _is_article(path):
                below = path.relative_to(folder).as_posix()
                row = tables[path.parent].rows.get(path.name) or tables[folder].rows.get(below)
                yield _Found(path, f"{own_name}/{below}", row or {})
    yield from map(_unreadable, refused)


def _is_article(path: Path) -> bool:
    """Whether a file that is met in a folder holds articles."""
    hidden = path.name.startswith(".")
    return not hidden and not _NOTES.fullmatch(path.name) and _ending(path) is not None


def _load(folder: Path, tables: dict[Path, Table]) -> Iterator[Unreadable]:
    """Puts the folder's table among `tables`; what is wrong with it if it is new."""
    if folder not in tables:
        tables[folder] = read_table(folder)
        yield from tables[folder].problems


def _read(found: _Found) -> Iterator[Source | Unreadable]:
    reader = _READERS.get(_ending(found.path) or "")
    try:
        status = found.path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Unreadable(str(found.path), "It is neither a file nor a folder.")
        elif reader:
            with found.path.open("rb") as stream:
                yield from reader(stream, str(found.path))
        elif status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1024**2:.0f} MB, more than {MAX_BYTES // 1024**2} MB"
            yield Unreadable(str(found.path), f"The file is too large: {size}.")
        else:
            yield _source(found)
    except OSError as error:
        yield _unreadable(error, found.path)


def _source(found: _Found) -> Source:
    """The article of a file: known by the id in its row, else the URL it was saved from, else its
    place."""
    content = found.path.read_bytes()
    media_type = _MEDIA_TYPES[_ending(found.path)]
    url = saved_from(content) if media_type == "text/html" else None
    row = dict(found.row)
    given = row.pop("id", None)
    return Source(
        name=given or found.path.name,
        content=content,
        media_type=media_type,
        reference=given or url or found.reference,
        metadata=({"url": url} if url else {}) | row,
    )


def _unreadable(error: OSError, path: Path | None = None) -> Unreadable:
    name = path or Path(error.filename)
    if isinstance(error, FileNotFoundError) and name.is_symlink():
        return Unreadable(str(name), "The link points to nothing.")
    reason = _REASONS.get(type(error), f"It cannot be read: {error.strerror}.")
    return Unreadable(str(name), reason)
