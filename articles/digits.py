"""Numbers in the digits of the reader's language."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import get_language

#: The digits 0 to 9 and the mark between thousands, where they are not those of English.
DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹"}
THOUSANDS = {"fa": "٬"}


def in_digits(value):
    """`value` as text, its digits in those of the reader's language."""
    own = DIGITS.get(get_language())
    words = str(value)
    return words.translate(dict(zip(map(ord, "0123456789"), own, strict=True))) if own else words


def number(value):
    """A whole number with marks between its thousands: 1,234, or ۱٬۲۳۴ in Persian."""
    mark = THOUSANDS.get(get_language())
    if mark is None:
        return intcomma(value)
    return in_digits(intcomma(value, use_l10n=False).replace(",", mark))
