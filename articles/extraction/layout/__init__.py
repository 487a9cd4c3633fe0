"""Step 2: text -> blocks, interview turns and metadata candidates."""

from dataclasses import dataclass

from ..reading import Document
from ..records import Block, Candidate
from .authors import name_author_lines
from .cuts import cut_paragraphs
from .endings import name_endings
from .front import name_front
from .furniture import name_furniture
from .headings import name_headings
from .metadata import metadata_of
from .paragraphs import paragraphs
from .pull_quotes import name_pull_quotes
from .turns import Turn, find_turns

BODY = frozenset({"paragraph", "question", "answer", "heading"})


@dataclass(frozen=True, slots=True)
class Layout:
    """`blocks` cover every character but white space once, in order; `turns` are the questions
    and answers of an interview; `metadata` holds each field's candidates in order of trust."""

    blocks: tuple[Block, ...]
    turns: tuple[Turn, ...]
    metadata: dict[str, tuple[Candidate, ...]]


def lay_out(document: Document) -> Layout:
    """The layout of a document: first whole paragraphs are named, then cut, then turns found."""
    text = document.text
    blocks = paragraphs(text, document.hints)
    blocks = name_furniture(text, blocks)
    blocks = name_front(text, blocks)
    blocks = name_author_lines(text, blocks)
    blocks = name_endings(text, blocks)
    blocks = name_pull_quotes(text, blocks)
    blocks = name_headings(text, blocks)
    blocks = cut_paragraphs(text, blocks)
    blocks, turns = find_turns(text, blocks, document.bold)
    return Layout(tuple(blocks), tuple(turns), metadata_of(document, blocks, turns))


__all__ = ["BODY", "Layout", "Turn", "lay_out"]
