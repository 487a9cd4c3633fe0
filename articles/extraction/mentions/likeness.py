"""When two forms of a name can be one person's."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from articles.folding import sound_key

from ..language.lists import words
from ..language.names import fold, gender, is_given_name, is_suffix
from .candidates import Candidate

Form = tuple[str, ...]

#: The Arabic article, which is left out at will: al-Zawahiri, Zawahiri.
_ARTICLE = re.compile(r"(?:al|el|ul|an|as|ad|ar|az)[- ](?=\w{3})", re.IGNORECASE)
_SYLLABLE = re.compile(r"\w-[a-z]+$")
_VIETNAMESE = frozenset({"Nguyen", "Tran", "Pham", "Phan", "Hoang", "Huynh", "Truong", "Trinh"})
#: Shorter words differ by a letter too often to be misspelt.
_LEAST_SURNAME = 6
_LEAST_GIVEN = 5


def folded(candidate: Candidate) -> Form:
    return _folded(candidate.words)


@lru_cache(maxsize=4096)
def _folded(name: tuple[str, ...]) -> Form:
    return tuple(fold(part) for word in name for part in word.split())


def surname(candidate: Candidate) -> str:
    """The last word of a name, folded, without suffixes and the Arabic article."""
    return _surname(candidate.words)


@lru_cache(maxsize=4096)
def _surname(name: tuple[str, ...]) -> str:
    rest = [word for word in name if not is_suffix(word)] or list(name)
    return fold(_ARTICLE.sub("", rest[-1]))


def suffix(candidate: Candidate) -> str:
    """The "Jr." or "III" of a name, which tells a son from his father, "" if there is none."""
    last = candidate.words[-1].rstrip(".").lower()
    return last if is_suffix(last) else ""


def surnames(candidate: Candidate) -> tuple[str, ...]:
    """What a full name's bearer may be called alone: of Xi Jinping both words."""
    last, first = surname(candidate), candidate.words[0]
    return (last, fold(first)) if first in words("surnames_first") else (last,)


def is_eastern(candidate: Candidate) -> bool:
    """Whether a full name is built as Korean, Chinese and Vietnamese ones are: a surname, then a
    hyphen before a small syllable, or two words more after Nguyen."""
    first, *rest = candidate.words
    if first not in words("surnames_first") or not rest:
        return False
    return bool(_SYLLABLE.search(rest[-1])) or (first in _VIETNAMESE and len(rest) > 1)


def parts(candidate: Candidate) -> set[str]:
    """Other words of a full name that may be its surname: of Nicolás Maduro Moros the second, of
    Ann Holt-Reed both parts of the last."""
    middle = [word for word in candidate.words[1:-1] if word[0].isupper() and len(word) > 2]
    doubled = candidate.words[-1].split("-") if "-" in candidate.words[-1] else []
    return {fold(word) for word in [*middle, *doubled] if not is_given_name(word)}


def agree(one: Form, two: Form) -> bool:
    """Whether two folded names of one surname can be one person's: one given name without two
    other initials after it, or the shorter name's words are all in the longer."""
    short, long = sorted((one, two), key=len)
    return (one[0] == two[0] and not _initials_differ(one, two)) or set(short) <= set(long)


def _initials_differ(one: Form, two: Form) -> bool:
    """Whether two names have other middle initials: George W. Bush, George H.W. Bush."""
    if len(one) < 3 or len(two) < 3 or min(len(one[1]), len(two[1])) > 2:
        return False
    return one[1][0] != two[1][0]


def is_other_spelling(one: str, two: str) -> bool:
    """Whether two given names as printed are spellings of one: Muhammad of Mohammed, or one that
    is none of Donald: Donand."""
    if min(len(one), len(two)) < _LEAST_GIVEN or fold(one) == fold(two):
        return False
    known = is_given_name(one), is_given_name(two)
    if all(known):
        alike = gender(one) == gender(two) is not None and len(sound_key(one)) > 2
        return alike and sound_key(one) == sound_key(two)
    return any(known) and not _shortened(fold(one)).isdisjoint(_shortened(fold(two)))


def _shortened(word: str) -> set[str]:
    """A word and what it is without any one of its letters: two that differ by a letter, and
    hardly any others, share one."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


class Spellings:
    """Surnames by their misspellings: found again with a letter more, less or changed, where that
    changes nothing in how the name sounds."""

    def __init__(self, surnames: Iterable[str]) -> None:
        self._surnames = defaultdict(set)
        for known in surnames:
            if len(known) >= _LEAST_SURNAME:
                for short in _shortened(known):
                    self._surnames[short].add(known)

    def meant(self, misspelt: str) -> str | None:
        """The one surname that is spelt nearly so, None if there is none or several."""
        if len(misspelt) < _LEAST_SURNAME:
            return None
        found = set().union(*(self._surnames.get(short, ()) for short in _shortened(misspelt)))
        found = {known for known in found if sound_key(known) == sound_key(misspelt)}
        return found.pop() if len(found) == 1 else None
