"""A database cluster of the bench's own, and the processes that work on it."""

import multiprocessing
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from archive_site.database import address
from archive_site.database.cluster import Cluster
from archive_site.database.tuning import MEGABYTE, memory_size

#: For a small server of two cores and 8 GB; a machine with less gives a quarter to the buffers.
TUNED = {
    "shared_buffers": f"{min(2048, memory_size() // 4 // MEGABYTE)}MB",
    "effective_cache_size": "6GB",
    "work_mem": "128MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "2",
    "max_parallel_maintenance_workers": "2",
    "random_page_cost": "1.1",
    "effective_io_concurrency": "64",
    "default_statistics_target": "200",
    "jit": "off",
    "synchronous_commit": "off",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # it would come between the measurements; loading vacuums
}
DATA = "postgres"


@dataclass(frozen=True)
class BenchCluster(Cluster):
    """The embedded PostgreSQL with the settings that every figure is measured with."""

    def settings(self):
        """Return the server's settings (name to value)."""
        return super().settings() | TUNED


def use(folder: Path):
    """Point this process's connection to the cluster in `folder`; the next query starts it."""
    connections["default"].close()
    cluster = BenchCluster(folder / DATA)
    settings.DATABASES["default"].update(address.embedded(folder / DATA) | {"CLUSTER": cluster})


def prepare(folder: Path):
    """Use the cluster in `folder` with all tables; it is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)  # the server's account, where root lends it the work, must enter
    use(folder)
    call_command("migrate", verbosity=0, interactive=False)


def stop(folder: Path):
    """Stop the cluster in `folder`."""
    connections["default"].close()
    BenchCluster(folder / DATA).stop()


def remove(folder: Path):
    """Stop the cluster in `folder` and remove everything there."""
    stop(folder)
    data = folder / DATA
    if data.is_symlink():  # the cluster had to be put where its account can enter
        shutil.rmtree(data.resolve().parent, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def workers(folder: Path, count=1):
    """An Executor of `count` new processes that use the cluster in `folder`."""
    return ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), initializer=begin, initargs=(folder,)
    )


def begin(folder):
    django.setup()
    use(folder)
