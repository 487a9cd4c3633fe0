"""People, bodies and memberships as Popolo's JSON has them: written, and read as an authority file.

https://www.popoloproject.com/specs/
"""

import json

from articles.models import Affiliation, Organization, Speaker, State

from .authority_files import DIVIDER, UnreadableFile, checked

WIKIDATA = "wikidata"
LISTS = {"persons": "speaker", "organizations": "organization"}


def as_popolo():
    """The public people and bodies with their memberships, as a dictionary of lists."""
    return {
        "persons": [common(record) for record in public(Speaker)],
        "organizations": [body(each) for each in public(Organization).select_related("parent")],
        "memberships": [membership(each) for each in memberships()],
    }


def public(model):
    return model.objects.public().prefetch_related("variant_names").order_by("pk")


def common(record):
    """What Popolo says alike of people and bodies. Names that decide come with a note."""
    identifiers = [{"scheme": WIKIDATA, "identifier": record.wikidata_id}]
    return {
        "id": record.public_id,
        "name": record.name,
        "sort_name": record.sort_name,
        "other_names": [
            {"name": v.name, "note": v.kind if v.ambiguous else "decides"}
            for v in record.variant_names.all()
            if v.name != record.name
        ],
        "identifiers": identifiers if record.wikidata_id else [],
        "summary": record.description,
    }


def body(record):
    return common(record) | {
        "abbreviation": record.acronym,
        "classification": record.kind,
        "area": {"name": record.country} if record.country else None,
        "parent_id": record.parent and record.parent.public_id,
    }


def memberships():
    rows = Affiliation.objects.filter(speaker__state=State.PUBLIC)
    rows = rows.filter(organization__state=State.PUBLIC).select_related("speaker", "organization")
    return rows.order_by("pk")


def membership(affiliation):
    return {
        "person_id": affiliation.speaker.public_id,
        "organization_id": affiliation.organization.public_id,
        "role": affiliation.role,
        "start_date": affiliation.start and affiliation.start.isoformat(),
        "end_date": affiliation.end and affiliation.end.isoformat(),
    }


def read_popolo(text):
    """authority_files.Rows of the people and bodies of Popolo JSON. Raises UnreadableFile."""
    try:
        found = json.loads(text)
        return [
            checked(number, columns(kind, each))
            for name, kind in LISTS.items()
            for number, each in enumerate(found.get(name, ()), 1)
        ]
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"This is not Popolo's JSON: {error}.") from error


def columns(kind, given):
    """The columns of an authority file for one of Popolo's objects."""
    names = [each["name"] for each in given.get("other_names", ()) if each.get("note") == "decides"]
    acronym = given.get("abbreviation") or ""
    identifiers = {each["scheme"]: each["identifier"] for each in given.get("identifiers", ())}
    return {
        "type": kind,
        "id": given.get("id") or "",
        "name": given.get("name") or "",
        "variants": DIVIDER.join(name for name in names if name != acronym),
        "acronym": acronym,
        "kind": given.get("classification") or "",
        "country": (given.get("area") or {}).get("name") or "",
        "wikidata": identifiers.get(WIKIDATA, ""),
    }
