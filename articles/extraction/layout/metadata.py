"""Metadata that the text itself gives, beside what its medium gave."""

import re
from collections import defaultdict

from ..language.dates import iso_date
from ..language.letters import UPPER
from ..language.lists import phrases
from ..reading import Document
from ..records import Block, Candidate, Span
from .authors import authors_of
from .front import crumbs
from .imprint import is_name_line
from .publication import publication_candidates
from .turns import Turn

_OPINION = ("views expressed", "opinions expressed", "op-ed")
_OPINION_SECTIONS = frozenset(
    {"opinion", "opinions", "comment", "commentary", "editorial", "op-ed"}
)
#: Interviewers are few, and named in full early on.
_MOST_ASKERS = 6
_INTRODUCTION = 20_000
_STATEMENT = ("for immediate release", "press release", "statement by", "statement from")


def metadata_of(
    document: Document, blocks: list[Block], turns: list[Turn]
) -> dict[str, tuple[Candidate, ...]]:
    """Candidates for each field in order of trust, none of them chosen: what the medium says in
    fields of its own comes before what is read out of the text."""
    text = document.text
    found: dict[str, list[Candidate]] = defaultdict(list)
    for field, candidates in document.metadata.items():
        found[field] += candidates
    for field, kind in (("headline", "headline"), ("dek", "dek")):
        found[field] += [_words(text, b) for b in blocks if b.kind == kind][:1]
    found["bylines"] += authors_of(text, blocks) + _askers(text, turns)
    found["published"] += _dates(text, blocks)
    found["section"] += _sections(text, blocks)
    found["publication"] += publication_candidates(text, blocks, turns)
    sections = {str(candidate.value).lower() for candidate in found["section"]}
    found["kind"].append(Candidate(_kind(text, blocks, turns, sections), "layout"))
    return {field: tuple(candidates) for field, candidates in found.items() if candidates}


def _words(text: str, block: Block) -> Candidate:
    return Candidate(text[block.start : block.end], "text", Span(block.start, block.end))


def _dates(text: str, blocks: list[Block]) -> list[Candidate]:
    lines = [b for b in blocks if b.kind == "dateline"]
    lines += [b for b in blocks if b.kind == "byline"]
    dated = [(b, iso_date(text[b.start : b.end])) for b in lines]
    return [Candidate(date, "text", Span(b.start, b.end)) for b, date in dated if date]


def _askers(text: str, turns: list[Turn]) -> list[Candidate]:
    """Whoever asks under a full name, or one given in full before, is an author."""
    named: dict[str, Span] = {}
    for turn in turns:
        if turn.kind == "question" and turn.label:
            named.setdefault(" ".join(text[turn.label.start : turn.label.end].split()), turn.label)
    found = {}
    introduction = text[: min(turns[0].segments[0].start, _INTRODUCTION)] if turns else ""
    for label, span in list(named.items())[:_MOST_ASKERS]:
        place = span if is_name_line(label) else _in_full(introduction, label)
        if place:
            found.setdefault(" ".join(text[place.start : place.end].split()), place)
    return [Candidate(tuple(found), "text", next(iter(found.values())))] if found else []


def _in_full(introduction: str, label: str) -> Span | None:
    """Where the introduction gives the full name of a label that is one surname."""
    if len(label.split()) > 1:
        return None
    form = rf"(?<!\w)(?:[{UPPER}][\w’'-]+ ){{1,2}}(?i:{re.escape(label)})(?!\w)"
    match = re.search(form, introduction)
    return Span(*match.span()) if match else None


def _sections(text: str, blocks: list[Block]) -> list[Candidate]:
    for block in blocks:
        if block.kind == "headline":
            break
        line = text[block.start : block.end]
        parts = crumbs(line) if block.kind == "boilerplate" else []
        if not parts and block.kind == "boilerplate":
            parts = [line] if len(line) < 40 and _is_section(line) else []
        if parts:
            start = text.rindex(parts[-1], block.start, block.end)
            return [Candidate(parts[-1], "text", Span(start, start + len(parts[-1])))]
    return []


def _is_section(line: str) -> bool:
    """Whether a line above the headline names a section, and is no button of the page."""
    return line.lower() in _OPINION_SECTIONS or line.lower() not in phrases("boilerplate_lines")


def _kind(text: str, blocks: list[Block], turns: list[Turn], sections: set[str]) -> str:
    if turns:
        return "interview"
    marks = [text[b.start : b.end].lower() for b in blocks if b.kind in {"note", "boilerplate"}]
    if sections & _OPINION_SECTIONS or any(s in words for words in marks for s in _OPINION):
        return "opinion"
    front = [text[b.start : b.end].lower() for b in blocks[:3]]
    return "statement" if any(words.startswith(_STATEMENT) for words in front) else "news"
