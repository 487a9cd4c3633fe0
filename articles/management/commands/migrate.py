from django.core.management.commands import migrate
from django.db import DatabaseError, connections

from archive_site.database.requirements import refusal
from archive_site.errors import SetupError


class Command(migrate.Command):
    """Django's migrate, which says in a sentence what an administrator must allow."""

    def handle(self, *args, **options):
        try:
            super().handle(*args, **options)
        except DatabaseError as error:
            name = connections[options["database"]].settings_dict["NAME"]
            if sentence := refusal(error, name):
                raise SetupError(sentence) from error
            raise
