import os
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection

from archive_site import processes
from archive_site.errors import SetupError
from archive_site.port import claim
from articles.models import Article

SAMPLE = settings.BASE_DIR / "articles" / "sample"


class Command(BaseCommand):
    help = "Prepare the archive and serve it: what `make run` and `make dev` call."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")
        parser.add_argument("--articles", metavar="FOLDER", default="", help="ingest it first")
        parser.add_argument("--dev", action="store_true", help="Django's own server, DEBUG on")

    def handle(self, **options):
        listener = claim(options["port"])
        folder = options["articles"] and Path(options["articles"]).expanduser()
        if folder and not folder.exists():
            raise SetupError(f"ARTICLES: there is no {folder}.")
        self._prepare(folder)
        if not options["dev"]:
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"The archive: http://127.0.0.1:{options['port']}/ (Ctrl-C ends it)")
        become = processes.become_runserver if options["dev"] else processes.become_gunicorn
        become(listener)

    def _prepare(self, folder):
        self.stdout.write("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        if folder:
            self._ingest(folder)
        elif not settings.DATABASE_URL and not Article.objects.exists():
            self._show_sample()

    def _show_sample(self):
        self.stdout.write("The archive is empty: showing the sample. Your own: ARTICLES=folder")
        connection.close()
        connection.settings_dict["NAME"] = os.environ["ARCHIVE_DATABASE"] = "sample"
        call_command("migrate", interactive=False, verbosity=0)
        if not Article.objects.exists():
            self._ingest(SAMPLE)

    def _ingest(self, folder):
        try:
            call_command("ingest", folder)
        except CommandError as error:  # some files were refused; the others are served
            self.stderr.write(str(error))
