"""From the people and organizations of one article to authority records.

A record is taken only if its name is exactly this one (folded) and nobody else's; whatever is
merely similar becomes a new record and a proposal to merge.
"""

import re
from dataclasses import dataclass

from articles.folding import fold_name, sound_key
from articles.models import Change, Organization, Publication, Speaker, State, VariantName

from . import ledger

PARTICLES = {"al", "bin", "ibn", "von", "van", "der", "den", "de", "da", "di", "del", "la", "le"}
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
SUGGESTIONS = 3


@dataclass(frozen=True)
class Voices:
    """An article's people and organizations by the name its extraction gives them."""

    people: dict
    organizations: dict


def voices_of(article, extraction, **origin):
    """Voices of `extraction`; missing records are made. `origin` goes into the ledger."""
    people = [person for person in extraction.people if len(fold_name(person.name).split()) > 1]
    return Voices(
        resolve(Speaker, article, people, origin),
        resolve(Organization, article, extraction.organizations, origin),
    )


def name_key(model, name):
    """The folded name a record of `model` is found by."""
    key = fold_name(name)
    return key.removeprefix("the ") if model is not Speaker else key


def resolve(model, article, entities, origin):
    """{name: record} for the article's `entities` of one kind."""
    keys = {entity.name: name_key(model, entity.name)[:300] for entity in entities}
    known = records_named(model, set(keys.values()))
    earlier = set(
        model.objects.filter(mentions__article=article).values_list("pk", flat=True)
        if article.pk
        else ()
    )
    records = {}
    for entity in entities:
        key = keys[entity.name]
        if not key:
            continue
        record = the_one(known.get(key, ()), earlier)
        if record is None:
            record = create(model, entity.name, key, article, namesakes=key in known, origin=origin)
            known[key] = [record]
        records[entity.name] = record
    learn_variants(model, entities, records)
    return records


def records_named(model, keys):
    """{fold key: records that have this name for their own}, merged ones followed."""
    field = model._meta.model_name
    rows = VariantName.objects.filter(
        fold_key__in=keys, ambiguous=False, **{f"{field}__isnull": False}
    ).select_related(field, f"{field}__moved_to")
    known = {}
    for row in rows:
        record = getattr(row, field)
        record = record.moved_to or record
        if record not in known.setdefault(row.fold_key, []):
            known[row.fold_key].append(record)
    return known


def the_one(records, earlier):
    """The only record, or the only one of several that this article named before; else None."""
    if len(records) > 1:
        records = [record for record in records if record.pk in earlier]
    return records[0] if len(records) == 1 else None


def create(model, name, key, article, *, namesakes, origin):
    kind = model._meta.model_name
    natural_key = (kind, key, article.public_id) if namesakes else (kind, key)
    record = model.objects.create(
        public_id=model.objects.free_id(*natural_key),
        name=name[:300],
        sort_name=(sort_name(name) if model is Speaker else without_article(name))[:300],
    )
    VariantName.objects.create(
        **{kind: record}, name=name[:300], fold_key=key, sound_key=sound_key(name)[:300]
    )
    suggest(record, origin)
    return record


def sort_name(name):
    """The surname first: "Nazary, Ali Maisam"; names of one word or another script unchanged.

    >>> sort_name("Osama bin Laden")
    'bin Laden, Osama'
    """
    words = name.split()
    if len(words) < 2 or not re.search("[A-Za-z]", name):
        return name
    suffix = [words.pop()] if fold_name(words[-1]) in SUFFIXES and len(words) > 2 else []
    first = len(words) - 1
    while first > 1 and fold_name(words[first - 1]) in PARTICLES:
        first -= 1
    return ", ".join(filter(None, [" ".join(words[first:]), " ".join(words[:first] + suffix)]))


def without_article(name):
    return name[4:] if name.lower().startswith("the ") else name


def learn_variants(model, entities, records):
    """Note the other names an article gives its records: to find them by, not to decide by.

    A name that a person took away does not come back.
    """
    taken_away = names_taken_away(model, records.values())
    VariantName.objects.bulk_create(
        [
            variant_name(records[entity.name], variant, entity.name)
            for entity in entities
            if entity.name in records
            for variant in dict.fromkeys([entity.name, *entity.variants])
            if fold_name(variant) and (records[entity.name].public_id, variant) not in taken_away
        ],
        ignore_conflicts=True,
    )


def names_taken_away(model, records):
    """{(permanent id, name)} of the variant names that people removed."""
    removed = Change.objects.by_people().filter(
        record_type=model._meta.model_name,
        record_id__in={record.public_id for record in records},
        field="variant_names",
        after__isnull=True,
    )
    return {(change.record_id, (change.before or {}).get("name")) for change in removed}


def variant_name(record, variant, full_name):
    key = name_key(type(record), variant)[:300]
    return VariantName(
        **{record._meta.model_name: record},
        name=variant[:300],
        kind=variant_kind(variant, full_name),
        ambiguous=key != name_key(type(record), full_name)[:300],
        fold_key=key,
        sound_key=sound_key(variant)[:300],
    )


def variant_kind(variant, name):
    """How a variant relates to the full name."""
    words, full = fold_name(variant).split(), fold_name(name).split()
    if variant.isupper() and len(words) == 1 and len(full) > 1:
        return VariantName.Kind.ACRONYM
    if len(words) < len(full):
        return VariantName.Kind.PART
    return VariantName.Kind.FULL if words == full else VariantName.Kind.SPELLING


def suggest(record, origin):
    """Propose to merge a new person with those whose name sounds the same."""
    if not isinstance(record, Speaker):
        return
    sounds = sound_key(record.name).split()
    alike = (
        Speaker.objects.filter(
            state=State.PUBLIC,
            variant_names__sound_key__in={" ".join(sounds), " ".join(sounds[:1] + sounds[-1:])},
        )
        .exclude(pk=record.pk)
        .distinct()
        .order_by("pk")[:SUGGESTIONS]
    )
    for other in alike:
        ledger.propose(record, "moved_to", None, other, reason="The names sound alike.", **origin)


def publication_named(name, domain=""):
    """The publication of this name or domain, made if the archive has none; None without a name."""
    key = name_key(Publication, name or "")[:300]
    by_domain = (
        Publication.objects.filter(domain=domain).exclude(domain="").first() if domain else None
    )
    if not key:
        return followed(by_domain)
    known = (
        Publication.objects.filter(name_keys__contains=[key]).order_by("pk").first() or by_domain
    )
    return followed(known) or Publication.objects.create(
        public_id=Publication.objects.free_id("publication", key),
        name=name[:300],
        name_keys=[key],
        domain=domain[:253],
    )


def followed(record):
    return record.moved_to or record if record else None
