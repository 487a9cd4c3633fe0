"""Runs of capitalised words -> names of bodies."""

from collections.abc import Iterator, Sequence

from ..language.bodies import known_forms, known_names, known_openings
from ..language.lists import phrases, words
from ..language.names import is_given_name
from .acronyms import Given
from .runs import Part, Run
from .shapes import may_be_shaped, shaped
from .surroundings import by_surroundings

#: Last words of bodies' names that are surnames, too.
_SURNAMES = frozenset({"Bloomberg", "Forbes", "Church"})
#: Bodies that every nation has of its own.
_OF_NATIONS = frozenset({"Red Cross", "Red Crescent"})
_POSTED = ("on ", "via ", "through ", "to ")


def with_article(text: str, start: int, name: str) -> int:
    """Where a paper's name begins whose article has a capital inside a sentence: The Times."""
    the_times = name.split()[-1] in words("publications") and text.startswith("The ", start - 4)
    return start - 4 if the_times and start > 5 and text[start - 6] not in '.!?\n:”"' else start


def organizations_in(
    text: str, run: Run, given: Given, begin: int = 0
) -> Iterator[tuple[int, int, int]]:
    """The bodies a run names from the part `begin` on: (first part, last part + 1, end in the
    text), not overlapping. `given` are the acronyms of the article and the names they prove."""
    number, may_be = begin, may_be_shaped(text, run.parts)
    while number < len(run.parts):
        skipped = run.parts[number].joins or _is_in_a_persons_name(run.parts, number)
        end = None if skipped else _last_part(text, run, number, given, may_be)
        if end is None:
            number += 1
        else:
            yield number, *end
            number = end[0]


def _is_in_a_persons_name(parts: Sequence[Part], number: int) -> bool:
    """Whether a part or the next is a firm's or paper's name after a given one: Walt Disney."""
    word = parts[number].word
    if number and not parts[number - 1].joins and word in known_forms():
        return is_given_name(parts[number - 1].word)
    following = parts[number + 1].word if number + 1 < len(parts) else ""
    return following in _SURNAMES and is_given_name(word)


def _last_part(
    text: str, run: Run, first: int, given: Given, may_be: bool
) -> tuple[int, int] | None:
    """`may_be` says whether anything in the run can give a name a body's shape."""
    parts = run.parts
    if parts[first].word in given.acronyms:
        return first + 1, parts[first].end
    end = given.ends.get(parts[first].start)
    if end:
        return next((n for n in range(first, len(parts)) if parts[n].start >= end), len(parts)), end
    known = _known(text, parts, first)
    by_shape = shaped(text, parts, first) if may_be else None
    return _longer(parts, known, by_shape) or by_surroundings(text, run, first)


def _longer(
    parts: Sequence[Part], known: int | None, by_shape: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The end of a known name; of a longer one that goes on with it and has a body's shape."""
    if known is None or (by_shape and by_shape[0] == known):
        return by_shape
    of = by_shape and by_shape[0] > known and parts[known].word in {"of", "of the"}
    goes_on = by_shape and by_shape[0] > known and (of or not parts[known].joins)
    offices = goes_on and (_is_office(parts, known) or _is_office(parts, by_shape[0]))
    return by_shape if goes_on and not offices else (known, parts[known - 1].end)


def _is_office(parts: Sequence[Part], number: int) -> bool:
    """Whether what comes next is an office: White House Press Secretary, Chief of Staff."""
    word = parts[number].word.lower() if number < len(parts) else ""
    return word in words("titles") or word in words("role_words")


def _known(text: str, parts: Sequence[Part], first: int) -> int | None:
    """Where a known name ends; where people post something, no site is one."""
    word = parts[first].word
    if parts[first + 1 : first + 2] and parts[first + 1].word == "Red" and _is_nation(word):
        return first + 3 if _words(parts, first + 1, 2) in _OF_NATIONS else None
    if word not in known_openings():
        return None
    if word in words("platforms") and text.endswith(_POSTED, 0, parts[first].start):
        return None
    following = parts[first + 1].word.partition(" ")[0] if first + 1 < len(parts) else ""
    for opening in (f"{word} {following}", word):
        for name in known_names().get(opening, ()):
            end = _end_of(parts, first, name)
            if end:
                return end
    return None


def _is_nation(word: str) -> bool:
    return word in words("demonyms") or word in phrases("places")


def _words(parts: Sequence[Part], first: int, number: int) -> str:
    return " ".join(part.word for part in parts[first : first + number])


def _end_of(parts: Sequence[Part], first: int, name: tuple[str, ...]) -> int | None:
    """Where a name ends whose words the parts from `first` on are; a part may have two words."""
    number, end = 0, first
    while number < len(name):
        if end == len(parts):
            return None
        printed = parts[end].word.split()
        if tuple(printed) != name[number : number + len(printed)]:
            return None
        number, end = number + len(printed), end + 1
    return end
