"""The built site as `make run` serves it: DEBUG off, built static files, gunicorn, its headers."""

import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from archive_site.database.cluster import Cluster
from articles.tests.folders import temporary_folder
from articles.tests.setup.servers import clean_environment, postmaster

PUBLIC_PAGES = ["/", "/articles/", "/quotes/", "/speakers/", "/about/", "/healthz", "/readyz"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


class Site:
    """A site of its own, served by manage.py with everything in one folder."""

    def __init__(self, place):
        self.place = place
        self.cluster = Cluster(place / "var" / "postgres")

    def serve(self, *arguments):
        """Start serving on a free port and return when the site answers."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            number = free.getsockname()[1]
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
                return urlopen(request, timeout=60)
            except HTTPError as answer:
                return answer
            except (URLError, ConnectionError):  # it does not listen yet
                time.sleep(0.1)
        raise AssertionError(self.process.stdout.read())

    def interrupt(self):
        """End the site as Ctrl-C does; return its exit status and all that it said."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=20)
        return self.process.returncode, said

    def stop(self):
        """End the site and its database with the command of `make stop`."""
        self._manage("stop").communicate(timeout=30)

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


@pytest.fixture(scope="module")
def site():
    place = temporary_folder("qa-")
    site = Site(place)
    try:
        site.serve()
        yield site
    finally:
        site.stop()
        shutil.rmtree(place)


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_are_guarded_by_their_headers(site, path):
    answer = site.get(path)
    headers = answer.headers
    assert answer.status == 200
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("camera=()")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_set_no_cookie_and_open_no_session(site, path):
    headers = site.get(path).headers
    assert headers["Set-Cookie"] is None
    assert "Cookie" not in (headers["Vary"] or "")


def test_static_files_are_hashed_compressed_and_kept_for_ever(site):
    page = site.get("/").read().decode()
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)[1]
    answer = site.get(sheet, **{"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.read()) != b""


def test_a_database_killed_while_serving_is_started_by_the_requests_after(site):
    os.kill(postmaster(site.cluster), signal.SIGKILL)
    answers = (site.get("/readyz").status for _ in range(20))  # the first may meet the dying server
    assert next(status for status in answers if status == 200) == 200


def test_own_articles_replace_the_sample_and_outlive_a_restart(site):
    folder = site.place / "own articles"
    folder.mkdir()
    (folder / "rain.txt").write_text(OWN_ARTICLE)
    assert "Rain stops the harbour fair" not in site.get("/articles/").read().decode()
    _, said = site.interrupt()
    assert ("showing the sample" in said, "36 created" in said) == (True, True)
    assert "Traceback" not in said
    assert_requests_are_told(said)
    site.serve()
    _, said = site.interrupt()
    assert ("showing the sample" in said, "batch" in said) == (True, False)
    site.serve("--articles", str(folder))
    assert site.interrupt()[0] == 0
    site.serve()
    assert "Rain stops the harbour fair" in site.get("/articles/").read().decode()
    site.stop()
    assert site.cluster.stop() is False
    assert site.process.wait(timeout=10) == 0


def assert_requests_are_told(said):
    """Assert that the site's log has a line for each request and nothing of who asked what."""
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["message"] == "request"]
    told = [(line["method"], line["path"], line["status"]) for line in requests]
    assert ("GET", "/articles/", 200) in told
    assert {tuple(sorted(line)) for line in requests} == {
        ("bytes", "level", "logger", "message", "method", "ms", "path", "status", "time")
    }
    assert "127.0.0.1" not in "".join(json.dumps(line) for line in requests)


OWN_ARTICLE = """Rain stops the harbour fair

By Ada Fenn

3 May 2024

“We wait until the water has gone,” said Ada Fenn, who runs the fair.
"""
