"""`metadata.csv` beside a folder's files -> what it says of each."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..language.dates import iso_date
from ..records import UnreadableSource
from .charset import decode
from .limits import MAX_BYTES
from .names import names_of
from .unreadable import Unreadable
from .urls import is_web_address, normal_url

_NAME = "metadata.csv"
_DELIMITERS = ",;\t"
_PLAIN = ("id", "headline", "dek", "publication", "section")
_COLUMNS = frozenset({*_PLAIN, "file", "url", "published", "byline", "bylines", "language"})

Row = dict[str, str | tuple[str, ...]]


class _BadRow(ValueError):
    """One sentence on what is wrong with a row."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` by the file's path as seen from the table; `problems` of it and its rows."""

    rows: dict[str, Row] = field(default_factory=dict)
    problems: tuple[Unreadable, ...] = ()


def read_table(folder: Path) -> Table:
    """The table of a folder, empty if it has none. A bad row is a problem and left aside."""
    path = folder / _NAME
    try:
        if not path.is_file():
            return Table()
        if path.stat().st_size > MAX_BYTES:
            return _no_table(path, f"The table is larger than {MAX_BYTES // 1024**2} MB.")
        text = decode(path.read_bytes())
    except OSError as error:
        return _no_table(path, f"It cannot be read: {error.strerror}.")
    except UnreadableSource as error:
        return _no_table(path, str(error))
    return _table(path, text)


def _no_table(path: Path, reason: str) -> Table:
    return Table(problems=(Unreadable(str(path), reason),))


def _table(path: Path, text: str) -> Table:
    lines = text.splitlines(keepends=True)
    first = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count))
    rows: dict[str, Row] = {}
    problems: list[Unreadable] = []
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if "file" not in columns:
            return _no_table(path, 'The table has no column "file".')
        if unknown := sorted(set(columns) - _COLUMNS - {""}):
            problems.append(Unreadable(str(path), f"The column {unknown[0]!r} is not known."))
        for number, cells in _filled(reader):
            try:
                _add(rows, path.parent, dict(zip(columns, map(str.strip, cells), strict=False)))
            except _BadRow as error:
                problems.append(Unreadable(f"{path}, row {number}", str(error)))
    except csv.Error as error:
        problems.append(Unreadable(f"{path}, row {reader.line_num}", f"It is no table: {error}."))
    return Table(rows, tuple(problems))


def _filled(reader) -> Iterator[tuple[int, list[str]]]:
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _add(rows: dict[str, Row], folder: Path, cells: dict[str, str]) -> None:
    name = cells.get("file", "").replace("\\", "/").removeprefix("./")
    if not name:
        raise _BadRow("The row names no file.")
    if name in rows:
        raise _BadRow(f"The file {name!r} has a row already.")
    if not (folder / name).is_file():
        raise _BadRow(f"There is no file {name!r}.")
    rows[name] = _row(cells)


def _row(cells: dict[str, str]) -> Row:
    row: Row = {column: cells[column] for column in _PLAIN if cells.get(column)}
    if names := names_of(cells.get("byline") or cells.get("bylines") or ""):
        row["bylines"] = names
    if language := cells.get("language"):
        row["language"] = language.lower().replace("_", "-").partition("-")[0]
    if published := cells.get("published"):
        row["published"] = iso_date(published) or ""
        if not row["published"]:
            raise _BadRow(f"{published!r} is no date such as 2021-05-30.")
    if url := cells.get("url"):
        if not is_web_address(url):
            raise _BadRow(f"{url!r} is no web address.")
        row["url"] = normal_url(url)
    return row
