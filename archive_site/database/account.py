"""Who runs the embedded server: PostgreSQL refuses to run as root."""

import grp
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from archive_site.errors import SetupError

NAME = "quote_archive"  # the system user made for a site that is run by root
# The caller's locale and PG… variables must not reach the server: they would change what it does.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """The user and group ids under which the server's programs run."""

    uid: int
    gid: int

    @property
    def is_ours(self):
        """Return whether this is the user we run as already."""
        return self.uid == os.geteuid()

    @property
    def name(self):
        """Return the user's name, or its number where the system knows none."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    def run(self, *command):
        """Return the CompletedProcess (output as text) of a command run by this account."""
        switch = {} if self.is_ours else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            cwd="/",
            umask=0o077,
            env=ENVIRONMENT,
            **switch,
        )

    def can_enter(self, path):
        """Return whether this account can search the folder or execute the file."""
        return self.is_ours or self.run("test", "-x", path).returncode == 0

    def own(self, folder):
        """Give a folder and everything below it to this account."""
        if self.is_ours:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(data: Path):
    """Return the Account that runs the server over a data folder, which need not exist yet.

    Root lends the work to the folder's owner, or to a system user made for it.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if data.exists() and (found := data.stat()).st_uid != 0:
        return Account(found.st_uid, found.st_gid)
    return _system_user()


def _system_user():
    try:
        return _known_user()
    except KeyError:
        reason = _make_user()
    try:
        return _known_user()
    except KeyError:
        raise SetupError(
            f"PostgreSQL cannot run as root and the system user {NAME} could not be made "
            f"({reason}): run the archive as another user, or set DATABASE_URL."
        ) from None


def _known_user():
    return Account(pwd.getpwnam(NAME).pw_uid, grp.getgrnam(NAME).gr_gid)


def _make_user():
    if shutil.which("useradd"):
        command = ["useradd", "--system", "--user-group", "--no-create-home", NAME]
    elif shutil.which("adduser"):
        command = ["adduser", "-S", "-D", "-H", "-G", NAME, NAME]
        subprocess.run(["addgroup", "-S", NAME], capture_output=True)
    else:
        return "there is neither useradd nor adduser"
    made = subprocess.run(command, capture_output=True, text=True)
    return made.stderr.strip() or f"{command[0]} ended with {made.returncode}"
