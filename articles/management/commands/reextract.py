import sys

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.batch import Options, WorkerDied, ingest
from articles.ingest.reextract import stored_sources
from articles.management.arguments import positive_number
from articles.management.reporting import Reporter


class Command(BaseCommand):
    help = "Run the present extractor over the stored sources; ids and people's edits stay."

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="also what this very version has read"
        )
        parser.add_argument(
            "--workers", type=positive_number, default=1, metavar="N", help="extract in N processes"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would happen, store nothing"
        )
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a line for each article"
        )

    def handle(self, *, all, workers, dry_run, json, verbosity, **rest):
        options = Options(
            workers=workers,
            dry_run=dry_run,
            replace=True,
            again=True,
            command=" ".join(sys.argv[1:]),
        )
        reporter = Reporter(self.stdout, self.stderr, as_json=json, verbose=verbosity > 1)
        try:
            batch = ingest(stored_sources(everything=all), options, reporter)
        except WorkerDied as error:
            raise CommandError(str(error)) from error
        reporter.finish(batch, dry_run=dry_run)
