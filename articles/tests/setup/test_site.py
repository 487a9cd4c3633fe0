"""The built site as `make run` serves it: DEBUG off, built static files, gunicorn, its headers."""

import gzip
import json
import os
import re
import shutil
import signal
import time

import pytest

from articles.tests.folders import temporary_folder
from articles.tests.setup.served import Site
from articles.tests.setup.servers import PATIENCE, postmaster

#: The last two are for programs: their answers depend on nobody.
PUBLIC_PAGES = ["/", "/articles/", "/quotes/", "/speakers/", "/about/", "/healthz", "/readyz"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


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
    varies = None if path.endswith("z") else "Accept-Language, Cookie, Accept-Encoding"
    assert headers["Vary"] == varies


def test_static_files_are_hashed_compressed_and_kept_for_ever(site):
    page = site.get("/").read().decode()
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)[1]
    answer = site.get(sheet, **{"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.read()) != b""


def test_pages_are_sent_compressed(site):
    answer = site.get("/quotes/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.read()).startswith(b"<!doctype html>")


def test_a_database_killed_while_serving_is_started_by_the_requests_after(site):
    os.kill(postmaster(site.cluster), signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while site.get("/readyz").status != 200:  # the first may meet the dying server
        assert time.monotonic() < end


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
    assert site.process.wait(timeout=PATIENCE) == 0


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
