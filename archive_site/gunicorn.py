"""How the site is served: `gunicorn --config python:archive_site.gunicorn archive_site.wsgi`."""

import os
import sys

from archive_site import environment
from archive_site.errors import BOOT_ERROR, SetupError
from archive_site.logs import LEVELS

workers = min(max(os.cpu_count() or 2, 2), 8)
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 10
control_socket_disable = True  # it would lie in the user's home folder, one for all sites


def when_ready(_server):
    """Called before the first worker is made: with what it loads, each begins."""
    from archive_site.preload import preload  # Django is set up by now

    preload()


# A site that nobody watches on a terminal says each request. LOG_LEVEL then holds for Django too.
_LEVELS = LEVELS if sys.stderr.isatty() else tuple(dict.fromkeys(["INFO", *LEVELS]))
try:
    _level = os.environ["LOG_LEVEL"] = environment.choice("LOG_LEVEL", _LEVELS)
except SetupError as error:
    print(error, file=sys.stderr)
    sys.exit(BOOT_ERROR)

# gunicorn's own level INFO tells of workers coming and going, which says nothing to an operator.
_QUIET = {"level": "WARNING", "handlers": ["lines"], "propagate": False}
_REQUESTS = {"level": _level, "handlers": ["requests"], "propagate": False}
logconfig_dict = {
    "root": {"level": "WARNING", "handlers": ["lines"]},
    "loggers": {"gunicorn.error": _QUIET, "gunicorn.access": _REQUESTS},
    "formatters": {
        "line": {"()": "archive_site.logs.LineFormatter"},
        "request": {"()": "archive_site.logs.RequestFormatter"},
    },
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "formatter": "line"},
        "requests": {"class": "logging.StreamHandler", "formatter": "request"},
    },
}
