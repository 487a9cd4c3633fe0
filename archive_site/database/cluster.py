"""The embedded PostgreSQL: made when missing, started, found again, stopped."""

import contextlib
import fcntl
from dataclasses import dataclass
from pathlib import Path

from archive_site.database import places
from archive_site.database.account import account_for
from archive_site.database.server import Server
from archive_site.database.tuning import memory_size, server_settings
from archive_site.errors import SetupError


@dataclass(frozen=True)
class Cluster:
    """An embedded PostgreSQL with its data in `folder`; only `start` and `stop` touch anything."""

    folder: Path
    durable: bool = True
    shelter: Path = places.SHELTER

    def host(self):
        """Return the socket's folder, for libpq; raise SetupError if it is somebody else's."""
        socket = places.socket_folder(self.folder)
        if socket != self.folder.resolve() and socket.exists() and self.folder.exists():
            places.require_private(socket, self.folder.stat().st_uid)
        return str(socket)

    def start(self):
        """Start the server unless it answers, making its data folder first if there is none.

        Raises SetupError with the reason if it cannot run.
        """
        with _said_plainly(self.folder), self._locked():
            server = self._server()
            if not (server.data / "PG_VERSION").exists():
                server.create(self.durable)
            if server.data != self.folder.resolve():
                self.folder.symlink_to(server.data)
            server.start(self.settings())

    def settings(self):
        """Return the server's settings (name to value), by what the machine has."""
        return server_settings(memory_size(), self.durable)

    def stop(self):
        """Stop the server; return whether one was running."""
        with _said_plainly(self.folder):
            if not (self.folder / "PG_VERSION").exists():
                return False
            with self._locked():
                return self._server().stop()

    def programs(self):
        """Return the folder of the server's programs, which its account can enter."""
        return places.programs(account_for(self.folder), self.shelter)

    def _server(self):
        account = account_for(self.folder)
        data = places.data_folder(self.folder, account, self.shelter)
        return Server(data, account, self.programs())

    @contextlib.contextmanager
    def _locked(self):
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with open(self.folder.with_name(f"{self.folder.name}.lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextlib.contextmanager
def _said_plainly(folder):
    try:
        yield
    except OSError as error:
        raise SetupError(
            f"The embedded PostgreSQL in {folder} cannot run: "
            f"{error.strerror or error} ({error.filename})."
        ) from error
