"""Popolo's JSON read as an authority file: people, bodies with their parents, memberships.

https://www.popoloproject.com/specs/
"""

import json
from dataclasses import replace

from articles.models import VariantName, date_and_precision

from .authority import name_key
from .authority_files import checked, storable
from .authority_links import Membership, UnreadableFile
from .popolo import DECIDES, WIKIDATA

LISTS = {"persons": "speaker", "organizations": "organization"}
#: Longest sort name and role that the archive keeps.
LONGEST_NAME, LONGEST_ROLE = 300, 500


def read_popolo(text):
    """(authority_files.Rows of people and bodies, Memberships). Raises UnreadableFile."""
    try:
        found = json.loads(text)
        rows = [
            row(number, kind, each)
            for name, kind in LISTS.items()
            for number, each in enumerate(found.get(name) or (), 1)
        ]
        joined = enumerate(found.get("memberships") or (), 1)
        return rows, [membership(number, each) for number, each in joined]
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"This is not Popolo's JSON: {error}.") from error


def row(number, kind, given):
    """The Row of one of Popolo's people or bodies. Raises UnreadableFile."""
    found = checked(number, columns(kind, given))
    kinds = {
        name: each.get("note")
        for each in given.get("other_names") or ()
        if name_key(found.model, name := text_of(each, "name", number)[:LONGEST_NAME])
    }
    return replace(
        found,
        variants=[name for name, note in kinds.items() if note == DECIDES],
        given_id=text_of(given, "id", number),
        sort_name=text_of(given, "sort_name", number)[:LONGEST_NAME],
        description=text_of(given, "summary", number),
        found_by={name: kind_of(note) for name, note in kinds.items() if note != DECIDES},
        parent=text_of(given, "parent_id", number),
    )


def kind_of(note):
    """The kind of a name that does not decide; an alias where the note says none."""
    return note if note in VariantName.Kind.values else VariantName.Kind.ALIAS


def columns(kind, given):
    """The columns of an authority file for one of Popolo's objects, but for other names."""
    identifiers = {
        each["scheme"]: each["identifier"] for each in given.get("identifiers") or () if each
    }
    return {
        "type": kind,
        "name": given.get("name") or "",
        "acronym": given.get("abbreviation") or "",
        "kind": given.get("classification") or "",
        "country": (given.get("area") or {}).get("name") or "",
        "wikidata": identifiers.get(WIKIDATA, ""),
    }


def membership(number, given):
    """The Membership of one of Popolo's. Raises UnreadableFile, ValueError for a strange date."""
    start, start_precision = date_and_precision(given.get("start_date"))
    end, end_precision = date_and_precision(given.get("end_date"))
    organization, role = (text_of(given, name, number) for name in ("organization_id", "role"))
    if not (organization or role):
        raise UnreadableFile(f"Membership {number} names neither an organization nor a role.")
    if start and end and end < start:
        raise UnreadableFile(f"Membership {number} ends before it begins.")
    return Membership(
        line=number,
        person=text_of(given, "person_id", number),
        organization=organization,
        role=role[:LONGEST_ROLE],
        start=start,
        start_precision=start_precision,
        end=end,
        end_precision=end_precision,
    )


def text_of(given, name, number):
    """A property that is a text, or "" where it is missing. Raises UnreadableFile."""
    value = str(given.get(name) or "").strip()
    if not storable(value):
        raise UnreadableFile(f"Line {number} holds a character that cannot be stored.")
    return value
