"""How the site is served: `gunicorn --config python:archive_site.gunicorn archive_site.wsgi`."""

import os

workers = min(max(os.cpu_count() or 2, 2), 8)
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 10
loglevel = "warning"
logconfig_dict = {
    "formatters": {"line": {"()": "archive_site.logs.LineFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "error_console": {"class": "logging.StreamHandler", "formatter": "line"},
    },
}
