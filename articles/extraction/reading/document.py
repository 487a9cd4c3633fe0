"""What the reading step hands on: one text and what the medium said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..records import Block, Candidate


@dataclass(frozen=True, slots=True)
class Document:
    """`hints` are kinds of blocks the medium told (a <figcaption> is a caption), with spans
    of `text`; `metadata` holds the candidates it gave for each metadata field."""

    text: str
    hints: tuple[Block, ...] = ()
    metadata: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
