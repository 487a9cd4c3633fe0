"""Several statements that see the archive as it is at one moment."""

from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg import IsolationLevel
from psycopg.errors import QueryCanceled

#: The planner takes reading words for cheap and would read them all; a plan is used but once; with
#: less memory, matches are sorted on disk before the parts of a list are put together.
SETTINGS = """
SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB';
SET LOCAL statement_timeout = {milliseconds}
"""


class TooMuch(Exception):
    """A statement took longer than `SEARCH_SECONDS`."""


@contextmanager
def one_moment():
    """A transaction in which every statement sees what the first one saw.

    Within another transaction that one's rule holds, and this is a savepoint of it.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    connection.ensure_connection()
    session = connection.connection
    usual, session.isolation_level = session.isolation_level, IsolationLevel.REPEATABLE_READ
    try:
        with transaction.atomic():
            yield
    finally:
        if not session.closed:
            session.isolation_level = usual


@contextmanager
def reading():
    """One moment for searches; raises TooMuch where a statement takes longer than SEARCH_SECONDS.

    It leaves nothing behind: settings made in it end with it.
    """
    milliseconds = max(1, int(settings.SEARCH_SECONDS * 1000))  # 0 would be no limit at all
    try:
        with one_moment():
            connection.connection.execute(SETTINGS.format(milliseconds=milliseconds))
            yield
            transaction.set_rollback(True)
    except (QueryCanceled, OperationalError) as error:
        if isinstance(error, QueryCanceled) or isinstance(error.__cause__, QueryCanceled):
            raise TooMuch from error
        raise
