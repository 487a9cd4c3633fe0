"""What the reading step hands on: one text and what the medium said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..records import Block, Candidate, Span


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a social network inside an article: the spans of its paragraphs and, where it is
    signed, of its author's name."""

    words: tuple[Span, ...]
    author: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """`hints` are kinds of blocks the medium told (a <figcaption> is a caption), with spans of
    `text`; `metadata` holds the candidates it gave for each metadata field. `bold` are the
    stretches printed bold, as the names before an interview's answers are."""

    text: str
    hints: tuple[Block, ...] = ()
    metadata: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    bold: tuple[Span, ...] = ()
    posts: tuple[Post, ...] = ()
