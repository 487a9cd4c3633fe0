"""All search documents made anew beside those in use, whose place they take at once.

Cheaper than indexing in place where most documents are new or change: rows come into tables without
indexes, which are built last, and counts are kept once. Readers see the old documents until the new
ones are complete; writers go on, and what they wrote meanwhile is made again before the tables
change places.
"""

import re
from contextlib import contextmanager

from django.db import connection, transaction

from . import counts, listings, rebuilding
from .documents import TABLES, TAKEN, all_articles, chunks, fresh_documents, insert

#: Articles whose documents are made in one task of a process: so many that none is long the last.
TOGETHER = 200
#: While more articles than this were written meanwhile, they are made again before writers wait.
FEW = 100
#: Any number will do, as long as every rebuild takes the same lock.
REBUILD_LOCK = 0x616E6577
SUFFIX = "_new"

MAKE = """
CREATE TABLE {table}_new (LIKE {table} INCLUDING GENERATED INCLUDING STORAGE INCLUDING DEFAULTS);
ALTER TABLE {table}_new SET (toast_tuple_target = 128, autovacuum_enabled = off)
"""
ADD = (
    TAKEN
    + """
INSERT INTO {table}_new ({keys}, day, facets, tsv) SELECT {keys}, day, facets, tsv FROM taken
"""
)
REMOVE = "DELETE FROM {table}_new WHERE article_id = ANY(%s)"
INDEXES = """
SELECT index.relname, pg_get_indexdef(index.oid), indisprimary
FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
WHERE indrelid = %s::regclass ORDER BY NOT indisprimary, index.relname
"""
#: The name of an index and its table in its definition.
NAMES = re.compile(r"INDEX (?P<index>\S+) ON (?P<table>\S+)")
SWAP = """
DROP TABLE {table};
ALTER TABLE {table}_new RESET (autovacuum_enabled);
ALTER TABLE {table}_new RENAME TO {table}
"""


class UnderWay(RuntimeError):
    """Another process makes all documents anew just now."""


def rebuild(pool):
    """Make all search documents anew; the number of articles looked at. Raises UnderWay.

    `pool` is the Executor whose processes make them, each with a connection of its own.
    """
    with alone():
        begin()
        try:
            article_ids = all_articles()
            list(pool.map(fill, chunks(article_ids, TOGETHER)))
            build_indexes()
            catch_up()
            take_the_place()
            listings.renew()
        finally:
            clean()
    return len(article_ids)


@contextmanager
def alone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILD_LOCK])
        if not cursor.fetchone()[0]:
            raise UnderWay("The search documents are being made anew by another process.")
    try:
        yield
    finally:
        execute("SELECT pg_advisory_unlock(%s)", [REBUILD_LOCK])


def begin():
    """Empty tables beside those in use, and the list of what is written from now on."""
    clean()
    with transaction.atomic():
        rebuilding.begin()
        for names in TABLES.values():
            execute(MAKE.format(**names))
    with transaction.atomic():
        rebuilding.wait_for_writers()


def clean():
    """Drop what a rebuild leaves behind, or one that was cut off."""
    with transaction.atomic():
        rebuilding.end()
        for names in TABLES.values():
            execute("DROP TABLE IF EXISTS {table}_new".format(**names))


def fill(article_ids):
    """Add the documents of these articles to the new tables."""
    for chunk in chunks(article_ids):
        with transaction.atomic():
            add(chunk)


def add(article_ids):
    for listed, rows in fresh_documents(article_ids).items():
        insert(ADD, listed, rows)


def build_indexes():
    for names in TABLES.values():
        for name, definition, is_key in indexes_of(names["table"]):
            execute(NAMES.sub(rf"INDEX \g<index>{SUFFIX} ON \g<table>{SUFFIX}", definition))
            if is_key:
                table, key = f"{names['table']}{SUFFIX}", f"{name}{SUFFIX}"
                execute(f"ALTER TABLE {table} ADD CONSTRAINT {key} PRIMARY KEY USING INDEX {key}")
        execute("ANALYZE {table}_new".format(**names))


def indexes_of(table):
    """[(name, definition, whether it is that of the primary key)]"""
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [table])
        return cursor.fetchall()


def catch_up():
    """Make the documents of articles again that were written meanwhile, until these are few."""
    while True:
        with transaction.atomic():
            written = rebuilding.noted()
            make_again(written)
        if len(written) <= FEW:
            return


def make_again(article_ids):
    for chunk in chunks(article_ids):
        for names in TABLES.values():
            execute(REMOVE.format(**names), [chunk])
        add(chunk)


def take_the_place():
    """Put the new tables in the place of the old ones, with their counts, while no one writes."""
    with transaction.atomic():
        rebuilding.wait_for_writers()
        make_again(rebuilding.noted())
        for listed, names in TABLES.items():
            counts.replace(listed, counts.true_counts(listed, f"{names['table']}{SUFFIX}"))
        for names in TABLES.values():
            indexes = [name for name, *_rest in indexes_of(names["table"])]
            execute(SWAP.format(**names))
            for name in indexes:
                execute(f"ALTER INDEX {name}{SUFFIX} RENAME TO {name}")


def execute(sql, values=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
