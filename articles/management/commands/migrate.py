from django.core.management.commands import migrate
from django.db import DatabaseError, connections

from archive_site.database.requirements import refusal
from archive_site.errors import SetupError
from articles.search import documents


class Command(migrate.Command):
    """Django's migrate, which says in a sentence what an administrator must allow.

    Where it has made the index anew, it fills it.
    """

    def handle(self, *args, **options):
        try:
            super().handle(*args, **options)
        except DatabaseError as error:
            name = connections[options["database"]].settings_dict["NAME"]
            if sentence := refusal(error, name):
                raise SetupError(sentence) from error
            raise
        if documents.are_missing():
            self.stdout.write("  The search index is built; this takes a while.")
            documents.reindex()
