"""An account for the editors' desk."""

import os
import sys
from getpass import getpass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.urls import reverse

from articles.editors import editors_group
from articles.models import Article

PASSWORD_VARIABLE = "EDITOR_PASSWORD"


class Command(BaseCommand):
    help = "Makes an editor's account, or gives an existing one a new password."

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="name to log in with; asked for if left out")
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help=f"read the password from standard input instead of asking "
            f"(or set {PASSWORD_VARIABLE})",
        )

    def handle(self, *, name, password_stdin, **options):
        name = checked_name(name or asked_name())
        password = checked_password(given_password(password_stdin), name)
        done = store(name, password)
        if shows_sample():
            with_sample(lambda: store(name, password))
        self.stdout.write(done)


def asked_name():
    if not sys.stdin.isatty():
        raise CommandError("Give the editor a name: manage.py make_editor NAME")
    return input("Name to log in with: ")


def checked_name(name):
    """`name` as an account can have it. Raises CommandError with the reason it cannot."""
    field = get_user_model()._meta.get_field("username")
    try:
        return field.clean(get_user_model().normalize_username(name.strip()), None)
    except ValidationError as error:
        raise CommandError(f"“{name}” cannot be a name: {' '.join(error.messages)}") from error


def given_password(from_stdin):
    """The password from standard input, the environment or the keyboard."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    if not sys.stdin.isatty():
        raise CommandError(f"Give a password with --password-stdin or in {PASSWORD_VARIABLE}.")
    first = getpass("Password: ")
    if first != getpass("Again: "):
        raise CommandError("The two passwords differ; nothing was changed.")
    return first


def checked_password(password, name):
    """`password` if it may be one. Raises CommandError with the reason it may not."""
    if not password.strip():
        raise CommandError("The password is empty; nothing was changed.")
    try:
        validate_password(password, get_user_model()(username=name))
    except ValidationError as error:
        raise CommandError(f"{' '.join(error.messages)} Nothing was changed.") from error
    return password


def store(name, password):
    """Make or renew the account in the present database; a sentence about what was done."""
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        user = get_user_model().objects.filter(username=name).first()
        new = user is None
        user = user or get_user_model()(username=name)
        user.set_password(password)
        user.is_staff = user.is_active = True
        user.save()
        user.groups.add(editors_group())
    done = "can now log in at" if new else "has a new password for"
    return f"{name} {done} {reverse('admin:index')}."


def shows_sample():
    """Whether a site that starts now shows the sample, since the archive is empty."""
    own = connection.settings_dict["NAME"] == "archive" and not settings.DATABASE_URL
    return own and not Article.objects.exists()


def with_sample(do):
    """Call `do` in the sample's database."""
    connection.close()
    connection.settings_dict["NAME"] = "sample"
    do()
