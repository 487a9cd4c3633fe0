"""Headings between paragraphs."""

from dataclasses import replace

from ..records import Block

_HEADING_WORDS = 10
_HEADING_LENGTH = 90
_ENDS = (".", ",", ":", ";", "!", "…", '"', "”", "»", "’", "'", "-", "–", "—")
_OPENS = "\"“‘«'-–—•*"


def name_headings(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, short lines without a full stop before a paragraph as headings."""
    named = list(blocks)
    for number, block in enumerate(blocks[:-1]):
        following = blocks[number + 1]
        if block.kind == following.kind == "paragraph" and _is_heading(
            text[block.start : block.end], following.end - following.start
        ):
            named[number] = replace(block, kind="heading")
    return named


def _is_heading(words: str, following_length: int) -> bool:
    if len(words) > _HEADING_LENGTH or len(words) >= following_length:
        return False
    short = len(words.split()) <= _HEADING_WORDS
    return (
        short
        and not words.endswith((*_ENDS, "?"))
        and words[0] not in _OPENS
        and (words[0].isupper() or words[0].isdigit())
    )
