"""What the steps found -> one Extraction."""

from collections.abc import Iterator

from .layout import Layout
from .mentions import BodyEntry, Mentions, PersonEntry
from .metadata import ChosenMetadata
from .records import Extraction, Organization, Person, Quote, Source


def assembled(
    source: Source,
    text: str,
    layout: Layout,
    metadata: ChosenMetadata,
    mentions: Mentions,
    quotes: list[Quote],
) -> Extraction:
    """The Extraction of a source, quotes in reading order."""
    values = dict(metadata.values)
    return Extraction(
        id=source.name,
        text=text,
        bylines=values.pop("bylines") or (),
        **values,
        evidence=metadata.evidence,
        blocks=layout.blocks,
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.segments[0], quote.segments[-1]))),
        people=tuple(_person(entry, mentions) for entry in _everybody(mentions)),
        organizations=tuple(_organization(entry) for entry in mentions.bodies if entry.mentions),
    )


def _everybody(mentions: Mentions) -> Iterator[PersonEntry]:
    yield from mentions.people
    yield from (entry for entry in mentions.governments if not entry.mentions)


def _person(entry: PersonEntry, mentions: Mentions) -> Person:
    return Person(
        name=entry.name,
        variants=tuple(sorted(set(entry.forms) - {entry.name})),
        mentions=tuple(sorted([*entry.mentions, *mentions.governments.get(entry, ())])),
        role=entry.role,
        affiliation=_affiliation(entry, mentions),
    )


def _affiliation(entry: PersonEntry, mentions: Mentions) -> str | None:
    """The body that the words of the role name."""
    if entry.role_span is None:
        return None
    inside = mentions.within(entry.role_span.start, entry.role_span.end)
    return next((found.name for _, found in inside if isinstance(found, BodyEntry)), None)


def _organization(entry: BodyEntry) -> Organization:
    return Organization(
        entry.name, tuple(sorted(set(entry.forms) - {entry.name})), tuple(entry.mentions)
    )
