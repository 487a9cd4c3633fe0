"""The door for gunicorn."""

import os
import sys

from archive_site.errors import BOOT_ERROR, SetupError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")

try:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
except SetupError as error:
    print(error, file=sys.stderr)
    sys.exit(BOOT_ERROR)
