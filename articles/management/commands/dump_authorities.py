import json

from django.core.management.base import BaseCommand

from articles.ingest.authority_files import write_csv
from articles.ingest.popolo import as_popolo


class Command(BaseCommand):
    help = "Print the public people and bodies: CSV or Popolo JSON; load_authorities reads both."

    def add_arguments(self, parser):
        parser.add_argument("--popolo", action="store_true", help="Popolo JSON with memberships")

    def handle(self, *, popolo, **options):
        if popolo:
            self.stdout.write(json.dumps(as_popolo(), ensure_ascii=False, indent=1))
        else:
            write_csv(self.stdout)
