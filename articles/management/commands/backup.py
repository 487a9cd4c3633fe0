from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from archive_site.database.dumps import dump


class Command(BaseCommand):
    help = "Write the whole archive to one file: texts, quotes, ids, ledger, accounts."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="write over an existing file")

    def handle(self, *, file, force, **options):
        if file.exists() and not force:
            raise CommandError(f"{file} is there already: choose another name, or --force.")
        if not file.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}.")
        dump(connection, file)
        self.stdout.write(f"{file}: {file.stat().st_size / 1024**2:.1f} MB")
