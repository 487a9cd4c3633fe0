"""Django's PostgreSQL engine, which starts the embedded server on the first connection."""

import contextlib
import os

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base, client

from archive_site.database.address import EMBEDDED_NAMES
from archive_site.database.requirements import missing_trait
from archive_site.errors import SetupError

ATTEMPTS = 3  # as things are, with the server started, with the database made


class DatabaseUnavailable(SetupError, OperationalError):
    """The database cannot be used, in one sentence: for the terminal and for Django alike."""


class DatabaseClient(client.DatabaseClient):
    """psql for `manage.py dbshell`: over the embedded server, the one it brings."""

    def runshell(self, parameters):
        """Run psql; start the embedded server first."""
        settings = self.connection.settings_dict
        if cluster := settings["CLUSTER"]:
            self.connection.ensure_connection()
            settings["HOST"] = cluster.host()
            os.environ["PATH"] = f"{cluster.programs()}{os.pathsep}{os.environ['PATH']}"
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to DATABASE_URL, or to the Cluster that the setting CLUSTER names."""

    client_class = DatabaseClient
    examined = set()  # addresses of databases found good in this process

    def get_new_connection(self, conn_params):
        """Return a psycopg connection; raise DatabaseUnavailable with the reason there is none."""
        cluster = self.settings_dict.get("CLUSTER")
        try:
            return self._embedded(cluster, conn_params) if cluster else self._other(conn_params)
        except SetupError as error:
            raise DatabaseUnavailable(str(error)) from error

    def _embedded(self, cluster, conn_params):
        for _ in range(ATTEMPTS):
            try:
                return super().get_new_connection(conn_params | {"host": cluster.host()})
            except psycopg.OperationalError as error:
                reason = _reason(error)
                self._mend(cluster, conn_params["dbname"], reason)
        raise SetupError(f"The embedded PostgreSQL refuses connections: {reason}")

    def _mend(self, cluster, name, reason):
        if not reason.endswith("does not exist"):
            cluster.start()
        elif name in EMBEDDED_NAMES:
            _create_database(cluster, name)

    def _other(self, conn_params):
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.OperationalError as error:
            reason = _reason(error)
            raise SetupError(f"The database of DATABASE_URL cannot be used: {reason}") from error
        if self.settings_dict["NAME"]:  # Django asks the server's own database without a name
            self._examine(connection)
        return connection

    def _examine(self, connection):
        address = (connection.info.host, connection.info.port, connection.info.dbname)
        if address in self.examined:
            return
        missing = missing_trait(connection)
        connection.rollback()
        if missing:
            connection.close()
            raise SetupError(missing)
        self.examined.add(address)


def _create_database(cluster, name):
    address = {"host": cluster.host(), "user": "postgres", "dbname": "postgres"}
    first_wins = contextlib.suppress(
        psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation
    )
    with psycopg.connect(**address, autocommit=True) as connection, first_wins:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")


def _reason(error):
    """Return why libpq failed, without the address that it repeats before each reason."""
    failures = [line for line in str(error).splitlines() if "failed: " in line]
    last = failures[-1] if failures else str(error).splitlines()[0]
    return last.rpartition("failed: ")[2].removeprefix("FATAL:  ").strip()
