"""What web workers begin with."""

import os
import subprocess
import sys

from django.conf import settings

BEGUN = """
import gc
import django
django.setup()
from archive_site import gunicorn
gunicorn.when_ready(None)
from django.db import connection
from django.template import engines
[loader] = engines["django"].engine.template_loaders
print("quote.html" in loader.get_template_cache, gc.get_freeze_count() > 100_000,
      connection.connection)
"""


def test_workers_begin_with_templates_and_lasting_objects_and_without_a_connection(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", BEGUN],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "archive_site.settings", "DEBUG": "no",
             "VAR_DIR": str(tmp_path)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert (told.stdout, told.stderr) == ("True True None\n", "")
