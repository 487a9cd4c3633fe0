from django.core.management.base import BaseCommand

from articles.search import documents, vocabulary


class Command(BaseCommand):
    help = "Brings every search document in line with the archive."

    def handle(self, *args, **options):
        self.stdout.write(f"{documents.reindex()} articles and their quotes indexed")
        self.stdout.write(f"{vocabulary.refresh()} words taken for corrections")
