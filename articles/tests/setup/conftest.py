import fcntl
import os
import shutil
from pathlib import Path

import pytest

from archive_site.database.cluster import Cluster
from articles.tests.conftest import TEST_CLUSTER
from articles.tests.setup.servers import copied, manage_in, own_place


@pytest.fixture
def place():
    """An empty folder with a short path, open to the server's user; its servers are stopped."""
    with own_place() as folder:
        yield folder


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


@pytest.fixture(scope="session")
def migrated():
    """The folder of a stopped cluster with an empty archive: made once, by the first worker."""
    run = Path(os.environ[TEST_CLUSTER]).parent
    kept = run / "migrated"
    with open(run / "migrated.lock", "w") as lock, own_place() as place:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            made = Cluster(place / "var" / "postgres", durable=False)
            made.start()
            assert manage_in(place)("migrate", "--verbosity=0").returncode == 0
            made.stop()
            shutil.move(made.folder, kept)
    return kept


@pytest.fixture
def empty_archive(migrated, place):
    """The running cluster that `manage` finds, with an archive in it that holds nothing."""
    return copied(migrated, place)


@pytest.fixture
def manage(place):
    """A function that runs manage.py over `place` and returns the CompletedProcess."""
    return manage_in(place)
