from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction import learned
from articles.extraction.training.annotated import annotated
from articles.extraction.training.learning import learn
from articles.extraction.training.writing import write


class Command(BaseCommand):
    help = "Learn the weights of the extraction from annotated news; writes them and their card."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("data", nargs="+", type=Path, metavar="DATA", help="JSON Lines")
        folder = Path(learned.__file__).parent
        parser.add_argument("--into", type=Path, default=folder, metavar="FOLDER")

    def handle(self, *, data, into, **options):
        try:
            result = learn(annotated(data))
            write(result, data, into)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        for name, value in result.figures.items():
            self.stdout.write(f"{name:28}{value:6.1f}")
