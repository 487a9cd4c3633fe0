"""The embedded server's settings, by what the machine has."""

import os
from pathlib import Path

MEGABYTE = 2**20
CGROUP_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
SMALL_SHARED_MEMORY = 256 * MEGABYTE  # Docker gives /dev/shm 64 MB; a parallel query takes more


def server_settings(memory, durable=True):
    """Return PostgreSQL's settings (name to value) for a machine with `memory` bytes.

    Not `durable` is for throw-away clusters: nothing is written through to the disk.
    """
    settings = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "shared_buffers": _share(memory, 8, 64, 2048),
        "effective_cache_size": _share(memory, 2, 128, 65536),
        "maintenance_work_mem": _share(memory, 16, 32, 512),
        "work_mem": _share(memory, 256, 4, 64),
        "timezone": "UTC",
        "log_timezone": "UTC",
        # The server's log must not hold the archive's text.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    if _shared_memory() < SMALL_SHARED_MEMORY:
        settings["dynamic_shared_memory_type"] = "sysv"
    if not durable:
        settings |= {"fsync": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
        settings |= {"synchronous_commit": "off", "max_wal_size": "2GB"}
    return settings


def _share(memory, part, least, most):
    return f"{min(max(memory // part // MEGABYTE, least), most)}MB"


def _shared_memory():
    try:
        found = os.statvfs("/dev/shm")
    except OSError:
        return SMALL_SHARED_MEMORY
    return found.f_frsize * found.f_blocks


def memory_size():
    """Return the bytes of memory this process may use: the machine's, or its control group's."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min([machine, *filter(None, map(_limit, CGROUP_LIMITS))])


def _limit(path):
    try:
        return int(path.read_text())
    except (OSError, ValueError):  # no such control group, or "max"
        return None
