"""Typed readers of environment variables; a bad value raises SetupError with one sentence.

An empty variable counts as unset.
"""

import os
import re
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from archive_site.errors import SetupError

SWITCH = {"yes": True, "true": True, "on": True, "1": True}
SWITCH |= {"no": False, "false": False, "off": False, "0": False}
URL_PATH = re.compile(r"[\w-]+(/[\w-]+)*", re.ASCII)
TAKEN_PATHS = {"articles", "quotes", "speakers", "organizations", "publications", "topics"}
TAKEN_PATHS |= {"q", "about", "static", "healthz", "readyz", "oembed", "language"}
NOT_IN_HEADERS = set(' <>"\\')
MOST_DAYS = 3650
MOST_SECONDS = 600  # longer than any reader waits
SHORTEST_SECRET = 50  # characters; Django's deployment check asks as much


def text(name, default):
    """Return the variable's text without surrounding space."""
    return os.environ.get(name, "").strip() or default


def switch(name, default):
    """Return True or False from yes or no, true or false, on or off, 1 or 0."""
    value = text(name, "yes" if default else "no").lower()
    if value not in SWITCH:
        raise SetupError(f"{name} must be yes or no, not “{value}”.")
    return SWITCH[value]


def choice(name, allowed):
    """Return one of the allowed values; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise SetupError(f"{name} must be one of {', '.join(sorted(allowed))}, not “{value}”.")
    return value


def words(name, default):
    """Return a list from values divided by commas."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def days(name, default):
    """Return a timedelta of a whole number of days."""
    value = text(name, str(default))
    if not (value.isdecimal() and value.isascii() and int(value) <= MOST_DAYS):
        raise SetupError(f"{name} must be a number of days up to {MOST_DAYS}, not “{value}”.")
    return timedelta(days=int(value))


def seconds(name, default):
    """Return a whole number of seconds, at least one."""
    value = text(name, str(default))
    if not (value.isdecimal() and value.isascii() and 0 < int(value) <= MOST_SECONDS):
        raise SetupError(f"{name} must be a number of seconds up to {MOST_SECONDS}, not “{value}”.")
    return int(value)


def share(name, default):
    """Return a number from 0 to 1."""
    given = text(name, str(default))
    try:
        value = float(given)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise SetupError(f"{name} must be a number from 0 to 1, not “{given}”.")
    return value


def folder(name, default):
    """Return an absolute Path."""
    return Path(text(name, str(default))).expanduser().absolute()


def email(name):
    """Return an e-mail address, or an empty string."""
    value = text(name, "")
    local, _, domain = value.partition("@")
    if value and not (local and "." in domain and " " not in value):
        raise SetupError(f"{name} must be an e-mail address, not “{value}”.")
    return value


def url_path(name, default):
    """Return a path below the site's root, with a slash at its end and none before it."""
    value = text(name, default).strip("/")
    if not URL_PATH.fullmatch(value) or value.partition("/")[0] in TAKEN_PATHS:
        raise SetupError(f"{name} must be a free path such as desk/, not “{value}”.")
    return f"{value}/"


def site_url(name):
    """Return scheme and host, as https://example.org, or an empty string."""
    value = text(name, "").rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path):
        raise SetupError(f"{name} must look like https://example.org, not “{value}”.")
    return value


def web_address(name):
    """Return an address of a page, as https://example.org/page, or an empty string."""
    value = text(name, "")
    parts = urlsplit(value)
    known = parts.scheme in ("http", "https") and parts.hostname
    plain = value.isascii() and value.isprintable() and NOT_IN_HEADERS.isdisjoint(value)
    if value and not (known and plain):
        raise SetupError(f"{name} must look like https://example.org/page, not “{value}”.")
    return value


def secret(name, file):
    """Return the variable's text, or that of the file, which is made when missing."""
    value = text(name, "")
    if value and len(value) < SHORTEST_SECRET:
        raise SetupError(f"{name} must have at least {SHORTEST_SECRET} characters.")
    return value or _kept_secret(file)


def _kept_secret(file):
    try:
        if not file.exists():
            _make_secret(file)
        value = file.read_text().strip()
    except OSError as error:
        raise SetupError(f"{error.filename} cannot be used: {error.strerror}.") from None
    if len(value) < SHORTEST_SECRET:
        raise SetupError(f"{file} holds no secret key: remove it and start again.")
    return value


def _make_secret(file):
    if not file.parent.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o755)  # the database's own user passes through
    handle, new = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.new-")  # mode 600
    with open(handle, "w") as stream:
        stream.write(secrets.token_urlsafe(SHORTEST_SECRET))
    try:
        os.link(new, file)  # whole or not at all; of two starters the first wins
    except FileExistsError:
        pass
    finally:
        os.unlink(new)
