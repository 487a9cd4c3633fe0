"""How the site is served: `gunicorn --config python:archive_site.gunicorn archive_site.wsgi`."""

import os

workers = min(max(os.cpu_count() or 2, 2), 8)
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 10
control_socket_disable = True  # it would lie in the user's home folder, one for all sites

# There is no access log: addresses tell what somebody searches for.
_QUIET = {"level": "WARNING", "handlers": ["error_console"], "propagate": False}
logconfig_dict = {
    "root": {"level": "WARNING", "handlers": ["error_console"]},
    "loggers": {"gunicorn.error": _QUIET, "gunicorn.access": _QUIET},
    "formatters": {"line": {"()": "archive_site.logs.LineFormatter"}},
    "handlers": {"error_console": {"class": "logging.StreamHandler", "formatter": "line"}},
}
