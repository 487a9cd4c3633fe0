"""DATABASE_URL takes any good PostgreSQL, and says in one sentence what is wrong with another."""

import shutil
from urllib.parse import quote

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from archive_site.database import address
from archive_site.database.base import DatabaseUnavailable
from archive_site.database.cluster import Cluster
from archive_site.errors import SetupError
from articles.tests.folders import temporary_folder
from articles.tests.setup.servers import ask, assert_one_sentence

DATABASES = {
    "good": "OWNER asker",
    "borrowed": "",  # of another owner, as an administrator lends one
    "latin": "ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'",
    "ascii": "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'",
}


@pytest.fixture(scope="module")
def server():
    """A cluster that plays the operator's server, with a role that needs its password."""
    folder = temporary_folder("qa-")
    cluster = Cluster(folder / "postgres", durable=False)
    cluster.start()
    ask(cluster, "CREATE ROLE asker LOGIN PASSWORD 'right'")
    for name, how in DATABASES.items():
        ask(cluster, f"CREATE DATABASE {name} TEMPLATE template0 {how}")
    ask(cluster, "GRANT CREATE ON SCHEMA public TO asker", "borrowed")
    rules = cluster.folder / "pg_hba.conf"
    rules.write_text("local all asker scram-sha-256\n" + rules.read_text())
    ask(cluster, "SELECT pg_reload_conf()")
    yield cluster
    cluster.stop()
    shutil.rmtree(folder)


def url(server, database, password="right"):
    return f"postgresql://asker:{password}@{quote(server.host(), safe='')}/{database}"


def connect(url):
    connection = ConnectionHandler({"default": address.from_url(url)})["default"]
    connection.get_new_connection(connection.get_connection_params()).close()


def unusable(reason):
    return f"The database of DATABASE_URL cannot be used: {reason}"


def refusal(url):
    with pytest.raises(DatabaseUnavailable) as caught:
        connect(url)
    return str(caught.value)


def test_a_good_database_is_taken(server):
    connect(url(server, "good"))


def test_a_wrong_password_is_named(server):
    assert refusal(url(server, "good", "wrong")) == unusable(
        'password authentication failed for user "asker"'
    )


def test_a_missing_database_is_named(server):
    assert refusal(url(server, "none")) == unusable('database "none" does not exist')


def test_a_server_that_is_not_there_is_named():
    assert refusal("postgresql://asker@127.0.0.1:1/archive") == unusable("Connection refused")


def test_a_host_that_nobody_knows_is_named():
    said = refusal("postgresql://asker@nowhere.invalid/archive")
    assert said.startswith(unusable("failed to resolve host 'nowhere.invalid'"))


def test_a_database_that_is_not_utf8_is_refused_with_the_way_out(server):
    assert refusal(url(server, "latin")) == (
        "The database latin stores LATIN1, not UTF-8: make it anew with "
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';"
    )


def test_a_locale_without_letters_is_refused_with_the_way_out(server):
    assert refusal(url(server, "ascii")) == (
        "The locale of the database ascii knows no letters beyond ASCII: make it anew with "
        "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';"
    )


def test_django_sees_an_unusable_database_as_its_own_error():
    assert issubclass(DatabaseUnavailable, OperationalError)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("mysql://a/b", "DATABASE_URL must begin with postgres:// or postgresql://."),
        ("postgresql://asker@host", "DATABASE_URL names no database: add /NAME after the host."),
        (
            "postgresql://a/b?colour=red",
            'DATABASE_URL cannot be read: invalid URI query parameter: "colour".',
        ),
    ],
)
def test_a_url_that_makes_no_sense_is_refused(value, sentence):
    with pytest.raises(SetupError) as caught:
        address.from_url(value)
    assert str(caught.value) == sentence


def test_the_parts_of_a_url_become_the_setting():
    setting = address.from_url("postgres://us%40er:pa%2Fss@db.example:5433/quotes?sslmode=require")
    assert {key: setting[key] for key in (*address.PARTS, "OPTIONS")} == {
        "NAME": "quotes",
        "USER": "us@er",
        "PASSWORD": "pa/ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"connect_timeout": 10, "sslmode": "require"},
    }


def test_a_command_says_a_wrong_url_in_one_line(manage):
    failed = manage("migrate", DATABASE_URL="postgresql://asker@127.0.0.1:1/archive")
    assert_one_sentence(failed, "DATABASE_URL cannot be used: Connection refused")


def test_a_missing_extension_that_we_may_not_create_is_named(manage, server):
    failed = manage("migrate", DATABASE_URL=url(server, "borrowed"))
    sql = "CREATE EXTENSION pg_trgm; in borrowed."
    assert_one_sentence(failed, "lacks the extension pg_trgm", f"an administrator run {sql}")


def test_an_owner_of_a_database_migrates_it(manage, server):
    migrated = manage("migrate", "--verbosity=0", DATABASE_URL=url(server, "good"))
    assert (migrated.returncode, migrated.stderr) == (0, "")
    assert ask(server, "SELECT count(*) > 10 FROM django_migrations", "good") is True
