"""An editor's second factor: a code from a phone (TOTP), or one of the codes kept for its loss."""

from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

SPARE_CODES = 8


def is_needed(user):
    """Whether the desk asks this account for a code: the site demands it, or it has a device."""
    return settings.ADMIN_TWO_FACTOR == "required" or TOTPDevice.objects.filter(user=user).exists()


@transaction.atomic
def enrol(user):
    """A new TOTPDevice and the spare codes of an account, in the place of any it had."""
    remove(user)
    phone = TOTPDevice.objects.create(user=user, name="phone")
    spare = StaticDevice.objects.create(user=user, name="spare codes")
    codes = [StaticToken.random_token() for _ in range(SPARE_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=spare, token=code) for code in codes)
    return phone, codes


@transaction.atomic
def remove(user):
    """Take the account's second factor away; whether it had one."""
    StaticDevice.objects.filter(user=user).delete()
    gone, _ = TOTPDevice.objects.filter(user=user).delete()
    return gone > 0


@transaction.atomic
def verified_device(user, code):
    """The account's device that the code is right for, else None.

    Digits are a phone's code, anything else a spare one, which is used up. After a wrong code
    the device accepts none for a second, then two, then four …
    """
    code = code.replace(" ", "").lower()
    kind = TOTPDevice if code.isdecimal() else StaticDevice
    device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
    return device if device and code and device.verify_token(code) else None
