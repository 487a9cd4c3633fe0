"""Writers of articles and records take turns, so that each sees the names and ids before it."""

from django.db import connection

#: Any number will do, as long as every writer takes the same lock.
WRITERS_LOCK = 0x71756F7465


def take_turns():
    """Wait until no other process stores, merges or splits; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
