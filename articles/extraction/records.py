"""What goes into an extraction and what comes out: frozen records, no behaviour.

Every offset is half-open and counts code points of `Extraction.text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Metadata = Mapping[str, str | tuple[str, ...]]


class UnreadableSource(ValueError):
    """The bytes hold no article; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it was handed in, before anything is known of it.

    `name` is the id given with it or the file's name; `reference` is what the archive
    knows it by for ever (an id, a URL, or folder and path). `charset` is set only where
    somebody declared it outside the bytes. `metadata` was given with the source
    (headline, dek, bylines, publication, published, section, url, language) and wins
    over everything the text says.
    """

    name: str
    content: bytes
    media_type: str = "text/plain"
    reference: str = ""
    charset: str | None = None
    metadata: Metadata = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the layout: headline, dek, byline, dateline, heading, paragraph, question,
    answer, caption, note, keywords or boilerplate."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a metadata field could have, and where it comes from.

    `origin` is "given", "text", "json-ld", "open graph", …; `span` only if from the text.
    """

    value: str | tuple[str, ...]
    origin: str
    span: Span | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """A runner-up for a quote's speaker with its share of the probability."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is quoted as saying.

    `segments` leave the outer marks out; several where the attribution interrupts.
    `speaker` is the fullest name the article gives, or a description ("a senior
    administration official") with `named` False, or None when nothing supports one.
    `speaker_kind` is person, organization, described or None. `basis` names the rule.
    """

    kind: str
    segments: tuple[Span, ...]
    speaker: str | None
    speaker_kind: str | None
    named: bool
    speaker_mention: Span | None
    cue: Span | None
    basis: str
    confidence: float
    candidates: tuple[SpeakerCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was found in one source; see `articles.extraction.extract`."""

    id: str
    text: str
    headline: str | None = None
    dek: str | None = None
    bylines: tuple[str, ...] = ()
    section: str | None = None
    publication: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    direction: str | None = None
    kind: str | None = None
    evidence: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
