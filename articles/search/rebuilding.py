"""Which articles are written while all search documents are made anew (rebuild).

Every writer of documents holds WRITING shared until its transaction ends; so who takes it alone
has seen the end of all writers so far. The list of CHANGED articles is there during a rebuild only.
"""

from django.db import connection

#: Any number will do, as long as everybody who writes search documents takes the same lock.
WRITING = 0x7265627569
CHANGED = "search_changed"

IS_THERE = "SELECT FROM pg_class WHERE relname = %s AND pg_table_is_visible(oid)"


def note(article_ids):
    """Note that the documents of these articles are about to be written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [WRITING])
        cursor.execute(IS_THERE, [CHANGED])
        if cursor.fetchone() is not None:
            cursor.execute(f"INSERT INTO {CHANGED} SELECT unnest(%s::bigint[])", [article_ids])


def wait_for_writers():
    """Wait until no other transaction writes documents; none does until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])


def begin():
    """From now on articles that are written are noted."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {CHANGED}")
        cursor.execute(f"CREATE TABLE {CHANGED} (article_id bigint NOT NULL)")


def noted():
    """The keys of the articles that were written since this was asked last."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {CHANGED} RETURNING article_id")
        return sorted({key for (key,) in cursor.fetchall()})


def end():
    """Note nothing any more."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {CHANGED}")
