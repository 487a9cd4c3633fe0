from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils.timezone import localdate

from articles.search import search
from articles.search.filters import ArticleFilter, QuoteFilter
from articles.search.questions import understood
from articles.sharing import exports

FILTERS = {"quotes": QuoteFilter, "articles": ArticleFilter}
FORMATS = ("csv", "jsonl", "ris", "bib")
#: More than any archive holds.
ALL = 1_000_000_000


class Command(BaseCommand):
    help = "Write the list of quotes or articles to a file: all of it, or what a filter leaves."

    def add_arguments(self, parser):
        parser.add_argument("listed", choices=FILTERS)
        parser.add_argument("--format", choices=FORMATS, default="csv")
        parser.add_argument(
            "--filter", default="", help="as in the list's address: q=peace&year=2022"
        )
        parser.add_argument("--output", type=Path, help="the file; else standard output")
        parser.add_argument("--force", action="store_true", help="write over an existing file")

    def handle(self, *, listed, format, filter, output, force, **options):
        if output and output.exists() and not force:
            raise CommandError(f"{output} is there already: choose another name, or --force.")
        asked = FILTERS[listed](QueryDict(filter.lstrip("?")))
        reading = understood(asked.query, asked.selection)
        for notice in [*asked.notices, *(each.words for each in reading.notices)]:
            self.stderr.write(notice)
        found = search(reading.words, reading.selection, asked.sort, page_size=ALL, facets=())
        keys = found.hits
        pieces = self.pieces(listed.removesuffix("s"), format, keys)
        if not output:
            self.stdout.write("".join(pieces), ending="")
            return
        with output.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(pieces)
        self.stderr.write(f"{output}: {len(keys)} {listed}")

    @staticmethod
    def pieces(listed, form, keys):
        """The file, piece by piece; links lead to SITE_URL."""
        full = partial(urljoin, settings.SITE_URL or "http://127.0.0.1:8000")
        read = {"site": settings.SITE_NAME, "accessed": localdate()}
        return exports.lines(form, listed, exports.records(listed, keys), full, **read)
