"""Runs of capitalised words -> what may be names of people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.lists import phrases, words
from ..language.names import is_given_name, is_initial, is_title
from .runs import Part, Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """Capitalised words that may name a person.

    `title` is what stood before (None if nothing did) and is no part of the name; `opens` says
    that the name's first word begins a sentence.
    """

    words: tuple[str, ...]
    start: int
    end: int
    title: str | None
    opens: bool


def candidates_in(run: Run, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The stretches of a run, but for the parts `taken` by bodies, that may name people."""
    group: list[Part] = []
    inside = {number for first, end in taken for number in range(first, end)}
    for number, part in enumerate(run.parts):
        if number in inside or _divides(part, group) or part.word in words("calendar"):
            yield from _candidate(group, run)
            group = []
        else:
            group.append(part)
    yield from _candidate(group, run)


def _divides(part: Part, group: list[Part]) -> bool:
    if not part.joins:
        return False
    return not group or not all(word in words("particles") for word in part.word.split())


def _candidate(group: list[Part], run: Run) -> Iterator[Candidate]:
    while group and group[-1].joins:
        group = group[:-1]
    name = _without_titles(group)
    name = name[_given_name(name, run) :]
    title = _title(group[: len(group) - len(name)])
    opens = run.opens and bool(group) and group[0] is run.parts[0] and len(name) == len(group)
    if opens and len(name) > 1 and _is_ordinary(name[0].word):
        name, opens = name[1:], False
    while name and (name[0].joins or _is_peoples(name[0].word)):
        name = name[1:]
    if name and not _is_place(name) and not (len(name) == 1 and _is_ordinary(name[0].word)):
        names = tuple(part.word for part in name)
        yield Candidate(names, name[0].start, name[-1].end, title or None, opens)


def _given_name(name: list[Part], run: Run) -> int:
    """Where a name begins that follows the name of an office: Minister of Education Anna Holt."""
    before = [part for part in run.parts if name and part.end < name[0].start][-1:]
    if not before or before[0].word not in {"of", "for", "of the", "for the"}:
        return 0
    given = (n for n, part in enumerate(name[:-1]) if is_given_name(part.word))
    return next(given, 0)


def _title(before: list[Part]) -> str:
    """The words of an office or of address right before a name."""
    number = len(before)
    while number and _is_role(before[number - 1].word):
        number -= 1
    return " ".join(part.word for part in before[number:])


def _without_titles(group: list[Part]) -> list[Part]:
    """What follows the last title or word of an office, if anything does."""
    for number in range(len(group) - 2, -1, -1):
        word = group[number].word
        in_front = all(_is_role(part.word) for part in group[:number])
        if is_title(word) or (_is_role(word) and (in_front or number == 0)):
            given = is_given_name(word) and not group[number + 1 :][0].word.endswith(".")
            if not (given and number == 0 and not is_title(word)):
                return group[number + 1 :]
    return group


def _is_role(word: str) -> bool:
    return word.lower() in words("role_words") or is_title(word) or _is_peoples(word)


def _is_peoples(word: str) -> bool:
    return word in words("demonyms") or word in {"US", "U.S.", "UK", "U.K.", "EU", "UN", "GOP"}


def _is_ordinary(word: str) -> bool:
    return word.lower() in words("ordinary_words") and word not in {"Will", "Mark", "May", "June"}


def _is_place(name: list[Part]) -> bool:
    joined = " ".join(part.word for part in name)
    if joined in phrases("places") or (len(name) > 1 and _ends_as_place(name)):
        return True
    return all(
        part.word in phrases("places") or _is_peoples(part.word) or _is_ordinary(part.word)
        for part in name
    )


def _ends_as_place(name: list[Part]) -> bool:
    last = name[-1].word
    surname = last in words("surnames_of_places") and is_given_name(name[0].word)
    return last in words("place_heads") and not surname


def is_full(candidate: Candidate) -> bool:
    """Whether a candidate has a given name and a surname, initials not counted."""
    return sum(not is_initial(word) for word in candidate.words) > 1


def looks_like_acronym(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2,6}s?|(?:[A-Z]\.){2,}", word))
