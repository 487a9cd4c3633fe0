#!/usr/bin/env python3
"""The archive's commands; `make` is the short way to the common ones."""

import os
import sys

from archive_site.errors import SetupError


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db import ProgrammingError
    except ImportError:
        sys.exit(
            "The archive's packages are not installed in this Python. Run `make setup` once, "
            "then use `.venv/bin/python manage.py …` (or just `make run`)."
        )
    try:
        execute_from_command_line(sys.argv)
    except SetupError as error:
        sys.exit(str(error))
    except ProgrammingError as error:
        if "does not exist" not in str(error):
            raise
        sys.exit("The database lacks tables of this version: run `manage.py migrate` first.")
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says it


if __name__ == "__main__":
    main()
