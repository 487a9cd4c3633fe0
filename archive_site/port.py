"""Claiming the site's port: before anything slow begins, and without any package."""

import errno
import socket
import sys

from archive_site.errors import SetupError

HOST = "127.0.0.1"
BACKLOG = 128  # connections that wait until the site answers


def claim(port):
    """Return a socket that listens on 127.0.0.1:port; raise SetupError if it cannot be had."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, _number(port)))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise SetupError(_refusal(port, error)) from None
    return listener


def _number(port):
    if not str(port).isdecimal() or not 1 <= int(port) <= 65535:
        raise SetupError(f"PORT must be a number from 1 to 65535, not “{port}”.")
    return int(port)


def _refusal(port, error):
    other = "choose another with `make run PORT=8001`."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken: `make stop` ends a site of this project, or {other}"
    return f"Port {port} cannot be used ({error.strerror}): {other}"


if __name__ == "__main__":
    try:
        claim(sys.argv[1]).close()
    except SetupError as refusal:
        sys.exit(str(refusal))
