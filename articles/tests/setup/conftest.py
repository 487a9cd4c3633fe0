import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from archive_site.database.cluster import Cluster
from articles.tests.folders import temporary_folder
from articles.tests.setup.servers import clean_environment


@pytest.fixture
def place():
    """An empty folder with a short path, open to the server's user; its servers are stopped."""
    folder = temporary_folder("qa-")
    yield folder
    for lock in folder.rglob("postmaster.pid"):
        Cluster(lock.parent).stop()
    shutil.rmtree(folder)


@pytest.fixture
def cluster(place):
    """A running throw-away cluster of this test alone."""
    made = Cluster(place / "postgres", durable=False)
    made.start()
    return made


@pytest.fixture
def database(place):
    """The running cluster that `manage` finds: quicker to make than the one it would make."""
    made = Cluster(place / "var" / "postgres", durable=False)
    made.start()
    return made


@pytest.fixture
def manage(place):
    """A function that runs manage.py over `place` and returns the CompletedProcess."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=clean_environment(place, **environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run
