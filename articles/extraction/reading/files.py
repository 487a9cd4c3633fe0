"""Files and folders -> sources, one by one."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..records import Source
from .html import saved_from
from .jsonl import read_lines
from .limits import MAX_BYTES
from .unreadable import Unreadable

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
}
_JSON_LINES = ".jsonl"
_REASONS = {
    FileNotFoundError: "There is no such file or folder.",
    PermissionError: "There is no permission to read it.",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file of its own or one met in a folder, with the reference it will have."""

    path: Path
    reference: str


def sources(paths: Iterable[Path]) -> Iterator[Source | Unreadable]:
    """What the files and folders hold, folders in sorted order, one article at a time.

    A folder's hidden files and files of other endings are left out in silence; whatever cannot
    be read is an Unreadable, and the rest goes on.
    """
    for path in map(Path, paths):
        for found in _walk(path):
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from _read(found)


def _walk(path: Path) -> Iterator[_Found | Unreadable]:
    if path.is_dir():
        yield from _walk_folder(path)
    elif path.suffix.lower() not in {*_MEDIA_TYPES, _JSON_LINES} and path.exists():
        yield Unreadable(str(path), f"The ending {path.suffix!r} is not one that is read.")
    else:
        yield _Found(path, f"{path.resolve().parent.name}/{path.name}")


def _walk_folder(folder: Path) -> Iterator[_Found | Unreadable]:
    own_name = folder.resolve().name
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        while refused:
            yield _unreadable(refused.pop())
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in {*_MEDIA_TYPES, _JSON_LINES}:
                yield _Found(path, f"{own_name}/{path.relative_to(folder).as_posix()}")
    yield from map(_unreadable, refused)


def _read(found: _Found) -> Iterator[Source | Unreadable]:
    try:
        status = found.path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Unreadable(str(found.path), "It is neither a file nor a folder.")
        elif found.path.suffix.lower() == _JSON_LINES:
            with found.path.open("rb") as lines:
                yield from read_lines(lines, str(found.path))
        elif status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1024**2:.0f} MB, more than {MAX_BYTES // 1024**2} MB"
            yield Unreadable(str(found.path), f"The file is too large: {size}.")
        else:
            yield _source(found)
    except OSError as error:
        yield _unreadable(error, found.path)


def _source(found: _Found) -> Source:
    content = found.path.read_bytes()
    media_type = _MEDIA_TYPES[found.path.suffix.lower()]
    url = saved_from(content) if media_type == "text/html" else None
    return Source(
        name=found.path.name,
        content=content,
        media_type=media_type,
        reference=url or found.reference,
        metadata={"url": url} if url else {},
    )


def _unreadable(error: OSError, path: Path | None = None) -> Unreadable:
    name = path or Path(error.filename)
    if isinstance(error, FileNotFoundError) and name.is_symlink():
        return Unreadable(str(name), "The link points to nothing.")
    reason = _REASONS.get(type(error), f"It cannot be read: {error.strerror}.")
    return Unreadable(str(name), reason)
