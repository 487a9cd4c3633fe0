"""Whether people are men or women: by what they are called, else by the pronouns where nobody else
is named."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..language.lists import words
from ..records import Block
from .person import PersonEntry

#: Whom somebody tells or asks is another person.
_PRONOUN = re.compile(
    r"(?<!told )(?<!asked )(?<!with )\b(?:(he|his|him|himself)|(she|her|hers|herself))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
#: "his wife, Anna", "the spokeswoman Anna"; "Anna, the widow of a fisherman".
_CALLED_BEFORE = re.compile(r"\b([a-z][\w-]+),? $")
_CALLED_LENGTH = 30
_HEAD_ENDS = re.compile(r"\s(?:of|for|in|at|to|from|with|who|whose|and)\b")
#: So many mentions of a person are looked at.
_MOST_CALLED = 8
#: Only pronouns so near after a name are counted.
_REACH = 400
#: One gender must be so many times as frequent as the other.
_MAJORITY = 3


def infer_genders(text: str, people: Sequence[PersonEntry], blocks: Iterable[Block]) -> None:
    """Fills in the gender of those whose name and title do not tell it."""
    for person in people:
        person.gender = person.gender or _as_called(text, person)
    unknown = {person for person in people if person.gender is None}
    if not unknown:
        return
    counts: dict[PersonEntry, Counter] = {person: Counter() for person in unknown}
    mentions = sorted((span.start, n) for n, p in enumerate(people) for span in p.mentions)
    listed, place = list(people), 0
    for block in blocks:
        inside = []
        while place < len(mentions) and mentions[place][0] < block.end:
            if mentions[place][0] >= block.start:
                inside.append(mentions[place])
            place += 1
        if len({number for _, number in inside}) == 1 and listed[inside[0][1]] in unknown:
            end = min(block.end, inside[0][0] + _REACH)
            told = _QUOTED.sub(" ", text[inside[0][0] : end])
            found = ("m" if match.group(1) else "f" for match in _PRONOUN.finditer(told))
            counts[listed[inside[0][1]]].update(found)
    for person, count in counts.items():
        person.gender = _majority(count)


def _as_called(text: str, person: PersonEntry) -> str | None:
    """The gender of the noun for a man or a woman that stands right before a mention or is the
    head of the role."""
    before = (
        _CALLED_BEFORE.search(text[max(0, span.start - _CALLED_LENGTH) : span.start])
        for span in person.mentions[:_MOST_CALLED]
    )
    nouns = [match.group(1) for match in before if match]
    nouns += _HEAD_ENDS.split(person.role or "")[0].lower().split()[-1:]
    return next(filter(None, map(_gender_of, nouns)), None)


def _gender_of(noun: str) -> str | None:
    return (
        "m" if noun in words("nouns_of_men") else "f" if noun in words("nouns_of_women") else None
    )


def _majority(count: Counter) -> str | None:
    for one, other in (("m", "f"), ("f", "m")):
        if count[one] and count[one] >= _MAJORITY * count[other]:
            return one
    return None
