"""An editor's second factor, made and shown once."""

from io import StringIO

import segno
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles import second_factor


class Command(BaseCommand):
    help = "Gives an editor's account a second factor, or a new one; shown once, here."

    def add_arguments(self, parser):
        parser.add_argument("name", help="name the editor logs in with")
        parser.add_argument("--remove", action="store_true", help="take it away instead")

    def handle(self, *, name, remove, **options):
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”: manage.py make_editor makes one.")
        if remove:
            had_one = second_factor.remove(user)
            state = "has no second factor any more" if had_one else "had no second factor"
            return self.stdout.write(f"{name} {state}.")
        self.show(*second_factor.enrol(user))

    def show(self, phone, codes):
        """Print the secret as a QR code and an address, and the spare codes."""
        picture = StringIO()
        segno.make(phone.config_url, error="l").terminal(picture, compact=True)
        self.stdout.write(picture.getvalue())
        self.stdout.write(f"Scan this with an authenticator app, or open: {phone.config_url}")
        self.stdout.write("Spare codes, each good once: " + " ".join(codes))
