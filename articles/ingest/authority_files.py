"""Authority files: lists of known people and bodies that editors keep, as CSV.

Columns: type (speaker or organization; organization where left out), name, variants (divided by
bars), acronym, kind, country, wikidata, id (the permanent id, where the record is known). A name
in a file decides: mentions by it are the record's from then on.
"""

import csv
import re
from dataclasses import dataclass, field

from django.db import transaction

from articles.models import Change, Organization, Speaker, State, VariantName
from articles.models.public_record import ID_ALPHABET, ID_LENGTH
from articles.search import documents

from . import ledger
from .authority import identity_key, name_key, own_name, sorted_as, variant_name
from .authority_links import BY, UnreadableFile, join_bodies, tie_parents
from .merge import MergeRefused, merge
from .parts import as_kept
from .reach import articles_reached_by
from .turns import take_turns

TYPES = {"speaker": Speaker, "organization": Organization}
COLUMNS = ("id", "type", "name", "variants", "acronym", "kind", "country", "wikidata")
DIVIDER = "|"
#: What a permanent id looks like.
ID_FORM = re.compile(f"[{ID_ALPHABET}]{{{ID_LENGTH}}}")


@dataclass
class Row:
    """One line of a file, checked.

    `public_id` must be known here; `given_id` is what another archive calls the record, and is kept
    where nobody here has it. `found_by` are names that do not decide, with their kind; `parent` is
    an id of the file or of a body here.
    """

    line: int
    model: type
    name: str
    variants: list = field(default_factory=list)
    acronym: str = ""
    kind: str = ""
    country: str = ""
    wikidata: str = ""
    public_id: str = ""
    given_id: str = ""
    sort_name: str = ""
    description: str = ""
    found_by: dict = field(default_factory=dict)
    parent: str = ""

    @property
    def names(self):
        """Every name in it, the first one first."""
        return list(dict.fromkeys(filter(None, [self.name, *self.variants, self.acronym])))

    @property
    def fields(self):
        """{column of the record: what the file says}; a person has neither kind nor country."""
        found = {"wikidata_id": self.wikidata, "description": self.description}
        if self.model is Organization:
            found |= {"acronym": self.acronym, "kind": self.kind, "country": self.country}
        return found


def read_rows(lines):
    """Rows of CSV `lines` with a heading. Raises UnreadableFile."""
    reader = csv.DictReader(lines)
    if "name" not in (reader.fieldnames or ()):
        raise UnreadableFile("The first line must name the columns, name among them.")
    if unknown := set(reader.fieldnames) - set(COLUMNS):
        raise UnreadableFile(f"There is no column {', '.join(sorted(map(str, unknown)))}.")
    try:
        return [checked(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise UnreadableFile(f"Line {reader.line_num}: {error}.") from error


def checked(line, columns):
    """The Row of one line. Raises UnreadableFile."""
    if None in columns:
        raise UnreadableFile(f"Line {line} has more columns than the first line names.")
    given = {name: (value or "").strip() for name, value in columns.items()}
    if not all(map(storable, given.values())):
        raise UnreadableFile(f"Line {line} holds a character that cannot be stored.")
    model = TYPES.get(given.get("type") or "organization")
    if model is None:
        raise UnreadableFile(f"Line {line}: type is speaker or organization.")
    if not name_key(model, given["name"]) or len(given["name"]) > 300:
        raise UnreadableFile(f"Line {line}: the name is missing or longer than 300 characters.")
    variants = [each.strip() for each in given.get("variants", "").split(DIVIDER)]
    return Row(
        line=line,
        model=model,
        name=given["name"],
        variants=[each[:300] for each in variants if name_key(model, each)],
        acronym=given.get("acronym", "")[:30],
        kind=given.get("kind", "")[:100],
        country=given.get("country", "")[:100],
        wikidata=given.get("wikidata", "")[:20],
        public_id=given.get("id", ""),
    )


def storable(value):
    """Whether PostgreSQL takes this text: no nulls, no halves of letters."""
    return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)


@transaction.atomic
def load(rows, *, name="", dry_run=False, memberships=()):
    """Sentences about what changed, one record a time; in a dry run nothing does.

    What people decided stays: fields that are filled, names that were taken away, records that
    were refused to be one. `memberships` are authority_links.Memberships.
    """
    take_turns()
    reason, done, found = f"Authority file {name}.", [], []
    for row in rows:
        record, sentences = load_row(row, reason)
        found.append((row, record))
        done += sentences
    records = {(row.model, row.given_id): record for row, record in found if row.given_id}
    done += tie_parents(found, records, reason)
    done += join_bodies(memberships, records, reason)
    if dry_run:
        transaction.set_rollback(True)
    return done


def load_row(row, reason):
    """(the record of a row, sentences about what changed)"""
    record = record_for(row)
    if record is None:
        record = create(row, reason)
        done = [f"new {record._meta.verbose_name}: {record}"]
    else:
        done = [f"{record}: {what}" for what in complete(record, row, reason)]
    done += [f"{record}: known as {added}" for added in give_names(record, row, reason)]
    done += [f"{record}: found by {added}" for added in add_names(record, row, reason)]
    return record, done + [f"{record}: {what}" for what in take_in(record, row, reason)]


def record_for(row):
    """The record that a row is about: by id, else by its first name, if only one has it."""
    objects = row.model.objects.select_related("moved_to")
    if row.given_id and (found := objects.filter(public_id=row.given_id).first()):
        return found.moved_to or found
    if row.public_id:
        found = objects.filter(public_id=row.public_id).first()
        if found is None:
            raise UnreadableFile(f"Line {row.line}: there is no record {row.public_id}.")
        return found.moved_to or found
    named = {each.moved_to or each for each in objects.named(name_key(row.model, row.name))}
    return named.pop() if len(named) == 1 else None


def create(row, reason):
    kind, objects = row.model._meta.model_name, row.model.objects
    record = objects.create(
        public_id=id_for(row) or objects.free_id(kind, identity_key(row.model, row.name)),
        name=row.name,
        sort_name=row.sort_name or sorted_as(row.model, row.name),
        **row.fields,
    )
    own_name(record).save()
    ledger.write(record, "created", None, record.name, extractor=BY, reason=reason)
    return record


def id_for(row):
    """The id that another archive has for a record, if it can be one here; nobody here has it."""
    return row.given_id if ID_FORM.fullmatch(row.given_id) else ""


def complete(record, row, reason):
    """Fill fields that are empty and that nobody emptied; what was filled."""
    locked = Change.objects.locked_fields(record)
    for name, value in row.fields.items():
        if value and not getattr(record, name) and name not in locked:
            ledger.write(record, name, "", value, extractor=BY, reason=reason)
            setattr(record, name, value)
            yield f"{name} is {value}"
    record.save()


def names_taken_away(record):
    """The names that people took from a record."""
    changes = Change.objects.by_people().of(record)
    changes = changes.filter(field="variant_names", after__isnull=True)
    return {(change.before or {}).get("name") for change in changes}


def add_names(record, row, reason):
    """Let the record be found by names that do not decide; those that it did not have before."""
    there = {*record.variant_names.values_list("name", flat=True)} | names_taken_away(record)
    for name, kind in row.found_by.items():
        if name not in there:
            variant = variant_name(record, name)
            variant.kind, variant.ambiguous = kind, True
            variant.save()
            after = as_kept(variant)
            ledger.write(record, "variant_names", None, after, extractor=BY, reason=reason)
            yield name


def give_names(record, row, reason):
    """Let the names of the row decide; those that did not before."""
    refused = names_taken_away(record)
    for name in row.names:
        there = record.variant_names.filter(name=name).first()
        if name in refused or (there and not there.ambiguous):
            continue
        before = as_kept(there) if there else None
        variant = there or variant_name(record, name)
        variant.ambiguous = False
        if name == row.acronym:
            variant.kind = VariantName.Kind.ACRONYM
        variant.save()
        after = as_kept(variant)
        ledger.write(record, "variant_names", before, after, extractor=BY, reason=reason)
        yield name


def take_in(record, row, reason):
    """Merge the records that the machine made of the row's names; what was done or left."""
    for name in row.names:
        others = row.model.objects.named(name_key(row.model, name)).exclude(pk=record.pk)
        for other in others.filter(state=State.PUBLIC):
            if is_given(other):
                yield f"the name {name} is also given to {other}"
            elif name_key(row.model, other.name) == name_key(row.model, name):
                yield from merged(other, record, reason)


def is_given(record):
    """Whether a person or a file made this record what it is."""
    rows = Change.objects.of(record).filter(state=Change.State.APPLIED)
    return rows.filter(field="created").exists() or rows.filter(user__isnull=False).exists()


def merged(other, record, reason):
    refused = Change.objects.of(other).filter(
        field="moved_to", state=Change.State.REFUSED, after=record.public_id
    )
    if refused.exists():
        return
    try:
        merge(other, record, user=None, reason=reason)
    except MergeRefused as refusal:
        yield str(refusal)
    else:
        yield f"takes in {other} ({other.public_id})"
        documents.index(articles_reached_by(record))


def as_rows(model):
    """Dictionaries of COLUMNS for the public records of `model`, to be read again by `read_rows`.

    Only names that decide are in it: those that articles gave are found again in the articles.
    """
    records = model.objects.public().prefetch_related("variant_names").order_by("pk")
    for record in records.iterator(chunk_size=500):
        names = [v.name for v in record.variant_names.all() if not v.ambiguous]
        yield {
            "id": record.public_id,
            "type": model._meta.model_name,
            "name": record.name,
            "variants": DIVIDER.join(name for name in names if name != record.name),
            "acronym": getattr(record, "acronym", ""),
            "kind": getattr(record, "kind", ""),
            "country": getattr(record, "country", ""),
            "wikidata": record.wikidata_id,
        }


def write_csv(stream):
    """Write the public people and bodies to `stream` as CSV."""
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for model in TYPES.values():
        writer.writerows(as_rows(model))
