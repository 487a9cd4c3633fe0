import sys

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.batch import Options, WorkerDied, ingest
from articles.ingest.reextract import stored_sources
from articles.management.arguments import add_run_arguments
from articles.management.reporting import Reporter


class Command(BaseCommand):
    help = "Run the present extractor over the stored sources; ids and people's edits stay."

    def add_arguments(self, parser):
        add_run_arguments(parser)
        parser.add_argument("--all", action="store_true", help="also what this version has read")

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
