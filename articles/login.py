"""Logging in to the editors' desk: password, second factor, and who tried too often."""

from ipaddress import ip_address, ip_network

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _

from articles import second_factor
from articles.views.errors import problem

IPV6_HOUSEHOLD = 64  # bits that one customer's addresses share (RFC 6177)


class LoginForm(AdminAuthenticationForm):
    """Django's form, with a code for the accounts that need one."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("From your phone or the spare ones, if your account has a second factor."),
        required=False,
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "wrong_code": _("Please enter the present code of your phone, or a spare one."),
        "no_device": _(
            "This site asks for a second factor and your account has none yet: "
            "ask whoever runs the site."
        ),
    }

    def confirm_login_allowed(self, user):
        """Raise ValidationError unless the account may come in with what was given."""
        super().confirm_login_allowed(user)
        if not second_factor.is_needed(user):
            return
        if not user.totpdevice_set.exists():
            raise self.refusal("no_device")
        user.otp_device = second_factor.verified_device(user, self.cleaned_data.get("code", ""))
        if user.otp_device is None:
            raise self.refusal("wrong_code")

    def refusal(self, code):
        return forms.ValidationError(self.error_messages[code], code=code)


def may_enter(user):
    """Whether a logged-in account has shown the second factor, where the site demands one.

    Elsewhere the login has asked those who have one.
    """
    return settings.ADMIN_TWO_FACTOR != "required" or user.is_verified()


def client_address(request):
    """The address that failed logins are counted for, as text; None where there is none.

    HTTPS=yes means a proxy in front, whose own entry is the last of X-Forwarded-For: those before
    it are the client's word. Of IPv6 only the part that one household shares.
    """
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    given = named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(given)
    except ValueError:  # a socket of the system has no address
        return None
    if address.version == 4 or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", None) or address)
    return str(ip_network((address, IPV6_HOUSEHOLD), strict=False).network_address)


def form_refused(request, reason):
    """403: a form without the token that the desk gave with it."""
    sentence = _("The form was open for too long or came from elsewhere. Please load it again.")
    return problem(request, 403, _("Not accepted"), sentence)


def locked_out(request, response, credentials):
    """429: too many wrong passwords came from where this one came."""
    sentence = _("Too many wrong passwords came from your address. Please try again in an hour.")
    return problem(request, 429, _("Please wait"), sentence)
