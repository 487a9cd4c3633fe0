from django.conf import settings
from django.core.management.base import BaseCommand

from archive_site.database.cluster import Cluster
from archive_site.processes import stop_sites


class Command(BaseCommand):
    help = "Stop this project's sites and its embedded PostgreSQL."
    requires_system_checks = []

    def handle(self, **options):
        sites = stop_sites()
        stopped = Cluster(settings.POSTGRES_DIR).stop()
        if not sites and not stopped:
            self.stdout.write("Nothing was running.")
        else:
            self.stdout.write("Stopped.")
