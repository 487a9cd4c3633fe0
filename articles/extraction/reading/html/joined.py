"""Kept paragraphs -> the document: one text and spans in it."""

from collections.abc import Mapping

from ...records import Block, Candidate, Span
from ..document import Document, Post
from .paragraph import Paragraph
from .posts import signature

_BETWEEN = "\n\n"


def joined(paragraphs: list[Paragraph], metadata: Mapping[str, tuple[Candidate, ...]]) -> Document:
    """The paragraphs with a blank line between two of them."""
    starts, length = [], 0
    for paragraph in paragraphs:
        starts.append(length)
        length += len(paragraph.words) + len(_BETWEEN)
    placed = list(zip(starts, paragraphs, strict=True))
    posts = _posts(placed)
    signed = {post.author.start for post in posts if post.author}
    return Document(
        text=_BETWEEN.join(paragraph.words for paragraph in paragraphs),
        hints=tuple(_hints(placed, signed)),
        metadata=metadata,
        bold=tuple(
            Span(start + first, start + last) for start, p in placed for first, last in p.bold
        ),
        posts=tuple(posts),
    )


def _hints(placed: list[tuple[int, Paragraph]], signed: set[int]):
    """A block for each line of a paragraph whose kind is known."""
    for start, paragraph in placed:
        for line in paragraph.words.split("\n"):
            signs = paragraph.post is not None and any(
                start <= place < start + len(line) for place in signed
            )
            kind = "note" if signs else paragraph.kind
            words = line.strip()
            if kind and words:
                begin = start + line.index(words)
                yield Block(kind, begin, begin + len(words))
            start += len(line) + 1


def _posts(placed: list[tuple[int, Paragraph]]) -> list[Post]:
    grouped: dict[object, list[tuple[int, Paragraph]]] = {}
    for start, paragraph in placed:
        if paragraph.post is not None:
            grouped.setdefault(paragraph.post, []).append((start, paragraph))
    return [post for group in grouped.values() if (post := _post(group))]


def _post(group: list[tuple[int, Paragraph]]) -> Post | None:
    words, author = [], None
    for start, paragraph in group:
        place = signature(paragraph)
        if place:
            author = author or Span(start + place[0], start + place[1])
        else:
            words.append(Span(start, start + len(paragraph.words)))
    return Post(tuple(words), author) if words else None
