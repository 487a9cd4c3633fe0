"""What people are called beside their names, and whose relatives they are."""

import re
from itertools import pairwise

from ..language.lists import words
from ..language.names import is_title
from .candidates import Candidate
from .likeness import folded

_ROLE_AFTER = re.compile(
    r",? ?\(?(?:who (?:is|was) )?"
    r"((?:(?:a|an|the|his|her|their|its)\s)?[a-z](?:[^,.;:()\"“”\n]|\.(?=[\w-])){2,140}?)"
    r"(?=[,.;:)\n\"“”]| who\b| said\b| told\b| says\b| \(|$)"
)
_DETERMINED = re.compile(r"(?:a|an|the|his|her|their|its|one of)\s")
_ROLE_LENGTH = 150
_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)?")
_MERE_ADDRESS = frozenset(["Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Dr.", "Dr", "Sir"])
_KIN = "(?:" + "|".join(sorted(words("kinship"))) + ")"
_KIN_OF = re.compile(rf",?\s(?:who (?:is|was) |is |was )?(?:the |a )?(?:\w+ ){{0,2}}{_KIN} of\b")
_KIN_BEFORE = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|['’]s) (?:\w+ )?{_KIN},? $")
_KIN_LENGTH = 160
_BEFORE = 40


def role_of(text: str, candidate: Candidate) -> tuple[str, int, int] | None:
    """What a person is called beside the name, with its span: "head of the union"."""
    after = _ROLE_AFTER.match(text, candidate.end, candidate.end + _ROLE_LENGTH)
    if after and text[candidate.end] in ",( " and _is_role(text, candidate, after):
        return after.group(1).strip(), *after.span(1)
    if candidate.title:
        start = candidate.start - len(candidate.title) - 1
        offices = [w for w in candidate.title.split() if w not in _MERE_ADDRESS]
        if start >= 0 and any(_is_office(word) for word in offices):
            return " ".join(offices), start, candidate.start - 1
    return None


def _is_office(word: str) -> bool:
    return is_title(word) or word.lower() in words("person_nouns")


def _is_role(text: str, candidate: Candidate, after: re.Match) -> bool:
    """Whether the words after a comma or bracket name what somebody is, and go no further."""
    role = after.group(1).lower()
    nouns = set(_NOUN.findall(role))
    if not nouns & words("person_nouns") or nouns & words("reporting_verbs"):
        return False
    if text[candidate.end : after.start(1)].strip() not in {",", "(", ", who is", ", who was"}:
        return False
    first = role.split()[0]
    if _DETERMINED.match(role):
        return True
    following = text[after.end() : after.end() + 2]
    going_on = following[:1] == " " and following != " ("
    return not going_on and (first in words("person_nouns") or first in words("role_words"))


def kin_pairs(text: str, fulls: list[Candidate]) -> set[frozenset[tuple[str, ...]]]:
    """Pairs of full names, folded, that a word such as "son" shows to be two people."""
    pairs = set()
    for one, two in pairwise(fulls):
        between = text[one.end : min(two.start, one.end + _KIN_LENGTH)]
        before = text[max(0, two.start - _BEFORE) : two.start]
        near = two.start - one.end < _KIN_LENGTH
        if (near and _KIN_OF.match(between)) or _KIN_BEFORE.search(before):
            pairs.add(frozenset({folded(one), folded(two)}))
    return pairs
