from django.core.management.base import BaseCommand, CommandError

from articles.ingest.consistency import problems


class Command(BaseCommand):
    help = "Verify what the database cannot: spans against texts, redirects, the search index."

    def handle(self, **options):
        count = 0
        for count, sentence in enumerate(problems(), start=1):
            self.stdout.write(sentence)
        if count:
            raise CommandError(f"{count} problems in the archive.")
        self.stdout.write("The archive is consistent.")
