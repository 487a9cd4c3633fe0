from django.core.management.base import BaseCommand

from articles.ingest.suggestions import likely_duplicates, suggest_merges
from articles.models import Organization, Speaker


class Command(BaseCommand):
    help = "Look for records that may be one and put them before the editors. Merges nothing."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only list them")

    def handle(self, *, dry_run, **options):
        for model in (Speaker, Organization):
            kind = model._meta.verbose_name
            if dry_run:
                self.show(model)
            else:
                self.stdout.write(f"{suggest_merges(model)} new suggestions to merge a {kind}")

    def show(self, model):
        found = likely_duplicates(model)
        records = model.objects.in_bulk({key for s in found for key in (s.record, s.other)})
        for each in found:
            pair = f"{records[each.record]} → {records[each.other]}"
            self.stdout.write(f"{each.score:.2f} {pair}: {each.reason}")
