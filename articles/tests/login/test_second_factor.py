"""A code beside the password: for those who have one, or for all where the site demands it."""

import io
import re
from time import time

import pytest
from django.core.management import CommandError, call_command
from django_otp.oath import TOTP

from articles import second_factor


@pytest.fixture
def phone(editor):
    """The editor's enrolled phone."""
    return second_factor.enrol(editor)[0]


def present_code(phone):
    totp = TOTP(phone.bin_key)
    totp.time = time()
    return f"{totp.token():06}"


def command(*arguments):
    """What the command prints."""
    printed = io.StringIO()
    call_command("second_factor", *arguments, stdout=printed)
    return printed.getvalue()


def test_who_has_none_needs_none(editor, log_in):
    assert log_in().status_code == 302


def test_who_has_a_phone_needs_its_code(phone, log_in, client):
    assert "present code of your phone" in log_in().content.decode()
    assert client.get("/admin/").status_code == 302
    assert log_in(code=present_code(phone)).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_code_is_good_once(phone, log_in, client):
    code = present_code(phone)
    log_in(code=code)
    client.post("/admin/logout/")
    assert log_in(code=code).status_code == 200


def test_a_wrong_code_closes_the_phone_for_a_moment(phone, log_in, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 3600  # seconds: a moment that outlasts any machine
    wrong = f"{(int(present_code(phone)) + 500_000) % 1_000_000:06}"
    log_in(code=wrong)
    assert log_in(code=present_code(phone)).status_code == 200


def test_a_spare_code_opens_once_and_leaves_the_phone_alone(editor, log_in, client):
    phone, codes = second_factor.enrol(editor)
    assert log_in(code=codes[0].upper()).status_code == 302
    client.post("/admin/logout/")
    assert log_in(code=codes[0]).status_code == 200
    assert log_in(code=present_code(phone)).status_code == 302


def test_a_site_that_demands_it_lets_nobody_in_without(editor, log_in, client, settings):
    client.force_login(editor)
    settings.ADMIN_TWO_FACTOR = "required"
    assert client.get("/admin/").status_code == 302
    assert "your account has none yet" in log_in().content.decode()
    phone, _ = second_factor.enrol(editor)
    assert log_in(code=present_code(phone)).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_the_command_shows_what_an_app_needs(editor, log_in):
    said = command("anna")
    picture = said.partition("\nScan this")[0].splitlines()
    assert {len(line) for line in picture} == {2 * len(picture) - 1}  # two rows of squares a line
    assert re.search(r"otpauth://totp/Quote%20Archive%3Aanna\?secret=[A-Z2-7]{32}", said)
    code = said.split()[-1]
    assert log_in(code=code).status_code == 302


def test_a_second_call_makes_the_first_worthless(editor, phone, log_in):
    command("anna")
    assert editor.totpdevice_set.count() == 1
    assert log_in(code=present_code(phone)).status_code == 200


def test_a_second_factor_can_be_taken_away(phone, log_in):
    assert command("anna", "--remove") == "anna has no second factor any more.\n"
    assert log_in().status_code == 302


@pytest.mark.django_db
def test_an_unknown_account_is_named():
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        command("nobody")
