"""Dates of articles in words, as far as they are known."""

from django.utils.formats import date_format

from articles.models import Precision

FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


def in_words(day, precision):
    """7 February 2024, February 2024 or 2024."""
    return date_format(day, FORMATS[precision])


def date_words(article):
    """The article's date in words; empty if it has none."""
    if not article.published:
        return ""
    return in_words(article.published, article.published_precision)
