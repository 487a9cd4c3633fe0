"""What around a name says that it is a person's, and what the person does."""

import re
from itertools import pairwise

from ..language.letters import UPPER
from ..language.lists import words
from ..language.names import fold, is_given_name, is_initial, is_title
from .candidates import Candidate, is_full, looks_like_acronym

_NEXT_WORD = re.compile(r"(?:\s\([^()]{1,30}\))?,?[ \u00a0]([a-z]+)\b")
_PREVIOUS_WORD = re.compile(r"\b([a-zA-Z]+)[ \u00a0]$")
_AGE_OR_WHO = re.compile(rf",\s(?:who\b|whose\b|\d{{1,3}},|aged \d|of [{UPPER}])")
_SIGNS = re.compile(r"[\"”'’»]\s?[-–—―]{1,2}\s?$")
_ROLE_AFTER = re.compile(
    r"[ \u00a0]?,? ?(?:\(|who is )?"
    r"((?:(?:a|an|the|his|her)\s)?[a-z][^,.;:()\"“”\n]{2,140}?)"
    r"(?=[,.;:)\n\"“”]| who\b| said\b| told\b| has\b|$)"
)
_ROLE_LENGTH = 150
_BEFORE = 40
_ACCORDING = ("according to ", "According to ")
_KIN = "(?:" + "|".join(sorted(words("kinship"))) + ")"
_KIN_OF = re.compile(rf",?\s(?:who (?:is|was) |is |was )?(?:the |a )?(?:\w+ ){{0,2}}{_KIN} of\b")
_KIN_BEFORE = re.compile(rf"\b(?:his|her|their|['’]s) (?:\w+ )?{_KIN},? $")
_KIN_LENGTH = 160


def names_a_person(text: str, candidate: Candidate) -> bool:
    """Whether its words or what stands beside them show that a candidate is a person."""
    first = candidate.words[0]
    if candidate.title and any(is_title(word) for word in candidate.title.split()):
        return True
    if is_full(candidate):
        return (
            is_given_name(first)
            or first.lower() in words("honorifics")
            or any(is_initial(word) and word.endswith(".") for word in candidate.words)
            or _is_beside_verb(text, candidate)
            or _follows_role(text, candidate)
            or bool(_AGE_OR_WHO.match(text, candidate.end))
            or bool(_SIGNS.search(text[max(0, candidate.start - 6) : candidate.start]))
            or role_of(text, candidate) is not None
        )
    if looks_like_acronym(first) or _is_common_noun(candidate):
        return False
    return (
        _is_beside_verb(text, candidate)
        or _follows_role(text, candidate)
        or bool(_AGE_OR_WHO.match(text, candidate.end))
    )


def _is_common_noun(candidate: Candidate) -> bool:
    nouns = words("person_nouns") | words("body_nouns")
    return candidate.words[-1].lower() in nouns


def _is_beside_verb(text: str, candidate: Candidate) -> bool:
    position = candidate.end
    while following := _NEXT_WORD.match(text, position):
        if following.group(1) in words("reporting_verbs"):
            return True
        if following.group(1) not in words("auxiliaries"):
            break
        position = following.end()
    previous = _previous_word(text, candidate)
    return previous in words("reporting_verbs") or text.endswith(_ACCORDING, 0, candidate.start)


def _follows_role(text: str, candidate: Candidate) -> bool:
    return _previous_word(text, candidate) in words("person_nouns")


def _previous_word(text: str, candidate: Candidate) -> str:
    found = _PREVIOUS_WORD.search(text[max(0, candidate.start - _BEFORE) : candidate.start])
    return found.group(1) if found else ""


def role_of(text: str, candidate: Candidate) -> tuple[str, int, int] | None:
    """What a person is called beside the name, with its span: "head of the union"."""
    after = _ROLE_AFTER.match(text, candidate.end, candidate.end + _ROLE_LENGTH)
    if after and text[candidate.end : after.start(1)].strip() in {",", "("}:
        nouns = set(re.findall(r"[a-z]+(?:-[a-z]+)?", after.group(1).lower()))
        if nouns & words("person_nouns") and not nouns & words("reporting_verbs"):
            return after.group(1).strip(), *after.span(1)
    if candidate.title:
        start = candidate.start - len(candidate.title) - 1
        offices = [w for w in candidate.title.split() if w not in _MERE_ADDRESS]
        if offices and start >= 0:
            return " ".join(offices), start, candidate.start - 1
    return None


_MERE_ADDRESS = frozenset(["Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Dr.", "Dr", "Sir"])


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


def folded(candidate: Candidate) -> tuple[str, ...]:
    return tuple(fold(word) for word in candidate.words)
