"""A site as `make run` serves it: its own folder, database, built static files and gunicorn."""

import os
import signal
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from archive_site.database.cluster import Cluster
from articles.tests.setup.servers import PATIENCE, clean_environment, free_port


class Site:
    """A site of its own, served by manage.py with everything in one folder."""

    def __init__(self, place):
        self.place = place
        self.cluster = Cluster(place / "var" / "postgres")

    def serve(self, *arguments):
        """Start serving on a free port and return when the site answers."""
        number = free_port()
        # As a power cut leaves it: the process it names is another by now.
        (self.place / "var").mkdir(exist_ok=True)
        (self.place / "var" / f"site-{number}.pid").write_text(str(os.getpid()))
        self.address = f"http://127.0.0.1:{number}"
        self.process = self._manage("serve", "--port", str(number), *arguments)
        assert self.get("/healthz").status == 200

    def get(self, path, **headers):
        """Return the answer to a GET; waits while the site is still being prepared."""
        request = Request(self.address + path, headers=headers)
        while self.process.poll() is None:
            try:
                return urlopen(request, timeout=PATIENCE)
            except HTTPError as answer:
                return answer
            except (URLError, ConnectionError):  # it does not listen yet
                time.sleep(0.1)
        raise AssertionError(self.process.stdout.read())

    def interrupt(self):
        """End the site as Ctrl-C does; return its exit status and all that it said."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    def stop(self):
        """End the site and its database with the command of `make stop`."""
        self._manage("stop").communicate(timeout=PATIENCE)

    def _manage(self, *arguments):
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=clean_environment(self.place),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
