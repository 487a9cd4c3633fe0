"""A PostgreSQL from the distribution's packages, set up as the compose file's image does it."""

from pathlib import Path

import psycopg

from archive_site.database.account import account_for
from articles.tests.setup.image import services

PASSWORD = "archive"  # the compose file's own, where .env names none


def programs():
    """The folder of the newest installed server's programs, or None."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    return newest and newest.parent


class Server:
    """A server in `place` that listens on `port` of 127.0.0.1 and asks for a password."""

    def __init__(self, place, port):
        self.data, self.port = place / "debian", port
        self.account = account_for(self.data)
        self.variables = services()["database"]["environment"]

    def start(self):
        secret = self.data.with_name("password")
        secret.write_text(PASSWORD)
        self.data.mkdir(mode=0o700)
        self.account.own(self.data)
        arguments = self.variables["POSTGRES_INITDB_ARGS"].split()
        access = ["--auth-host=scram-sha-256", "--auth-local=reject", "--no-sync"]
        user = f"--username={self.variables['POSTGRES_USER']}"
        self.do("initdb", user, f"--pwfile={secret}", *access, *arguments, self.data)
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        log = self.data / "log"
        self.do("pg_ctl", "start", "-w", "-D", self.data, "-l", log, "-o", f"{options} -F")
        with psycopg.connect(**self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {self.variables['POSTGRES_DB']}")

    def stop(self):
        self.do("pg_ctl", "stop", "-w", "-m", "fast", "-D", self.data)

    def address(self, database, password=PASSWORD):
        """libpq's words for a database of the server."""
        words = {"host": "127.0.0.1", "port": self.port, "user": self.variables["POSTGRES_USER"]}
        return words | {"dbname": database, "password": password}

    def do(self, name, *arguments):
        done = self.account.run(programs() / name, *arguments)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout
