"""Dates as articles print them -> ISO dates, as precise as the text says."""

import re
from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBER = {m: n for n, name in enumerate(_MONTHS, 1) for m in (name, name[:3])} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",  # Aug. 30, 2022
        rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}",  # 30 August 2022
        r"\b(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",  # 2022-08-30
        r"\b(?P<year>(?:1[5-9]|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",  # 2022/08/30
        rf"\b{_MONTH},?\s+{_YEAR}",  # August 2022
        r"^\s*(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)\s*$",  # 2022-08
        r"^\s*(?P<year>(?:1[5-9]|20)\d\d)\s*$",  # 2022
    )
]


def iso_date(text: str) -> str | None:
    """The first date of a short text as YYYY-MM-DD, YYYY-MM or YYYY, None if it has none."""
    for form in _FORMS:
        match = form.search(text)
        if match:
            return _as_iso(match.groupdict())
    return None


def _as_iso(parts: dict[str, str]) -> str | None:
    year = int(parts["year"])
    month = parts.get("month")
    number = None if month is None else _NUMBER.get(month.lower()) or int(month)
    day = parts.get("day")
    try:
        date(year, number or 1, int(day or 1))
    except ValueError:
        return None
    return f"{year}" + (f"-{number:02}" if number else "") + (f"-{int(day):02}" if day else "")
