"""Runs of capitalised words -> what may be names of people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.lists import phrases, words
from ..language.names import is_given_name, is_initial, is_suffix, is_title
from .runs import Part, Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """Capitalised words that may name a person.

    `title` is what stood before (None if nothing did) and is no part of the name, letters for
    honours before `end` are none of its `words`; `opens` says that the name's first word begins
    a sentence.
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
        if number in inside or _divides(part, group) or _is_date(run.parts, number):
            yield from _candidate(group, run)
            group = []
        else:
            group.append(part)
    yield from _candidate(group, run)


def _is_date(parts: Sequence[Part], number: int) -> bool:
    """Whether a part is a day or month: "Jan" before a surname is none."""
    word = parts[number].word
    named = number + 1 < len(parts) and not parts[number + 1].joins and is_given_name(word)
    return word in words("calendar") and not named


def _divides(part: Part, group: list[Part]) -> bool:
    if not part.joins:
        return False
    return not group or not all(word in words("particles") for word in part.word.split())


def _candidate(group: list[Part], run: Run) -> Iterator[Candidate]:
    while group and group[-1].joins:
        group = group[:-1]
    name = _without_titles(group)
    name = name[_after_office(name, run) :]
    title = _title(group[: len(group) - len(name)])
    opens = run.opens and bool(group) and group[0] is run.parts[0] and len(name) == len(group)
    if opens and len(name) > 1 and _is_ordinary(name[0].word):
        name, opens = name[1:], False
    name = _behind_small_word(name)
    while name and (name[0].joins or _begins_no_name(name)):
        name = name[1:]
    name = _behind_opener(name)
    end = name[-1].end if name else 0
    name = _before_honours(name)
    if name and not _is_thing(name) and not (len(name) == 1 and _is_ordinary(name[0].word)):
        names = tuple(part.word for part in name)
        yield Candidate(names, name[0].start, end, title or None, opens)


def _before_honours(name: list[Part]) -> list[Part]:
    """A name without the letters for honours and offices after it: KC, PhD, MP."""
    end = len(name)
    while end and name[end - 1].word.replace(".", "") in words("honours"):
        end -= 1
    return name[:end]


def _after_office(name: list[Part], run: Run) -> int:
    """Where a name begins that follows the name of an office: Minister of Education Anna Holt;
    behind all of it where only the office is named: the Minister of Inland Waters."""
    before = [part for part in run.parts if name and part.end < name[0].start][-2:]
    if not before or before[-1].word not in {"of", "for", "of the", "for the"}:
        return 0
    given = (n for n, part in enumerate(name[:-1]) if is_given_name(part.word))
    return next(given, len(name) if _is_role(before[0].word) else 0)


def _title(before: list[Part]) -> str:
    """The words of an office or of address right before a name."""
    number = len(before)
    while number and _is_role(before[number - 1].word):
        number -= 1
    return " ".join(part.word for part in before[number:])


def _without_titles(group: list[Part]) -> list[Part]:
    """What follows the last title or word of an office, if anything does."""
    for number in range(len(group) - 2, -1, -1):
        word, rest = group[number].word, group[number + 1 :]
        in_front = all(
            _is_role(part.word) or looks_like_acronym(part.word) for part in group[:number]
        )
        if is_title(word) or (_is_role(word) and (in_front or number == 0)):
            given = is_given_name(word) and not rest[0].word.endswith(".")
            surname = all(is_suffix(part.word) for part in rest)
            if not (given and number == 0 and not is_title(word)) and not surname:
                return rest
        if _is_occupation(word) and _is_surely_a_name(rest) and not is_given_name(group[0].word):
            return rest
    return group


def _is_occupation(word: str) -> bool:
    """Whether a capitalised word says what somebody is: "Judge", "Supervisor", "SEAL"."""
    capitals = word.isupper() and word.isalpha() and len(word) > 2
    return capitals or _is_role(word) or word.lower() in words("person_nouns")


def _is_surely_a_name(rest: list[Part]) -> bool:
    return len(rest) > 1 and is_given_name(rest[0].word) and not rest[1].word.isupper()


def _is_role(word: str) -> bool:
    return word.lower() in words("role_words") or is_title(word) or _is_peoples(word)


def _is_peoples(word: str) -> bool:
    return word in words("demonyms") or word in {"US", "U.S.", "UK", "U.K.", "EU", "UN", "GOP"}


def _is_ordinary(word: str) -> bool:
    return word.lower() in words("ordinary_words") and word not in {"Will", "Mark", "May", "June"}


def _begins_no_name(name: list[Part]) -> bool:
    """Whether a first word is a people's, or one that only headlines write with a capital."""
    word = name[0].word
    if _is_peoples(word):
        return len(name) == 1 or not is_given_name(word) or _is_peoples(name[1].word)
    return len(name) > 1 and _is_small(word)


def _is_small(word: str) -> bool:
    """Whether a word stands in no name, whatever its first letter: "The", "Whatever"."""
    return _is_ordinary(word) and word not in words("name_openers") and not is_given_name(word)


def _behind_small_word(name: list[Part]) -> list[Part]:
    """The name at the end of a headline's words, nothing where its end is none: "Reed Is Over
    Tom Lee"."""
    while len(name) > 2 and name[-1].word.lower() in words("stop_words_en"):
        name = name[:-1]
    if len(name) < 3:
        return name
    middle = enumerate(name[1:-1], 1)
    small = [n for n, part in middle if not part.joins and _is_small(part.word)]
    if not small:
        return name
    rest = name[small[-1] + 1 :]
    return rest if _is_surely_a_name(rest) else []


def _behind_opener(name: list[Part]) -> list[Part]:
    """Where a thing or people stands before a name, the name: "American Tommy Lee"."""
    if not name or name[0].word not in words("thing_openers"):
        return name
    if len(name) > 1 and f"{name[0].word} {name[1].word}" in phrases("places"):
        return name[2:] if _is_surely_a_name(name[2:]) else []
    given = (n for n in range(1, len(name) - 1) if _is_surely_a_name(name[n:]))
    return name[next(given, 0) :]


def _is_thing(name: list[Part]) -> bool:
    """Whether capitalised words name a place or anything else but a person."""
    joined = " ".join(part.word for part in name)
    if joined in phrases("places") or (len(name) > 1 and _is_named_like_a_thing(name)):
        return True
    return all(
        part.word in phrases("places") or _is_peoples(part.word) or _is_ordinary(part.word)
        for part in name
    )


def _is_named_like_a_thing(name: list[Part]) -> bool:
    first, last = name[0].word, name[-1].word
    if first in words("thing_openers"):
        return True
    if last in words("place_heads") or last in words("thing_heads"):
        return last not in words("surnames_of_places") or not is_given_name(first)
    return _is_line_of_capitals(name)


def _is_line_of_capitals(name: list[Part]) -> bool:
    """Whether words in capitals are a line of a headline: BROKE FOR RUBIO."""
    capitals = all(len(part.word) > 1 and part.word.isupper() for part in name)
    return capitals and len(name) > 2 and not is_given_name(name[0].word.capitalize())


def is_full(candidate: Candidate) -> bool:
    """Whether a candidate has a given name and a surname, initials not counted."""
    names = candidate.words
    return len(names) > 1 and sum(not is_initial(word) for word in names) > 1


def looks_like_acronym(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2,6}s?|(?:[A-Z]\.){2,}", word))
