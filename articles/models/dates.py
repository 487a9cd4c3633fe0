"""Dates that are known to the day, the month or the year, or not at all."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("unknown")


#: How many characters of an ISO date a precision knows.
KNOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.UNKNOWN: 0}


def printed_date(day, precision):
    """`day` as far as it is known: YYYY-MM-DD, YYYY-MM, YYYY or nothing."""
    return day.isoformat()[: KNOWN[precision]] if day else ""


def date_and_precision(printed):
    """(date or None, Precision) of `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or None.

    A month or year stands as its first day. Raises ValueError for anything else.
    """
    if not printed:
        return None, Precision.UNKNOWN
    parts = [int(part) for part in printed.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    return datetime.date(*[*parts, 1, 1][:3]), precision
