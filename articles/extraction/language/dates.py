"""Dates as articles print them -> ISO dates, as precise as the text says."""

import re
from collections.abc import Mapping
from datetime import date

import jdatetime

from .lists import groups

#: Persian and Arabic digits -> those that regular expressions and int() share.
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def _numbers(name: str) -> dict[str, int]:
    return {form: int(number) for number, *forms in groups(name) for form in forms}


_GREGORIAN = _numbers("months")
_SOLAR = _numbers("months_solar_hijri")
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\w)"
#: A Solar Hijri year; 1200 began in 1821, 1499 will end in 2121.
_SOLAR_YEAR = r"(?P<year>1[2-4]\d\d)(?!\w)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_OF = r"(?:\s+(?:de|del|of)|\s*ماه)?"


def _month(numbers: Mapping[str, int]) -> str:
    names = "|".join(re.escape(name) for name in sorted(numbers, key=len, reverse=True))
    return rf"(?P<month>{names})(?!\w)\.?"


def _forms(month: str, year: str) -> list[str]:
    """A day, month and year, then a month and year, in words."""
    return [
        rf"(?<!\w){month}\s+{_DAY}\s*,?\s+{year}",  # Aug. 30, 2022
        rf"(?<!\w){_DAY}{_OF}\s+{month}{_OF}\s*[,،]?\s+(?:سال\s+)?{year}",  # 30 August 2022
        rf"(?<!\w){_DAY}-{month}-{year}",  # 30-Aug-2022
        rf"(?<!\w){month}{_OF}\s*[,،]?\s+(?:سال\s+)?{year}",  # August 2022
    ]


def _compiled(forms: list[str]) -> list[re.Pattern]:
    return [re.compile(form, re.IGNORECASE) for form in forms]


#: Whatever has no four figures in a row has no year; most lines end here.
_SOME_YEAR = re.compile(r"\d{4}")
_WORDS = _compiled(_forms(_month(_GREGORIAN), _YEAR))
_SOLAR_WORDS = _compiled(_forms(_month(_SOLAR), _SOLAR_YEAR))
_FIGURES = _compiled(
    [
        r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?P<mark>[./-])(?P<month>\d\d?)(?P=mark){_YEAR}",  # 30.08.2022
        r"^\s*(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)\s*$",  # 2022-08
        r"^\s*(?P<year>(?:1[5-9]|20)\d\d)\s*$",  # 2022
    ]
)
#: Only in Persian digits, or where the text says so, is a year of the 1300s a Solar Hijri one.
_SOLAR_FIGURES = re.compile(
    r"(?<!\d)(?P<year>1[34]\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
)
_SAYS_SOLAR = re.compile("[۰-۹]|خورشیدی|شمسی|(?i:solar hijri|\\bSH\\b)")


def iso_date(text: str) -> str | None:
    """The first date of a short text as YYYY-MM-DD, YYYY-MM or YYYY, None if it has none. Words
    come before figures; a day and month that figures leave open (03/04/2022) are left out."""
    plain = text.translate(_DIGITS)
    if not _SOME_YEAR.search(plain):
        return None
    for form in _WORDS:
        match = form.search(plain)
        if match:
            return _gregorian(match["year"], _GREGORIAN[match["month"].lower()], _part(match))
    return _solar(text, plain) or _in_figures(plain)


def _solar(text: str, plain: str) -> str | None:
    for form in _SOLAR_WORDS:
        match = form.search(plain)
        if match:
            return _from_solar(int(match["year"]), _SOLAR[match["month"]], _part(match))
    match = _SOLAR_FIGURES.search(plain) if _SAYS_SOLAR.search(text) else None
    return (
        _from_solar(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    )


def _in_figures(plain: str) -> str | None:
    for form in _FIGURES:
        match = form.search(plain)
        if match:
            parts = match.groupdict()
            month, day = (
                int(parts[name]) if parts.get(name) else None for name in ("month", "day")
            )
            if parts.get("mark") in {"/", "-"} and match.start("day") < match.start("year"):
                month, day = _settled(month, day)
            return _gregorian(parts["year"], month, day)
    return None


def _settled(month: int, day: int) -> tuple[int | None, int | None]:
    """Month and day of 30/08/2022 or 08/30/2022; neither if either could be either."""
    if month > 12:
        return day, month
    return (month, day) if day > 12 or day == month else (None, None)


def _part(match: re.Match) -> int | None:
    day = match.groupdict().get("day")
    return int(day) if day else None


def _gregorian(year: str, month: int | None, day: int | None) -> str | None:
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return None
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _from_solar(year: int, month: int, day: int | None) -> str | None:
    """The Gregorian date; only the year for a month, which lies in two of ours."""
    try:
        found = jdatetime.date(year, month, day or 1).togregorian()
        last = jdatetime.date(year, month, 29).togregorian()
    except ValueError:
        return None
    if day:
        return found.isoformat()
    return str(found.year) if found.year == last.year else None
