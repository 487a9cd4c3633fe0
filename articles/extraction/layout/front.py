"""The front of an article: breadcrumbs, headline, dek, byline, date."""

import re
from dataclasses import replace

from ..language.lists import words as word_list
from ..language.sentences import content_words
from ..records import Block
from .bylines import is_byline, unsigned_names
from .imprint import agency_dateline, is_name_line, place_dateline, publication_line

_CRUMB = re.compile(r"\s+[/>»›|]\s+|\s*[>»›]\s*")
_CRUMBS_LENGTH = 100
#: A headline may be long in tabloids, yet no longer than this.
_HEADLINE_WORDS = 40
_HEADLINE_LENGTH = 280
#: With a full stop it is a headline only if it is short: ledes are sentences too.
_HEADLINE_SENTENCE_WORDS = 20
_DEK_WORDS = range(4, 61)
_LEDE_LENGTH = 60
_FRONT_BLOCKS = 12
_SECTION_WORDS = 3
_SPOKEN = re.compile(r"[\"”’,]\s+(?:\w+\s+){0,3}?(\w+)\b")
_INTERVIEW = re.compile(
    r"\binterview|\b(?:we|i) (?:meet|met|spoke|talked)\b|\bspoke (?:with|to)\b|\bconversation\b"
    r"|\bQ ?& ?A\b|\btalks to\b",
    re.IGNORECASE,
)
#: A dek of an interview is said again in the introduction: at least this share of its words.
_DEK_REPEATED = 0.5


def crumbs(words: str) -> list[str]:
    """The parts of a breadcrumb line such as "News / World"; empty if it is none."""
    parts = [part.strip() for part in _CRUMB.split(words)]
    short = len(words) <= _CRUMBS_LENGTH and len(parts) > 1
    fits = all(part and len(part.split()) <= 4 and part[0].isupper() for part in parts)
    return parts if short and fits else []


def name_front(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, those before the body with their kind."""
    named = list(blocks)
    has_headline = any(block.kind == "headline" for block in blocks)
    for number, block in enumerate(blocks[:_FRONT_BLOCKS]):
        if block.kind != "paragraph":
            continue
        kind = _front_kind(text, named, number, has_headline)
        if kind is None:
            break
        named[number] = replace(block, kind=kind)
        has_headline |= kind == "headline"
    return named


def _front_kind(text: str, blocks: list[Block], number: int, has_headline: bool) -> str | None:
    words = text[blocks[number].start : blocks[number].end]
    following = [block for block in blocks[number + 1 :] if block.kind == "paragraph"][:1]
    if not has_headline and crumbs(words):
        return "boilerplate"
    if is_byline(words) or (has_headline and _is_imprint(text, blocks, number)):
        return "byline"
    if not following:
        return None
    if not has_headline:
        if _is_section(text, blocks, number):
            return "boilerplate"
        return "headline" if _is_headline(words) else None
    if any(block.kind in {"dek", "byline"} for block in blocks[:number]):
        return None
    return "dek" if _is_dek(text, blocks, number, following[0]) else None


def _is_imprint(text: str, blocks: list[Block], number: int) -> bool:
    """Whether a line names the publication, the author right above such a line, or authors with
    known given names right above the body."""
    words = text[blocks[number].start : blocks[number].end]
    return (
        publication_line(words) is not None
        or (is_name_line(words) and _signed(text, blocks[number + 1 : number + 2]))
        or (bool(unsigned_names(words)) and _body_begins(text, blocks[number + 1 : number + 4]))
    )


def _body_begins(text: str, blocks: list[Block]) -> bool:
    """Whether one of some blocks is long enough for the first paragraph of a report."""
    return any(
        block.kind == "paragraph" and block.end - block.start >= _LEDE_LENGTH for block in blocks
    )


def _signed(text: str, blocks: list[Block]) -> bool:
    """Whether a byline, a publication or a date is among some blocks."""
    return any(
        block.kind in {"byline", "dateline"}
        or is_byline(text[block.start : block.end])
        or publication_line(text[block.start : block.end]) is not None
        for block in blocks
    )


def _is_section(text: str, blocks: list[Block], number: int) -> bool:
    """Whether a line is the name of a section: some words above a headline that is signed."""
    words = text[blocks[number].start : blocks[number].end]
    below = blocks[number + 1 : number + 2]
    short = len(words.split()) <= _SECTION_WORDS and words[-1].isalnum()
    if not short or not below or _signed(text, below):
        return False
    headline = text[below[0].start : below[0].end]
    fits = _is_headline(headline) and not headline.endswith(".") and not is_name_line(headline)
    return fits and _signed(text, blocks[number + 2 : number + 4])


def _is_headline(words: str) -> bool:
    count = len(words.split())
    if len(words) > _HEADLINE_LENGTH or count > _HEADLINE_WORDS:
        return False
    if words.endswith(".") and count > _HEADLINE_SENTENCE_WORDS:
        return False
    verbs = word_list("reporting_verbs")
    return not (words.endswith(".") and any(m in verbs for m in _SPOKEN.findall(words)))


def _is_dek(text: str, blocks: list[Block], number: int, following: Block) -> bool:
    words = text[blocks[number].start : blocks[number].end]
    count = len(words.split())
    if agency_dateline(words, 0, len(words)) or place_dateline(words, 0, len(words)):
        return False
    if count in _DEK_WORDS and _signed(text, blocks[number + 1 : number + 3]):
        return True
    if count not in _DEK_WORDS or words[0] in '"“‘«':
        return False
    if not words.endswith((".", "!", "?", "…", ":", '"', "”", "»", "''", ",")):
        return True
    introduction = text[following.start : following.end]
    return bool(_INTERVIEW.search(words)) and _is_repeated(words, introduction)


def _is_repeated(dek: str, introduction: str) -> bool:
    said = content_words(dek)
    again = said & content_words(introduction)
    return len(introduction) > len(dek) and len(again) >= _DEK_REPEATED * len(said)
