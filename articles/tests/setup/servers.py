"""What the tests of set-up share: asking a cluster, and an environment of their own."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from random import randrange

import psycopg
from django.conf import settings

from archive_site.database.cluster import Cluster
from articles.tests.folders import temporary_folder

#: Seconds that a command or an answer may take: no test is about how fast a machine is.
PATIENCE = 600
#: Ports below those that systems give to whoever asks for any: no connection takes one of these
#: between the moment it is found free and the moment it is used.
PORTS = range(10_000, 32_000)


@contextlib.contextmanager
def own_place():
    """An empty folder with a short path, open to the server's user; its servers are stopped."""
    folder = temporary_folder("qa-")
    try:
        yield folder
    finally:
        for lock in folder.rglob("postmaster.pid"):
            Cluster(lock.parent).stop()
        shutil.rmtree(folder)


def free_port():
    """The number of a port of this machine that nobody listens on."""
    while True:
        number = randrange(PORTS.start, PORTS.stop)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", number)):
            return number


def manage_in(place):
    """A function that runs manage.py over `place` and returns the CompletedProcess."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=clean_environment(place, **environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    return run


def copied(stopped, place):
    """The running cluster that `manage_in(place)` finds, with what the `stopped` one holds."""
    made = Cluster(place / "var" / "postgres", durable=False)
    shutil.copytree(stopped, made.folder)
    made.start()
    return made


def ask(cluster, sql, database="postgres"):
    """Return the first value that the cluster answers, or None."""
    address = {"host": cluster.host(), "user": "postgres", "dbname": database}
    with psycopg.connect(**address, autocommit=True) as connection:
        answer = connection.execute(sql)
        return answer.fetchone()[0] if answer.description else None


def postmaster(cluster):
    """Return the process id of the cluster's server."""
    return int((cluster.folder / "postmaster.pid").read_text().split()[0])


def clean_environment(place, **more):
    """Return environment variables for a command that keeps everything in `place`."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "VAR_DIR": str(place / "var")} | more


def assert_one_sentence(process, *parts):
    """Assert that a command failed with one line on stderr that holds the parts."""
    assert process.returncode == 1, process.stderr
    lines = process.stderr.strip().splitlines()
    assert len(lines) == 1, process.stderr
    assert [part for part in parts if part not in lines[0]] == []
