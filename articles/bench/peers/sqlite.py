"""SQLite with FTS5, and facets counted by GROUP BY: how Datasette serves a table."""

import json
import sqlite3
from contextlib import closing

from ..questions import FACETS, PAGE
from . import TOP, Answer
from .documents import documents

TABLES = """
PRAGMA journal_mode = off;
PRAGMA synchronous = off;
PRAGMA cache_size = -1000000;
CREATE TABLE document (key INTEGER PRIMARY KEY, ordering INTEGER, text TEXT,
    speaker TEXT, organization TEXT, publication TEXT, year TEXT, kind TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content='document', content_rowid='key', tokenize='porter unicode61');
"""
INDEXES = """
INSERT INTO words (words) VALUES ('rebuild');
CREATE INDEX document_ordering ON document (ordering);
CREATE INDEX document_publication ON document (publication);
CREATE INDEX document_year ON document (year);
CREATE INDEX document_kind ON document (kind);
ANALYZE;
"""
#: Facets that may have several values, kept as JSON lists.
LISTS = ("speaker", "organization")


class Sqlite:
    """A file for each list."""

    name = "sqlite"

    def __init__(self):
        self.databases = {}

    def build(self, folder, report):
        """Make the files unless they are there already, and open them."""
        for listed in ("articles", "quotes"):
            path = folder / f"{listed}.sqlite"
            if not path.exists():
                self.fill(path, listed)
            self.databases[listed] = sqlite3.connect(path)
            self.databases[listed].execute("PRAGMA cache_size = -1000000")

    def fill(self, path, listed):
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as database:
            database.executescript(TABLES)
            rows = (row(each) for each in documents(listed))
            database.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            database.executescript(INDEXES)
            database.commit()
        unfinished.rename(path)

    def page(self, question):
        """The Answer to a Question."""
        database = self.databases[question.listed]
        where, values = condition(question)
        [total] = database.execute(
            f"SELECT count(*) FROM document d WHERE {where}", values
        ).fetchone()
        facets = {name: dict(database.execute(facet(name, where), values)) for name in FACETS}
        return Answer(total, self.hits(database, question, where, values), facets)

    def hits(self, database, question, where, values):
        source, order = "document d", "d.ordering DESC"
        if question.sort == "relevance" and question.words:
            source = "words JOIN document d ON d.key = words.rowid"
            where, values = f"words MATCH ? AND {where}", [match(question.words), *values]
            order = "words.rank"
        statement = f"SELECT d.key FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        page = [PAGE, (question.page - 1) * PAGE]
        return tuple(key for (key,) in database.execute(statement, [*values, *page]))


def row(document):
    lists = [json.dumps(document.facets[name]) for name in LISTS]
    single = [document.facets[name][0] for name in ("publication", "year", "kind")]
    return (document.key, document.order, document.text, *lists, *single)


def condition(question):
    """(SQL, values) of the documents that match."""
    parts, values = ["1"], []
    if question.words:
        parts.append("d.key IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(match(question.words))
    for name, value in question.facets.items():
        listed = f"EXISTS (SELECT 1 FROM json_each(d.{name}) WHERE value = ?)"
        parts.append(listed if name in LISTS else f"d.{name} = ?")
        values.append(value)
    return " AND ".join(parts), values


def match(words):
    """A question's Words in the language of FTS5."""
    if words.phrase:
        return f'"{" ".join(words.phrase)}"'
    wanted = " OR ".join(words.some) if words.some else " AND ".join(words.every)
    return f"({wanted})" + "".join(f" NOT {word}" for word in words.none)


def facet(name, where):
    """SQL of a facet's most frequent values with their counts."""
    source, value = "document d", f"d.{name}"
    if name in LISTS:
        source, value = f"document d, json_each(d.{name}) j", "j.value"
    return (
        f"SELECT {value}, count(*) FROM {source} WHERE {where} "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {TOP}"
    )
