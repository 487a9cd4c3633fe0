"""The server over one data folder: initdb, pg_ctl and pg_isready, and the traps around them."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from archive_site.database import places
from archive_site.database.account import Account
from archive_site.errors import SetupError

READY, BUSY = 0, 1  # pg_isready's exit status: it answers, or it starts up or shuts down
PATIENCE = 600  # seconds for a recovery after a crash; pg_ctl's own 60 are few for a big archive
ORPHANS_PATIENCE = 10  # seconds for the children of a killed server to notice and end
LOG_LIMIT = 10_000_000  # bytes of server.log kept when the server starts


@dataclass(frozen=True)
class Server:
    """The server over one data folder, driven while the cluster's lock is held."""

    data: Path
    account: Account
    programs: Path

    @property
    def log(self):
        """Return the server's log file."""
        return self.data / "server.log"

    def create(self, durable):
        """Make the data folder with initdb, whole or not at all."""
        if self.data.exists() and any(self.data.iterdir()):
            raise SetupError(
                f"{self.data} holds no PostgreSQL database, and it is not empty: move it away."
            )
        for leftover in self.data.parent.glob(f"{self.data.name}.new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        # A killed initdb may still be writing to its folder: each attempt has one of its own.
        new = Path(tempfile.mkdtemp(prefix=f"{self.data.name}.new-", dir=self.data.parent))
        self.account.own(new)
        self._initdb(new, [] if durable else ["--no-sync"])
        new.rename(self.data)

    def _initdb(self, new, extra):
        made = self._run(
            *("initdb", "--pgdata", new, "--username=postgres", "--auth=trust", "--encoding=UTF8"),
            *("--locale-provider=builtin", "--locale=C.UTF-8", "--data-checksums", *extra),
        )
        if made.returncode:
            shutil.rmtree(new, ignore_errors=True)
            raise SetupError(f"PostgreSQL's initdb could not make {self.data}: {_reason(made)}")

    def start(self, settings):
        """Start the server, or wait for the one that starts; return when it answers."""
        if self.data.stat().st_uid != self.account.uid:  # root copied the project
            self.account.own(self.data)
        self._require_access()
        self._require_version()
        if self._wait_while_busy() == READY:
            return
        self._require_no_other()
        self._remove_stale_locks()
        self._shorten_log()
        self._launch(settings)

    def stop(self):
        """Stop the server; return whether one was running."""
        if self._run("pg_ctl", "status", "--pgdata", self.data).returncode:
            return False
        stopped = self._run("pg_ctl", "stop", "--pgdata", self.data, "--mode=fast", "--silent")
        if stopped.returncode:
            raise SetupError(f"PostgreSQL in {self.data} did not stop: {_reason(stopped)}")
        if (socket := places.socket_folder(self.data)) != self.data:
            shutil.rmtree(socket)
        return True

    def _run(self, program, *arguments):
        return self.account.run(self.programs / program, *arguments)

    def _require_access(self):
        if closed := places.closed_parent(self.data, self.account):
            raise SetupError(
                f"PostgreSQL runs as the user {self.account.name}, who cannot enter {closed}: "
                f"open it with `chmod o+x`, move the project, or set DATABASE_URL."
            )

    def _require_version(self):
        found = (self.data / "PG_VERSION").read_text().strip()
        ours = self._run("postgres", "--version").stdout.split()[-1].split(".")[0]
        if found != ours:
            raise SetupError(
                f"{self.data} was made by PostgreSQL {found} and this archive brings {ours}: "
                f"move the folder away to begin anew, or run a PostgreSQL {found} over it "
                "and set DATABASE_URL."
            )

    def _wait_while_busy(self):
        deadline = time.monotonic() + PATIENCE
        while (state := self._state()) == BUSY and time.monotonic() < deadline:
            time.sleep(0.1)
        return state

    def _state(self):
        socket = places.socket_folder(self.data)
        return self._run("pg_isready", "--quiet", "--host", socket).returncode

    def _require_no_other(self):
        deadline = time.monotonic() + ORPHANS_PATIENCE
        while pids := _processes_in(self.data):
            if time.monotonic() > deadline:
                raise SetupError(
                    f"A PostgreSQL server (process {min(pids)}) holds {self.data} and does not "
                    "answer: stop it with `make stop`."
                )
            time.sleep(0.1)

    def _remove_stale_locks(self):
        # After a power cut a lock file may be empty, or its process id another program's.
        socket = places.socket_folder(self.data)
        for lock in (self.data / "postmaster.pid", socket / f"{places.SOCKET}.lock"):
            if lock.exists() and _names_a_stranger(lock):
                lock.unlink()

    def _shorten_log(self):
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _launch(self, settings):
        socket = places.socket_folder(self.data)
        if socket != self.data:
            places.secure(socket, self.account)
        directory = "." if socket == self.data else str(socket)
        settings = {**settings, "unix_socket_directories": directory}
        options = " ".join(f"-c {name}={value or repr('')}" for name, value in settings.items())
        read_before = self.log.stat().st_size if self.log.exists() else 0
        started = self._run(
            *("pg_ctl", "start", "--pgdata", self.data, "--wait", "--timeout", PATIENCE),
            *("--silent", "--log", self.log, "--options", options),
        )
        if started.returncode:
            words = self._last_words(read_before) or _reason(started)
            raise SetupError(f"PostgreSQL did not start over {self.data}: {words}")

    def _last_words(self, read_before):
        if not self.log.exists():
            return ""
        lines = self.log.read_bytes()[read_before:].decode(errors="replace").splitlines()
        fatal = [line.partition(":  ")[2] for line in lines if "FATAL" in line or "PANIC" in line]
        return (fatal or lines or [""])[-1]


def _processes_in(data):
    """Return the ids of the processes whose working folder is the data folder: a server's."""
    found = psutil.process_iter(["cwd", "name"])
    return [each.pid for each in found if each.info["cwd"] == str(data) and _is_server(each)]


def _is_server(process):
    return (process.info["name"] or "").startswith("postgres")


def _names_a_stranger(lock):
    try:
        pid = int(lock.read_text().split()[0])
    except (IndexError, ValueError):
        return True
    return psutil.pid_exists(pid)  # no server works in this folder any more: the id was reused


def _reason(process):
    lines = (process.stderr or process.stdout).strip().splitlines()
    return lines[-1].strip() if lines else f"it ended with {process.returncode}"
