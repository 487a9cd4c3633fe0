"""What an authority file says of two records: a body is part of another, somebody was in it."""

from dataclasses import dataclass
from datetime import date

from articles.models import Affiliation, Change, Organization, Precision, Speaker, printed_date
from articles.search import documents

from . import ledger
from .parts import as_kept
from .reach import articles_reached_by

#: Who the ledger says it was.
BY = "authority file"


class UnreadableFile(ValueError):
    """The file is no authority file; says what is wrong, and in which line."""


@dataclass(frozen=True)
class Membership:
    """What a person was: ids of the file or of this archive, `organization` may be ""."""

    line: int
    person: str
    organization: str = ""
    role: str = ""
    start: date | None = None
    start_precision: str = Precision.UNKNOWN
    end: date | None = None
    end_precision: str = Precision.UNKNOWN

    @property
    def dates(self):
        """The columns of an affiliation that say from when to when."""
        names = ("start", "start_precision", "end", "end_precision")
        return {name: getattr(self, name) for name in names}


def tie_parents(found, records, reason):
    """Give bodies the parent their row names, where they have none and nobody took it away.

    `found` holds (row, record) pairs, `records` is {(model, id in the file): record}. Sentences
    about what changed. Raises UnreadableFile.
    """
    for row, record in found:
        if not row.parent or record.parent_id or "parent" in Change.objects.locked_fields(record):
            continue
        parent = meant(Organization, row.parent, records, row.line)
        if record in lineage(parent):
            raise UnreadableFile(f"Line {row.line}: {record} cannot be part of itself.")
        ledger.write(record, "parent", None, parent, extractor=BY, reason=reason)
        record.parent = parent
        record.save(update_fields=["parent", "changed_at"])
        yield f"{record}: part of {parent}"


def meant(model, given, records, line):
    """The record that an id of the file or of this archive means. Raises UnreadableFile."""
    found = records.get((model, given))
    if found is None:
        found = model.objects.filter(public_id=given).select_related("moved_to").first()
    if found is None:
        raise UnreadableFile(f"Line {line}: there is no {model._meta.verbose_name} {given}.")
    return found.moved_to or found


def lineage(body):
    """The body and all that it is part of."""
    while body:
        yield body
        body = body.parent


def join_bodies(memberships, records, reason):
    """Add the affiliations that are not there yet; sentences about them. Raises UnreadableFile."""
    for each in memberships:
        person = meant(Speaker, each.person, records, each.line)
        body = each.organization and meant(Organization, each.organization, records, each.line)
        said = {"role": each.role, "organization": body or None, **each.dates}
        affiliation = Affiliation(speaker=person, **said)
        after = as_kept(affiliation)
        if not person.affiliations.filter(**said).exists() and after not in taken_away(person):
            affiliation.save()
            ledger.write(person, "affiliations", None, after, extractor=BY, reason=reason)
            documents.index(articles_reached_by(person))
            yield f"{person}: {in_words(affiliation)}"


def taken_away(person):
    """The affiliations that people took from a person, as kept, whatever article they were from."""
    changes = Change.objects.by_people().of(person)
    removed = changes.filter(field="affiliations", after__isnull=True)
    return [(change.before or {}) | {"article": None} for change in removed]


def in_words(affiliation):
    start = printed_date(affiliation.start, affiliation.start_precision)
    end = printed_date(affiliation.end, affiliation.end_precision)
    return f"{affiliation} ({start or '…'} to {end or '…'})" if start or end else str(affiliation)
