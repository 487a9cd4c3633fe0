"""Every test run has a database cluster of its own in a temporary folder; a site never meets it.

The controller names the folder, pytest-xdist's workers inherit it, the first connection of any of
them starts the server (tests without a database start none), the controller removes it all.
TEST_DATABASE_URL names another server instead.
"""

import os
import shutil
import signal
from pathlib import Path

import hypothesis
from django.conf import settings
from hypothesis import HealthCheck

from archive_site.database import address
from articles.tests.folders import temporary_folder

TEST_CLUSTER = "QUOTE_ARCHIVE_TEST_CLUSTER"

# A slow machine is no failure. `make test` tries the same examples each time, so what passes here
# passes there; `make audit` looks for new ones, and for many more.
ANY_SPEED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis.settings.register_profile("archive", **ANY_SPEED, derandomize=True, database=None)
hypothesis.settings.register_profile("audit", **ANY_SPEED, max_examples=2000)
hypothesis.settings.load_profile("archive")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        # Who ends the tests with a plain kill leaves no server running either.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        parent = temporary_folder("quote-archive-tests-")
        (parent / "static").mkdir()
        os.environ[TEST_CLUSTER] = str(parent / "postgres")
    settings.STATIC_ROOT = Path(os.environ[TEST_CLUSTER]).with_name("static")
    settings.VAR_DIR = Path(os.environ[TEST_CLUSTER]).with_name("var")
    settings.DATABASES["default"].update(_database())
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS.append("testserver")
    settings.SEARCH_SECONDS = 600  # tests of too little time say how little


def _database():
    if url := os.environ.get("TEST_DATABASE_URL"):
        return address.from_url(url)
    return address.embedded(Path(os.environ[TEST_CLUSTER]), durable=False)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        folder = Path(os.environ.pop(TEST_CLUSTER))
        address.Cluster(folder, durable=False).stop()
        shutil.rmtree(folder.parent, ignore_errors=True)
