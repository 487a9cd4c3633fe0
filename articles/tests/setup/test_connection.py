"""The first connection starts the server; one that broke is opened anew."""

import os
import signal
import time

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from archive_site.database import address
from articles.tests.setup.servers import postmaster


@pytest.fixture
def connection(place, django_db_blocker):
    """A Django connection to the embedded archive in `place`, not yet open."""
    handler = ConnectionHandler({"default": address.embedded(place / "postgres", durable=False)})
    with django_db_blocker.unblock():
        yield handler["default"]
        handler["default"].close()


def answer(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_the_first_connection_makes_server_and_database(connection, place):
    assert list(place.iterdir()) == []
    assert answer(connection, "SELECT current_database()") == "archive"


def test_a_dropped_database_is_made_again(connection, place):
    answer(connection, "SELECT 1")
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE archive")
    assert answer(connection, "SELECT current_database()") == "archive"


def test_a_database_of_another_name_is_not_made(connection):
    connection.settings_dict["NAME"] = "mistyped"
    with pytest.raises(OperationalError, match="mistyped"):
        connection.connect()


def test_a_server_killed_while_serving_is_started_by_the_next_request(connection, place):
    answer(connection, "SELECT 1")
    cluster = connection.settings_dict["CLUSTER"]
    os.kill(postmaster(cluster), signal.SIGKILL)
    while connection.is_usable():  # until our backend has noticed
        time.sleep(0.01)
    connection.close_if_unusable_or_obsolete()  # as Django does between requests
    assert answer(connection, "SELECT current_database()") == "archive"
