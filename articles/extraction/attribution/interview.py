"""The speakers of an interview's turns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..language.lists import words
from ..language.names import fold, name_words
from ..layout import Layout, Turn
from ..mentions import BodyEntry, Mentions, PersonEntry
from ..quotes import FoundQuote
from ..records import Block, Quote
from .choices import Choice
from .news import quote_record
from .speakers import Speaker, of_entry

_INTERVIEWED = re.compile(
    r"\b(?:interview(?:s|ed)?|we meet|we met|conversation with|joined by"
    r"|(?:spoke|speaks|talks|talked|chatted|sat down|caught up) (?:with|to))\b",
    re.IGNORECASE,
)
_REACH = 250
_SUBJECT = 40
#: What stands in marks is a nickname.
_MARKS = "\"'“‘"
_LABELLED, _KNOWN = 0.97, 0.85


def attribute_turns(
    text: str,
    layout: Layout,
    mentions: Mentions,
    bylines: Sequence[str],
    publication: str | None,
) -> list[Quote]:
    """Each turn as a quotation with its speaker: by its label, else the one who asks (a byline,
    a credit, the publication) and the one whom the introduction says to be interviewed."""
    if not layout.turns:
        return []
    asks = _named(bylines[0], mentions) if bylines else _publisher(publication)
    opening = layout.turns[0].segments[0].start
    intro, answers = _introduced(text, layout.blocks, mentions, opening)
    roles = {"question": asks or intro, "answer": answers}
    return [_attributed(text, turn, mentions, roles) for turn in layout.turns]


def _attributed(
    text: str, turn: Turn, mentions: Mentions, roles: dict[str, Speaker | None]
) -> Quote:
    label = " ".join(text[turn.label.start : turn.label.end].split()) if turn.label else ""
    block = Block(turn.kind, turn.segments[0].start, turn.segments[-1].end)
    quote = FoundQuote(turn.kind, turn.segments, block)
    if label:
        choice = Choice(_named(label, mentions), (), "label", turn.label)
        return quote_record(quote, choice, _LABELLED)
    choice = Choice(roles[turn.kind], (), "interview turn")
    return quote_record(quote, choice, _KNOWN)


def _named(label: str, mentions: Mentions) -> Speaker:
    """The person or body a label or byline names, with the fullest name the article gives."""
    wanted = {fold(word) for word in name_words(label)} - {""}
    for body in mentions.bodies:
        if label in body.forms:
            return of_entry(body)
    people = [p for p in mentions.people if wanted <= _folded(p)]
    if people:
        return of_entry(max(people, key=lambda person: len(person.mentions)))
    publication = set(label.split()) & words("publications")
    return Speaker(label, "organization" if publication else "person")


def _folded(person: PersonEntry) -> set[str]:
    return {fold(word) for form in person.forms for word in form.split()}


def _publisher(publication: str | None) -> Speaker | None:
    return Speaker(publication, "organization") if publication else None


def _introduced(
    text: str, blocks: Sequence[Block], mentions: Mentions, opening: int
) -> tuple[Speaker | None, Speaker | None]:
    """Who interviews and who is interviewed, by the words before the first turn."""
    asks = None
    for block in blocks:
        if block.start >= opening:
            break
        for verb in _INTERVIEWED.finditer(text, block.start, min(block.end, opening)):
            asks = asks or _subject(mentions, block, verb)
            people = _objects(text, mentions, block, verb)
            if people:
                return asks, of_entry(people[0]) if len(people) == 1 else None
    return asks, _presented(blocks, mentions, opening)


def _presented(blocks: Sequence[Block], mentions: Mentions, opening: int) -> Speaker | None:
    """The first person of the headline or the dek, else the only one of the introduction."""
    for block in blocks:
        if block.kind in {"headline", "dek"}:
            people = _people(mentions, block.start, block.end)
            if people:
                return of_entry(people[0])
    people = _people(mentions, 0, opening)
    return of_entry(people[0]) if len(people) == 1 else None


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
        if text[one.end : two.start].strip() != "and":
            break
        joined.append(entry)
    before = mentions.within(block.start, verb.start())
    return joined or [entry for _, entry in before if isinstance(entry, PersonEntry)][:1]
