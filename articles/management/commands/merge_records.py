from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.ingest.merge import MERGEABLE, MergeRefused, merge, undo_merge
from articles.models import Change


class Command(BaseCommand):
    help = "Merge one record into another, or take a merge back. Every link keeps working."

    def add_arguments(self, parser):
        parser.add_argument("loser", help="permanent id of the record that leads on from now on")
        parser.add_argument("survivor", nargs="?", help="permanent id of the one that stays")
        parser.add_argument("--editor", required=True, help="name of the account that decides")
        parser.add_argument("--reason", default="", help="kept in the record's history")
        parser.add_argument("--undo", action="store_true", help="take the loser out again")

    def handle(self, *, loser, survivor, editor, reason, undo, **options):
        origin = {"user": account(editor), "reason": reason}
        if undo == bool(survivor):
            raise CommandError("Name two records to merge, or one and --undo.")
        record = record_of(loser)
        try:
            if undo:
                undo_merge(last_merge(record), **origin)
                self.stdout.write(f"{record} stands for itself again.")
            else:
                other = record_of(survivor)
                merge(record, other, **origin)
                self.stdout.write(f"{record} is merged into {other}.")
        except MergeRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as interrupt:  # one transaction: it has not been committed
            done = "parted" if undo else "merged"
            raise CommandError(f"Interrupted: nothing was {done}.", returncode=130) from interrupt


def account(name):
    user = get_user_model().objects.filter(username=name, is_staff=True).first()
    if user is None:
        raise CommandError(f"There is no editor called {name}.")
    return user


def record_of(public_id):
    """The record of any kind that can be merged. Raises CommandError."""
    for model in MERGEABLE:
        if found := model.objects.filter(public_id=public_id).first():
            return found
    raise CommandError(f"There is no record {public_id} that can be merged.")


def last_merge(record):
    """The change that merged `record`. Raises CommandError."""
    merges = Change.objects.of(record).filter(field="moved_to", state=Change.State.APPLIED)
    if found := merges.first():
        return found
    raise CommandError(f"{record} is not merged into anything.")
