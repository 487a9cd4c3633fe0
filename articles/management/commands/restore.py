from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from archive_site.database.dumps import load
from articles.models import Article


class Command(BaseCommand):
    help = "Bring back what `backup` wrote; every id and link is as it was."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also over an archive in use")

    def handle(self, *, file, replace, **options):
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if not replace and holds_articles():
            raise CommandError(
                "This archive holds articles: --replace puts the backup in their place."
            )
        load(connection, file.absolute())
        connection.close()
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Restored {Article.objects.count()} articles from {file}.")


def holds_articles():
    """Whether the database has any article."""
    tables = connection.introspection.table_names()
    return Article._meta.db_table in tables and Article.objects.exists()
