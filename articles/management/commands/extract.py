import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction import extract
from articles.extraction.output import as_json
from articles.extraction.reading.files import Unreadable, sources
from articles.extraction.reading.jsonl import read_lines
from articles.extraction.records import UnreadableSource
from articles.ingest.executors import executor, in_order
from articles.management.arguments import positive_number


class Command(BaseCommand):
    help = "Print what the extractor finds, one JSON object a line; touches no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        parser.add_argument("--jsonl", metavar="FILE", help="JSON Lines, - for standard input")
        parser.add_argument("--workers", type=positive_number, default=1, metavar="N")

    def handle(self, *, paths, jsonl, workers, **options):
        if bool(paths) == bool(jsonl):
            raise CommandError("Name files or folders, or JSON Lines with --jsonl.")
        failed = 0
        with executor(workers) as pool:
            given = from_lines(jsonl) if jsonl else sources(paths)
            for source, future in in_order(pool, read, given, workers):
                failed += not self.show(source, future)
        if failed:
            raise CommandError(f"{failed} could not be read.")

    def show(self, source, future):
        """Print one extraction, or why there is none; whether there was one."""
        try:
            self.stdout.write(json.dumps(as_json(future.result()), ensure_ascii=False))
        except UnreadableSource as error:
            self.stderr.write(f"{source.name}: {error}")
            return False
        return True


def read(source):
    """The Extraction of a source. Raises UnreadableSource, also for an Unreadable."""
    if isinstance(source, Unreadable):
        raise UnreadableSource(source.reason)
    return extract(source)


def from_lines(path):
    """The sources of a JSON Lines file, or of standard input."""
    if path == "-":
        yield from read_lines(sys.stdin.buffer, "standard input")
        return
    try:
        with open(path, "rb") as lines:
            yield from read_lines(lines, path)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
