import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.explanation import explained_blocks
from articles.extraction.output import as_json
from articles.extraction.reading.files import Unreadable, sources
from articles.extraction.reading.jsonl import read_lines
from articles.extraction.records import UnreadableSource
from articles.ingest.executors import executor, read_all
from articles.management.arguments import positive_number
from articles.views import reasons


class Command(BaseCommand):
    help = "Print what the extractor finds, one JSON object a line; touches no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="files, folders, or - for JSON Lines",
        )
        parser.add_argument(
            "--jsonl", metavar="FILE", help="a file of JSON Lines, - for standard input"
        )
        parser.add_argument(
            "--explain",
            action="store_true",
            help="print the article with each block's kind and evidence in the margin, then each"
            " quote with its speaker and, in words, why",
        )
        parser.add_argument("--workers", type=positive_number, default=1, metavar="N")

    def handle(self, *, paths, jsonl, explain, workers, **options):
        if bool(paths) == bool(jsonl):
            raise CommandError("Name files or folders, or JSON Lines with --jsonl.")
        printed = explained if explain else json_line
        failed = 0
        with executor(workers) as pool:
            given = from_lines(jsonl) if jsonl else sources(paths)
            for source, future in read_all(given, pool, workers):
                failed += not self.show(source, future, printed)
        if failed:
            raise CommandError(f"{failed} could not be read.")

    def show(self, source, future, printed):
        """Print one extraction, or why there is none; whether there was one."""
        if isinstance(source, Unreadable):
            self.stderr.write(f"{source.name}: {source.reason}")
            return False
        try:
            self.stdout.write(printed(future.result()))
        except UnreadableSource as error:
            self.stderr.write(f"{source.name}: {error}")
            return False
        return True


def json_line(extraction):
    return json.dumps(as_json(extraction), ensure_ascii=False)


def explained(extraction):
    return "\n".join([*explained_blocks(extraction), "", *quote_lines(extraction)]) + "\n"


def quote_lines(extraction):
    """Lines: each quote's words, its speaker, and below them the reasons."""
    for quote in extraction.quotes:
        parts = (extraction.text[s.start : s.end] for s in quote.segments)
        yield f"  “{' … '.join(' '.join(part.split()) for part in parts)}”"
        yield f"    {quote.speaker or '?'} ({quote.confidence:.0%})"
        for reason in reasons.reasons(extraction.text, reasons.evidence_of_extraction(quote)):
            yield f"    {reason}"


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
