import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.reading.files import sources
from articles.ingest.batch import Options, WorkerDied, ingest
from articles.ingest.undo import NotUndoable, undo
from articles.management.arguments import add_run_arguments, positive_number
from articles.management.reporting import Reporter


class Command(BaseCommand):
    help = "Bring articles into the archive: files, folders, feeds, web archives. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="files, folders, or - for JSON Lines",
        )
        add_run_arguments(parser)
        parser.add_argument("--hidden", action="store_true", help="new ones wait to be released")
        parser.add_argument(
            "--replace", action="store_true", help="accept versions that keep little of the text"
        )
        parser.add_argument("--undo", type=positive_number, metavar="BATCH", help="take one back")

    def handle(self, *, paths, undo, json, workers, hidden, replace, dry_run, verbosity, **rest):
        if (undo is None) == (not paths):
            raise CommandError("Name files or folders to ingest, or a batch to --undo.")
        if undo is not None:
            return self.take_back(undo)
        options = Options(
            workers=workers,
            hidden=hidden,
            replace=replace,
            dry_run=dry_run,
            command=" ".join(sys.argv[1:]),
        )
        reporter = Reporter(self.stdout, self.stderr, as_json=json, verbose=verbosity > 1)
        try:
            batch = ingest(sources(paths), options, reporter)
        except WorkerDied as error:
            raise CommandError(str(error)) from error
        reporter.finish(batch, dry_run=dry_run)

    def take_back(self, number):
        try:
            done, left = undo(number)
        except NotUndoable as error:
            raise CommandError(str(error)) from error
        for sentence in left:
            self.stderr.write(sentence)
        self.stdout.write(f"Batch {number} is undone: {len(done)} articles are as before it.")
        if left:
            raise CommandError(f"{len(left)} articles were left alone.")
