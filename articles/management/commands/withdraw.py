from django.core.management.base import BaseCommand, CommandError

from articles.ingest import removal, states
from articles.models import Article, Organization, Publication, Quote, Reason, Speaker

from .merge_records import account

KINDS = (Article, Quote, Speaker, Organization, Publication)
REASONS = [each for each in Reason.values if each != Reason.UNDONE]


class Command(BaseCommand):
    help = (
        "Withdraw records: their links answer 410 with the reason, and nothing shows them any "
        "more. With --purge, make final what can no longer be taken back."
    )

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="*", metavar="ID", help="permanent ids of any kind")
        parser.add_argument("--reason", choices=REASONS, help="what the page in its place says")
        parser.add_argument("--note", default="", help="for the ledger, never shown to the public")
        parser.add_argument("--editor", help="name of the account that decides")
        parser.add_argument(
            "--blank",
            action="store_true",
            help="take the words out of every text, too (with --reason privacy always)",
        )
        parser.add_argument("--undo", action="store_true", help="show them again")
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument(
            "--purge", action="store_true", help="forget the words whose time to undo is over"
        )

    def handle(self, *, ids, reason, undo, purge, dry_run, **options):
        if not ids and not purge:
            raise CommandError("Name the records to withdraw, or say --purge.")
        if ids and undo == bool(reason):
            raise CommandError("Say --reason CLASS to withdraw them, or --undo to show them again.")
        records = [record_of(each) for each in ids]
        user = account(options["editor"]) if options["editor"] else None
        for record in records:
            if dry_run:
                self.tell(record, undo, options["blank"] or reason in states.BLANKING)
            else:
                self.change(record, undo, user, reason, options)
        if not dry_run:
            self.stdout.write(f"Sealed words made final: {removal.purge()}")

    def tell(self, record, undo, blank):
        """What would happen to one record, nothing done."""
        verb = "would be shown again" if undo else "would be withdrawn"
        self.stdout.write(f"{title(record)} {verb}.")
        scope = removal.scope_of(record, blank and not undo)
        for each in scope.covered:
            self.stdout.write(f"  with it: {title(each)}")
        for each in dict.fromkeys((*scope.articles, *scope.whole)):
            self.stdout.write(f"  words blanked in: {title(each)}")

    def change(self, record, undo, user, reason, options):
        words = title(record)
        try:
            if undo:
                states.release(record, user=user, note=options["note"])
            else:
                how = {"user": user, "note": options["note"], "blank": options["blank"]}
                states.withdraw(record, reason=reason, **how)
        except states.CannotChangeState as refusal:
            raise CommandError(f"{words}: {refusal}") from refusal
        self.stdout.write(f"{words}: {'shown again' if undo else 'withdrawn'}")


def title(record):
    """Kind and permanent id: a log of this command holds no words."""
    return f"{record._meta.model_name} {record.public_id}"


def record_of(public_id):
    """The record with this id. Raises CommandError."""
    for model in KINDS:
        if found := model.objects.filter(public_id=public_id).first():
            return found
    raise CommandError(
        f"There is no article, quote, speaker, organization or publication {public_id}."
    )
