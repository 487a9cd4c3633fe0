"""Whom "he" and "she" mean: the nearest sentence's subject that fits.

Sentences are read back from the pronoun; within one the first subject counts before the others,
and a pronoun of the same gender there means whoever it means (centering: what a text is about
tends to stay the subject).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..language.lists import words
from ..mentions import PersonEntry
from .options import DESCRIBED, PERSON, PRONOUN, Option, pronoun_of
from .paragraph import Passage
from .passage import Token
from .relations import is_subject_like
from .speakers import Speaker

GENDERS = {"he": "m", "she": "f"}
#: So many paragraphs back a pronoun may reach, so many sentences in each, so many people in each.
_REACH = 3
_MOST_SENTENCES = 12
_MOST_PEOPLE = 12
_POSSESSED = frozenset({"his", "her"})
_DETERMINERS = frozenset({"a", "an", "the", "another"})
#: Nouns of more than one person, and of nobody in particular.
_MANY = frozenset({"people", "police", "men", "women", "spokespeople", "voice", "voices"})
_AGED = re.compile(r"\d-year-old\Z")
#: So many pronouns are followed to what they mean.
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A mention of somebody: where it begins, what it is, whether it can be a subject, whether it
    is more than a description of somebody new. `option` is None for whoever spoke there without
    being mentioned."""

    start: int
    subject: bool
    option: Option | None = None
    known: bool = True


@dataclass(slots=True)
class Antecedents:
    """The people of an article sentence by sentence. `meant` resolves a name or a description in
    a paragraph; `spoken` are the speakers found so far by paragraph, `heard` by where they are
    mentioned."""

    passage: Callable[[int], Passage]
    meant: Callable[[int, Option], Speaker | None]
    spoken: dict[int, list[tuple[int, Speaker]]]
    heard: dict[int, Speaker]
    _sentences: dict[int, list[list[Item]]] = field(default_factory=dict)

    def find(self, gender: str, number: int, position: int) -> Speaker | None:
        """Whom a pronoun of that gender at a position of a paragraph means."""
        steps, near = 0, number
        while near >= max(0, number - _REACH) and steps < _MOST_STEPS:
            found = self._in_paragraph(gender, near, position)
            if isinstance(found, Speaker):
                return found
            if isinstance(found, int):
                steps, position = steps + 1, found
                continue
            near -= 1
            position = float("inf")
        return None

    def _in_paragraph(self, gender: str, number: int, position: float) -> Speaker | int | None:
        """The speaker meant, or where the pronoun stands that means the same, or None."""
        weak: list[Speaker] = []
        for sentence in self._before(number, position):
            items = [item for item in sentence if item.start < position]
            for item in sorted(items, key=lambda item: not item.subject):
                found = self._meant(gender, number, item)
                if isinstance(found, Speaker) and not (
                    item.subject and (item.known or found.named)
                ):
                    weak.append(found)
                elif found is not None:
                    return found
        return min(weak, key=lambda speaker: not speaker.named, default=None)

    def _before(self, number: int, position: float) -> Iterator[list[Item]]:
        """The sentences of a paragraph that begin before a position, the nearest first, and
        among them those who spoke there without being mentioned."""
        sentences = self._of(number)
        end = bisect_left(sentences, position, key=_start)
        near = sentences[max(0, end - _MOST_SENTENCES) : end]
        known = {item.start for sentence in near for item in sentence}
        spoken = self.spoken.get(number, ())[-_MOST_SENTENCES:]
        carried = [[Item(p, True)] for p, _ in spoken if p < position and p not in known]
        return iter(sorted(near + carried, key=_start, reverse=True))

    def _meant(self, gender: str, number: int, item: Item) -> Speaker | int | None:
        speaker = self.heard.get(item.start)
        if speaker is None and item.option is not None:
            if item.option.kind == PRONOUN:
                token = self.passage(number).tokens[item.option.first]
                same = GENDERS.get(pronoun_of(token.lower) or "") == gender
                return item.start if same else None
            speaker = self.meant(number, item.option)
        return speaker if speaker and fits(speaker, gender) else None

    def _of(self, number: int) -> list[list[Item]]:
        if number not in self._sentences:
            self._sentences[number] = list(_sentences(self.passage(number)))
        return self._sentences[number]


def fits(speaker: Speaker, gender: str) -> bool:
    """Whether a pronoun of that gender can mean a speaker."""
    if isinstance(speaker.entry, PersonEntry):
        return speaker.entry.gender in {None, gender}
    if speaker.kind == "organization":
        return False
    return speaker.noun not in words("nouns_of_women" if gender == "m" else "nouns_of_men")


def _sentences(paragraph: Passage) -> Iterator[list[Item]]:
    """The mentions of each sentence that has any."""
    tokens = paragraph.tokens
    ends = [number for number, token in enumerate(tokens) if token.ends_sentence]
    found: dict[int, list[Item]] = {}
    for option in paragraph.options:
        if _is_somebody(tokens, option):
            subject = is_subject_like(tokens, option)
            first = tokens[option.first]
            known = option.kind != DESCRIBED or first.lower in _POSSESSED
            item = Item(first.start, subject, option, known)
            found.setdefault(bisect_left(ends, option.first), []).append(item)
    return (sentence[:_MOST_PEOPLE] for sentence in found.values())


def _start(sentence: list[Item]) -> int:
    return sentence[0].start


def _is_somebody(tokens: list[Token], option: Option) -> bool:
    if option.kind == PERSON:
        return True
    first, head = tokens[option.first].lower, tokens[option.last].lower
    if option.kind == PRONOUN:
        return first.partition("’")[0].partition("'")[0] in GENDERS
    if first in _POSSESSED and head in words("person_nouns"):
        return True
    described = first in _DETERMINERS and (head in words("person_nouns") or _AGED.search(head))
    return option.kind == DESCRIBED and bool(described) and not _is_many(head)


def _is_many(noun: str) -> bool:
    return noun in _MANY or (noun.endswith("s") and noun[:-1] in words("person_nouns"))
