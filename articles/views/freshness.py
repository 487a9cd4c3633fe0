"""Answers that are sent again only where something has changed, and that other sites may read.

A page is fresh for a language: its ETag tells which, and a time alone proves nothing of it.

One question to the database tells whether anything at all was written since: its snapshot changes
with every transaction that writes, and with no other. So nothing old is ever taken for fresh; on a
server that other databases share, their writing costs some of the 304s.
"""

import hashlib
import time
from functools import cache, wraps

from django.conf import settings
from django.db import connection
from django.http import Http404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import localdate
from django.utils.translation import get_language

from . import errors
from .language import is_for_people

STATE = "SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text"
#: What the pages are made of, beside the database.
SOURCES = (
    "templates/**/*",
    "articles/**/*.py",
    "articles/**/*.mo",
    "static/**/*.css",
    "static/**/*.js",
)
#: A time in a header is exact to the second: what is younger may change within its second.
SECOND = 1.0


def fresh(view):
    """`view`, answering 304 to who has its answer already."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if settings.DEBUG or request.method not in ("GET", "HEAD"):
            return opened(request, view(request, *args, **kwargs))
        now = state()
        etag = etag_of(request, now)
        if request.headers.get("If-None-Match", "*") != "*":
            response = get_conditional_response(request, etag)
            if response is not None:
                return labelled(response, etag)
        response = opened(request, found(view, request, *args, **kwargs))
        if response.status_code != 200:
            return response
        since = None if is_for_people(request) else KNOWN.since(now)
        labelled(response, response.headers.get("ETag", etag), since)
        return get_conditional_response(
            request, response.headers["ETag"], since and int(since), response
        )

    return answer


def readable(view):
    """`view`, which keeps its own ETag, readable by other sites like the fresh ones."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = opened(request, found(view, request, *args, **kwargs))
        response.headers["Cache-Control"] = "no-cache"
        return response

    return answer


def state():
    """What the archive and its pages depend on: changes with every write, restart and day."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return (*cursor.fetchone(), localdate().isoformat(), site_version())


@cache
def site_version():
    """A digest of templates, code and styles, the same in every process of a version."""
    digest = hashlib.sha256(repr([settings.SITE_NAME, settings.CONTACT_EMAIL]).encode())
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            if path.is_file() and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def etag_of(request, now):
    """A weak ETag of the answer to one address in one state."""
    asked = (*now, get_language(), request.scheme, request.get_host(), request.get_full_path())
    return f'W/"{hashlib.sha256(repr(asked).encode()).hexdigest()[:24]}"'


class Known:
    """Since when this process knows the archive in its present state."""

    def __init__(self):
        self.state, self.begun = None, 0.0

    def since(self, state):
        """Seconds since 1970, or None as long as that is too young for a header."""
        now = time.time()
        if state != self.state:
            self.state, self.begun = state, now
        return self.begun if now - self.begun > SECOND else None


KNOWN = Known()


def labelled(response, etag, since=None):
    """`response` with what a browser needs to ask again cheaply."""
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    if since:
        response.headers["Last-Modified"] = http_date(since)
    return response


def found(view, request, *args, **kwargs):
    """The answer of `view`, or the site's own where there is nothing at the address."""
    try:
        return view(request, *args, **kwargs)
    except Http404 as missing:
        return errors.not_found(request, missing)


def opened(request, response):
    """`response`, readable by scripts of any site unless it is a page.

    So are the ways to it and the news that it is gone: browsers ask each answer on the way.
    """
    html = response.headers.get("Content-Type", "").startswith("text/html")
    if not html or (response.status_code != 200 and not is_for_people(request)):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, X-Total-Count"
    return response
