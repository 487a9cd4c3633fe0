import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import django
from django.core.management.base import BaseCommand, CommandError

from articles.ingest.executors import SameProcess
from articles.management.arguments import positive_number
from articles.search import documents, rebuild, vocabulary


class Command(BaseCommand):
    help = (
        "Brings every search document in line with the archive. With --rebuild all are made anew "
        "beside those in use: better where most of them change, for as much room on the disk again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="make all documents anew")
        parser.add_argument(
            "--processes", type=positive_number, default=2, metavar="N",
            help="processes that make documents for --rebuild; 2 by default",
        )  # fmt: skip

    def handle(self, *args, rebuild, processes, **options):
        count = self.rebuilt(processes) if rebuild else documents.reindex()
        self.stdout.write(f"{count} articles and their quotes indexed")
        self.stdout.write(f"{vocabulary.refresh()} words taken for corrections")

    def rebuilt(self, processes):
        """The number of articles whose documents were made anew."""
        try:
            with executor(processes) as pool:
                return rebuild.rebuild(pool)
        except rebuild.UnderWay as error:
            raise CommandError(str(error)) from error


def executor(processes):
    """An Executor of so many processes; this very process for one."""
    if processes == 1:
        return SameProcess()
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, spawn, initializer=django.setup)
