"""The names that stand before or under what somebody says: labels, bylines, signatures."""

from ..language.lists import words
from ..language.names import fold, name_words
from ..mentions import BodyEntry, Mentions, PersonEntry
from ..mentions.candidates import looks_like_acronym
from .speakers import Speaker, of_entry


def named_by(label: str, mentions: Mentions) -> Speaker:
    """The person or body a label or byline names, with the fullest name the article gives."""
    entry = entry_of(label, mentions)
    if entry is not None:
        return of_entry(entry)
    publication = set(label.split()) & words("publications")
    return Speaker(label, "organization" if publication else "person")


def entry_of(label: str, mentions: Mentions) -> PersonEntry | BodyEntry | None:
    """The body of that form, else the person with all these words who is named most, else the only
    one with these initials; None for words without a name."""
    wanted = {fold(word) for word in name_words(label)} - {""}
    for body in mentions.bodies:
        if label in body.forms:
            return body
    people = [p for p in mentions.people if wanted and wanted <= _folded(p)]
    if not people and looks_like_acronym(label):
        people = [person for person in mentions.people if person.has_initials(label)]
        return people[0] if len(people) == 1 else None
    return max(people, key=lambda person: len(person.mentions), default=None)


def _folded(person: PersonEntry) -> set[str]:
    return {fold(word) for form in person.forms for word in form.split()}
