"""Heads of state and of government who are known by their surname, from the curated list."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .lists import groups

#: Beside the list of well-known organizations; the README says what is in it.
FILE = Path(__file__).resolve().parents[2] / "authorities" / "heads_of_government.csv"
_DIVIDER = "|"


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads or headed a country; `surnames` are the forms that papers print alone."""

    name: str
    surnames: tuple[str, ...]
    country: str
    office: str


@cache
def heads() -> tuple[Head, ...]:
    """Everybody in the list, in its order."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Head(row["name"], tuple(row["surnames"].split(_DIVIDER)), row["country"], row["office"])
            for row in csv.DictReader(lines)
        )


def only_head(surname: str) -> Head | None:
    """The one who bears a surname as printed; None if nobody or several in the list do."""
    bearers = _bearers().get(surname, ())
    return bearers[0] if len(bearers) == 1 else None


@cache
def _bearers() -> dict[str, list[Head]]:
    bearers = defaultdict(list)
    for head in heads():
        for surname in head.surnames:
            bearers[surname].append(head)
    return bearers


def is_about(text: str, country: str) -> bool:
    """Whether a text names a country of the list: itself, its people or its capital."""
    return _country(country).search(text) is not None


@cache
def _country(name: str) -> re.Pattern:
    forms = next(group for group in groups("country_words") if group[0] == name)
    return re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms))
