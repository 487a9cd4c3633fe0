"""The door for gunicorn."""

import os
import sys

from archive_site.errors import SetupError

BOOT_ERROR = 3  # gunicorn's Arbiter.WORKER_BOOT_ERROR: it ends instead of trying again for ever

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")

try:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
except SetupError as error:
    print(error, file=sys.stderr)
    sys.exit(BOOT_ERROR)
