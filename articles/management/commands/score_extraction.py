from django.core.management.base import BaseCommand, CommandError

from articles.extraction.scoring import measurement


class Command(BaseCommand):
    help = "Measure the extraction on every annotated set at hand, against the pinned floors."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--raise-floors", action="store_true", help="pin what is better than before"
        )

    def handle(self, *, raise_floors, **options):
        figures = measurement.measured()
        pinned = measurement.floors()
        self.stdout.write(f"{'':16}{'':34}{'per cent':>9}{'of':>7}{'floor':>7}")
        for figure in figures:
            floor = pinned.get(figure.key, "")
            self.stdout.write(
                f"{figure.articles:16}{figure.measure:34}{figure.value:9.1f}{figure.count:7}{floor:>7}"
            )
        worse = measurement.below(figures, pinned)
        if worse:
            raise CommandError(f"Worse than pinned: {', '.join(worse)}.")
        result = measurement.as_result(figures, measurement.result())
        measurement.written(result, measurement.RESULT)
        if raise_floors:
            measurement.written(measurement.raised(figures, pinned), measurement.FLOORS)
