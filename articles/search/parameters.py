"""Readers of request parameters: each takes a string and gives its value, or raises ValueError."""

import calendar
import datetime
import re

import django_filters
from django import forms

from articles.folding import fold
from articles.models.public_record import ID_ALPHABET, ID_LENGTH

from .query import readable
from .tokens import UNDATED, primary_language

PERMANENT_ID = re.compile(f"[{ID_ALPHABET}]{{{ID_LENGTH}}}")
LANGUAGE = re.compile(r"[a-z]{2,8}([-_][a-z0-9]{1,8})*")
PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)


def permanent_id(value):
    return matched(PERMANENT_ID, value.lower())


def language(value):
    return primary_language(matched(LANGUAGE, value.lower()))


def year(value):
    return UNDATED if value == UNDATED else matched(YEAR, fold(value))


def month(value):
    return matched(MONTH, fold(value))


def number_of_page(value):
    number = int(matched(re.compile(r"\d{1,9}", re.ASCII), fold(value)))
    if not number:
        raise ValueError(value)
    return number


def first_day(value):
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD."""
    year, month, day = period(value)
    return datetime.date(year, month or 1, day or 1)


def last_day(value):
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    year, month, day = period(value)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def period(value):
    """(year, month or None, day or None); raises ValueError where `value` is none."""
    matched(PERIOD, fold(value))
    return [part and int(part) for part in PERIOD.fullmatch(fold(value)).groups()]


def matched(pattern, value):
    """`value` if all of it matches; raises ValueError otherwise."""
    if not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def one_of(values):
    """A reader of the values that are in `values`."""

    def read(value):
        if value.lower() not in values:
            raise ValueError(value)
        return value.lower()

    return read


class ValuesField(forms.Field):
    """All values of a repeated key: (those that `read` takes, as it gives them; the others)."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, read, **options):
        super().__init__(**options)
        self.read = read

    def clean(self, values):
        kept, ignored = [], []
        for value in filter(None, (readable(each).strip() for each in values)):
            try:
                kept.append(self.read(value))
            except ValueError:
                ignored.append(value)
        return tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(ignored))


class Values(django_filters.Filter):
    field_class = ValuesField
