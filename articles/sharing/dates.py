"""Dates of articles in words, as far as they are known."""

from functools import lru_cache

import jdatetime
from django.utils.formats import date_format
from django.utils.translation import get_language

from articles.digits import in_digits
from articles.models import Precision

#: The years that jdatetime can say in the Solar Hijri calendar, which begins in 622.
SOLAR_YEARS = range(623, 9999)
FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


def in_words(day, precision):
    """7 February 2024, February 2024 or 2024; in Persian a day also by its own calendar:
    ۱۸ بهمن ۱۴۰۲ (۷ فوریهٔ ۲۰۲۴)."""
    return in_words_of(day, precision, get_language())


@lru_cache(maxsize=5_000)
def in_words_of(day, precision, language):
    """A date in this language, which is the one in use."""
    words = in_digits(date_format(day, FORMATS[precision]))
    if language != "fa" or precision != Precision.DAY or day.year not in SOLAR_YEARS:
        return words
    return f"{solar(day)} ({words})"


def printed(day, precision):
    """`YYYY-MM-DD`, `YYYY-MM`, `YYYY` or None: as far as a date is known."""
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.UNKNOWN: 0}
    return str(day)[: length[precision]] or None


def solar(day):
    """The day in the Solar Hijri calendar: ۱۸ بهمن ۱۴۰۲."""
    own = jdatetime.date.fromgregorian(year=day.year, month=day.month, day=day.day)
    return in_digits(f"{own.day} {own.j_months_fa[own.month - 1]} {own.year}")


def date_words(article):
    """The article's date in words; empty if it has none."""
    if not article.published:
        return ""
    return in_words(article.published, article.published_precision)
