"""The command that makes an editor's account."""

import io
import sys

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from articles.editors import EDITED, READ, editors_group
from articles.tests import factories

PASSWORD = "a-long-secret-7"


def make_editor(*arguments, stdin="", monkeypatch):
    """What the command prints."""
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
    call_command("make_editor", *arguments, stdout=printed)
    return printed.getvalue()


@pytest.mark.django_db
def test_an_account_is_made_that_may_edit_and_nothing_else(monkeypatch):
    said = make_editor("anna", "--password-stdin", stdin=f"{PASSWORD}\n", monkeypatch=monkeypatch)
    assert said == "anna can now log in at /admin/.\n"
    user = get_user_model().objects.get(username="anna")
    assert user.check_password(PASSWORD)
    assert (user.is_staff, user.is_superuser) == (True, False)
    wanted = {f"articles.{verb}_{kind}" for verb in ("add", "change", "view") for kind in EDITED}
    wanted |= {f"articles.view_{kind}" for kind in READ}
    assert user.get_all_permissions() == wanted


@pytest.mark.django_db
def test_a_second_call_gives_a_new_password_and_opens_the_account_again(monkeypatch):
    factories.make_user("anna", is_active=False)
    monkeypatch.setenv("EDITOR_PASSWORD", PASSWORD)
    said = make_editor("anna", monkeypatch=monkeypatch)
    assert said == "anna has a new password for /admin/.\n"
    user = get_user_model().objects.get(username="anna")
    assert (user.check_password(PASSWORD), user.is_active) == (True, True)
    assert user.groups.get().name == "Editors"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        ([], "", "Give the editor a name: manage.py make_editor NAME"),
        (["a b"], "", "“a b” cannot be a name: Enter a valid username."),
        (["x" * 151], "", "cannot be a name: Ensure this value has at most 150 characters"),
        (["anna"], "", "Give a password with --password-stdin or in EDITOR_PASSWORD."),
        (["anna", "--password-stdin"], " \n", "The password is empty; nothing was changed."),
    ],
)
def test_bad_input_is_refused_with_a_sentence(arguments, stdin, sentence, monkeypatch):
    with pytest.raises(CommandError) as refusal:
        make_editor(*arguments, stdin=stdin, monkeypatch=monkeypatch)
    assert sentence in str(refusal.value)
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_a_weak_password_is_refused(monkeypatch, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}
    ]
    with pytest.raises(CommandError, match=r"too short.* Nothing was changed\.$"):
        make_editor("anna", "--password-stdin", stdin="short\n", monkeypatch=monkeypatch)


@pytest.mark.django_db
def test_the_group_comes_back_to_what_editors_may_do():
    group = editors_group()
    group.permissions.set(Permission.objects.filter(codename="delete_article"))
    assert "delete_article" not in {p.codename for p in editors_group().permissions.all()}
    assert editors_group().permissions.count() == 3 * len(EDITED) + len(READ)
