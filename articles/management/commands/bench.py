import json
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.management.arguments import positive_number

PEERS = ("naive", "sqlite", "tantivy")
PARTS = ("search", "relevance", "page", "suggest", "check", "ingest", "memory", "words")
#: What is measured unless something is asked for: memory takes half an hour.
USUAL = tuple(part for part in PARTS if part != "memory")
SIZES = [5_000, 50_000]


class Command(BaseCommand):
    help = (
        "Measure search, pages, ingest and extraction on a synthetic archive in a cluster of its "
        "own, beside other engines, and check every count by brute force."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("texts", nargs="*", type=Path, help="texts to read for the part words")
        parser.add_argument(
            "--articles", nargs="+", type=positive_number, default=SIZES, metavar="N",
            help="sizes of the archive, one after the other",
        )  # fmt: skip
        parser.add_argument(
            "--only", nargs="+", choices=PARTS, default=USUAL, metavar="PART",
            help=f"of {', '.join(PARTS)}; all but memory by default",
        )  # fmt: skip
        parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, metavar="PEER")
        parser.add_argument(
            "--folder", type=Path, default=settings.VAR_DIR / "bench", help="var/bench by default"
        )
        parser.add_argument(
            "--keep", action="store_true", help="leave the archives for the next run"
        )
        parser.add_argument(
            "--megabytes", nargs="+", type=positive_number, default=[20, 200], metavar="MB",
            help="sizes of the files for the part memory",
        )  # fmt: skip
        parser.add_argument("--json", action="store_true", help="print one JSON object instead")

    def handle(self, *, texts, articles, only, peers, folder, keep, megabytes, json, **options):
        self.require(only, peers)
        # Else a run that is stopped from outside would leave its cluster running.
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
        from articles.bench import report, running, words

        try:
            results = running.run(
                folder.resolve(), articles, only, peers=peers, texts=texts, keep=keep,
                megabytes=megabytes, report=self.progress,
            )  # fmt: skip
        except words.NoText as error:
            raise CommandError(str(error)) from error
        self.show(results, report, as_json=json)
        wrong = sum(
            len(found["check"]["differences"])
            for found in results["sizes"].values()
            if "check" in found
        )
        if wrong:
            raise CommandError(f"{wrong} answers are wrong.")

    def require(self, parts, peers):
        """Raises CommandError with a sentence if a package is not there."""
        wanted = {"numpy"}
        wanted |= {"tantivy"} if "tantivy" in peers and "search" in parts else set()
        wanted |= {"spacy"} if "words" in parts else set()
        missing = sorted(name for name in wanted if find_spec(name) is None)
        if missing:
            raise CommandError(
                f"The bench lacks {' and '.join(missing)}: run "
                "`.venv/bin/python -m pip install -r articles/bench/requirements.txt`."
            )

    def progress(self, sentence):
        self.stderr.write(sentence)

    def show(self, results, report, *, as_json):
        if as_json:
            self.stdout.write(json.dumps(results))
            return
        for line in report.lines(results):
            self.stdout.write(line)
