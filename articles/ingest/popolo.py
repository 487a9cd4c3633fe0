"""People, bodies and memberships as Popolo's JSON has them, to be written.

https://www.popoloproject.com/specs/
"""

from django.db.models import Q

from articles.models import Affiliation, Organization, Speaker, State, printed_date

#: The scheme of Wikidata's identifiers, and the note of a name that decides.
WIKIDATA, DECIDES = "wikidata", "decides"


def as_popolo():
    """The public people and bodies with their memberships, as a dictionary of lists."""
    return {
        "persons": [common(record) for record in public(Speaker)],
        "organizations": [body(each) for each in public(Organization).select_related("parent")],
        "memberships": [membership(each) for each in memberships()],
    }


def of_record(record, affiliations, page):
    """One person or body with those of its `affiliations` that are between public records, and the
    address of its `page`, as a dictionary."""
    shown = [
        membership(each)
        for each in affiliations
        if {each.speaker.state, getattr(each.organization, "state", State.PUBLIC)} == {State.PUBLIC}
    ]
    said = body(record) if isinstance(record, Organization) else common(record)
    return said | {"memberships": shown, "links": [{"url": page}]}


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
            {"name": v.name, "note": v.kind if v.ambiguous else DECIDES}
            for v in record.variant_names.all()
            if v.name != record.name
        ],
        "identifiers": identifiers if record.wikidata_id else [],
        "summary": record.description,
    }


def body(record):
    parent = record.parent
    return common(record) | {
        "abbreviation": record.acronym,
        "classification": record.kind,
        "area": {"name": record.country} if record.country else None,
        "parent_id": parent.public_id if parent and parent.state == State.PUBLIC else None,
    }


def memberships():
    rows = Affiliation.objects.filter(speaker__state=State.PUBLIC)
    rows = rows.filter(Q(organization=None) | Q(organization__state=State.PUBLIC))
    return rows.select_related("speaker", "organization").order_by("pk")


def membership(affiliation):
    body = affiliation.organization
    return {
        "person_id": affiliation.speaker.public_id,
        "organization_id": body and body.public_id,
        "role": affiliation.role,
        "start_date": printed_date(affiliation.start, affiliation.start_precision) or None,
        "end_date": printed_date(affiliation.end, affiliation.end_precision) or None,
    }
