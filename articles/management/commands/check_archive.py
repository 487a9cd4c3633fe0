from django.core.management.base import BaseCommand, CommandError

from articles.ingest.consistency import problems


class Command(BaseCommand):
    help = "Verify what the database cannot: spans against texts, redirects, the search index."

    def handle(self, **options):
        found = 0
        for sentence in problems():
            self.stdout.write(sentence)
            found += 1
        if found:
            raise CommandError(f"{found} problems in the archive.")
        self.stdout.write("The archive is consistent.")
