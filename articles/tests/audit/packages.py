"""What the audits take from npm: the HTML checker, Lighthouse, the schema of sitemaps.

`package-lock.json` beside this file pins it all; it is installed once, into var/audit.
"""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

PLACE = settings.BASE_DIR / "var" / "audit"
PINNED = [Path(__file__).with_name(name) for name in ("package.json", "package-lock.json")]


def package(name):
    """The folder of an npm package, installed; skips where there is no npm."""
    require("npm", "apt-get install npm, or Node 18 or newer")
    PLACE.mkdir(parents=True, exist_ok=True)
    with open(PLACE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not all(map(is_same, PINNED)):
            install()
    return PLACE / "node_modules" / name


def require(program, remedy):
    """Skip with the remedy where a program is missing; fail where nobody would see that."""
    if shutil.which(program):
        return
    tell = pytest.fail if os.environ.get("CI") else pytest.skip
    tell(f"there is no {program}: {remedy}")


def is_same(pinned):
    """Whether what is installed was installed from this file as it stands."""
    copy = PLACE / pinned.name
    return copy.exists() and copy.read_bytes() == pinned.read_bytes()


def install():
    """Install what is pinned; the copies of the files, written last, say that it went well."""
    shutil.rmtree(PLACE / "node_modules", ignore_errors=True)
    for pinned in PINNED:
        shutil.copy(pinned, PLACE)
    try:
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
            cwd=PLACE,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except BaseException:
        (PLACE / PINNED[-1].name).unlink()
        raise
