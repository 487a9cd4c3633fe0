"""Who is meant: a mention -> a speaker with the fullest name."""

from dataclasses import dataclass

from ..language.lists import words as word_list
from ..mentions import BodyEntry, PersonEntry
from ..records import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """`kind` is person, organization or described; a described source is not `named`, its noun
    is kept in small letters."""

    name: str
    kind: str
    entry: PersonEntry | BodyEntry | None = None
    noun: str = ""

    @property
    def named(self) -> bool:
        return self.kind != "described"


def of_entry(entry: PersonEntry | BodyEntry) -> Speaker:
    kind = "person" if isinstance(entry, PersonEntry) else "organization"
    return Speaker(entry.name, kind, entry)


def described(text: str, span: Span, noun: str) -> Speaker:
    """A source without a name, by the words printed: "a senior administration official"."""
    words = " ".join(text[span.start : span.end].split())
    first, _, rest = words.partition(" ")
    if first.lower() in word_list("determiners") | word_list("person_nouns"):
        words = f"{first.lower()} {rest}".strip()
    return Speaker(words, "described", noun=noun)
