"""Names of bodies that are known, from the list in words and from the curated file."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from .lists import groups, phrases, words
from .names import is_given_name

#: Beside the list of heads of government; the README says what is in it.
FILE = Path(__file__).resolve().parents[2] / "authorities" / "organizations.csv"
_DIVIDER = "|"
#: Shorter acronyms and single words mean too many things to be known without their context.
_LEAST_ACRONYM = 4
_LEAST_WORD = 6
#: Papers and stations have names that are ordinary words.
_ORDINARY_KINDS = frozenset({"newspaper", "magazine", "broadcaster", "news site"})


@cache
def known_forms() -> dict[str, str]:
    """Every form of the list of words -> the main form."""
    return {form: group[0] for group in groups("known_organizations") for form in group}


@cache
def known_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of every known name by the first two of them, or the only one, longest first."""
    names = defaultdict(set)
    for name in [*known_forms(), *_curated()]:
        parts = tuple(name.split())
        names[" ".join(parts[:2])].add(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in names.items()}


@cache
def known_openings() -> frozenset[str]:
    """The first words of known names, and their first two."""
    return frozenset(o for two in known_names() for o in (two, two.partition(" ")[0]))


def _curated() -> list[str]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = [
        name
        for row in rows
        for name in (row["name"], *filter(None, row["variants"].split(_DIVIDER)))
        if _is_telling(name, row["kind"])
    ]
    acronyms = [row["acronym"] for row in rows if len(row["acronym"]) >= _LEAST_ACRONYM]
    return [*names, *(a for a in acronyms if a.isupper() and a not in words("no_organizations"))]


def _is_telling(name: str, kind: str) -> bool:
    """Whether a name means the body wherever it stands."""
    if not name[0].isupper() or name.startswith("The ") or name in phrases("places"):
        return False
    if " " in name:
        return True
    long = len(name) >= _LEAST_WORD and name.isalpha() and name[1:].islower()
    return long and kind not in _ORDINARY_KINDS and not is_given_name(name)
