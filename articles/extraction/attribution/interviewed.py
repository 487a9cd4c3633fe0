"""Who asks and who answers in an interview, by the words before its first turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..layout.phrases import any_of
from ..mentions import BodyEntry, Mentions, PersonEntry
from ..records import Block
from .speakers import Speaker, of_entry

#: The person after the announcement and those joined to it stand this near.
_REACH = 250
_SUBJECT = 40
_BEFORE = 1_000
#: What stands in marks is a nickname.
_MARKS = "\"'“‘"
_JOINED = re.compile(r"(?:[^.!?;:()]{0,60},)?\s*(?:and|&|,|و)\s*$")
#: "interviews meteorological experts on", "an interview with the owners of": several, unnamed.
_SEVERAL = re.compile(
    r"\s*(?:with\s+)?(?!about|on|in|by|for|at|from)(?:(?:the|some|several|many|two|three|four|five)\s+)?"
    r"(?:[a-z-]+\s+){0,2}[a-z-]{3,}s\b(?=\s+(?:of|on|about|from|in|at|who|behind)\b|\s*[.,:;]|\s*$)"
)

#: "Interview conducted by": who asks, not who answers.
_BY = re.compile(r"\s*(?:(?:was )?(?:conducted|led|recorded|put) )?by\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interviewed:
    """`asks` is who interviews, None if the introduction does not say; `answers` are those
    interviewed, empty if nobody is named; `several` says that more than one answers."""

    asks: Speaker | None
    answers: tuple[Speaker, ...]
    several: bool


def introduced(text: str, blocks: Sequence[Block], mentions: Mentions, opening: int) -> Interviewed:
    """What headline and introduction, the text before `opening`, say about both sides."""
    asks, several = None, False
    for block in blocks:
        if block.start >= opening:
            break
        if block.kind == "byline" or (several and block.kind == "caption"):
            continue  # who asks; a picture shows one of them
        end = min(block.end, opening)
        for verb in any_of("interview_announcements").finditer(text, block.start, end):
            asks = asks or _subject(mentions, block, verb)
            if _SEVERAL.match(text, verb.end(), end):
                several = True
                continue
            if _BY.match(text, verb.end(), end):
                continue
            people = _objects(text, mentions, block, verb)
            if people:
                return Interviewed(asks, tuple(map(of_entry, people)), len(people) > 1)
    presented = () if several else _presented(blocks, mentions, opening)
    return Interviewed(asks, presented, several)


def _presented(blocks: Sequence[Block], mentions: Mentions, opening: int) -> tuple[Speaker, ...]:
    """The first person of the headline or the dek, else the only one of the introduction."""
    for block in blocks:
        if block.kind in {"headline", "dek"}:
            people = _people(mentions, block.start, block.end)
            if people:
                return (of_entry(people[0]),)
    people = _people(mentions, 0, opening)
    return (of_entry(people[0]),) if len(people) == 1 else ()


def _people(mentions: Mentions, start: int, end: int) -> list[PersonEntry]:
    """Those with a full name who are named in a part of the text, each once."""
    named = {entry: None for _, entry in mentions.within(start, end)}
    return [entry for entry in named if isinstance(entry, PersonEntry) and " " in entry.name]


def _subject(mentions: Mentions, block: Block, verb: re.Match) -> Speaker | None:
    """The body or paper right before "interviewed"."""
    before = mentions.within(max(block.start, verb.start() - _SUBJECT), verb.start())
    bodies = [entry for _, entry in before if isinstance(entry, BodyEntry)]
    return of_entry(bodies[-1]) if bodies else None


def _objects(text: str, mentions: Mentions, block: Block, verb: re.Match) -> list[PersonEntry]:
    """Whom the interview was with: the first person after the verb and those joined by "and",
    else the one named before it (Lee: an interview; he was born here, we interviewed him)."""
    after = mentions.within(verb.end(), min(verb.end() + _REACH, block.end))
    people = [
        (span, entry)
        for span, entry in after
        if isinstance(entry, PersonEntry) and text[span.start - 1] not in _MARKS
    ]
    joined = [entry for _, entry in people[:1]]
    for (one, _), (two, entry) in pairwise(people):
        if not _JOINED.fullmatch(text, one.end, two.start):
            break
        joined.append(entry)
    before = mentions.within(block.start, verb.start())
    return (
        list(dict.fromkeys(joined))
        or [entry for _, entry in before if isinstance(entry, PersonEntry)][:1]
    )
