"""Whether people are men or women, by the pronouns where nobody else is named."""

import re
from collections import Counter
from collections.abc import Iterable

from ..records import Block
from .people import PersonEntry

_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
#: Only pronouns so near after a name are counted.
_REACH = 400
#: One gender must be so many times as frequent as the other.
_MAJORITY = 3


def infer_genders(text: str, people: Iterable[PersonEntry], blocks: Iterable[Block]) -> None:
    """Fills in the gender of those whose name and title do not tell it."""
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


def _majority(count: Counter) -> str | None:
    for one, other in (("m", "f"), ("f", "m")):
        if count[one] and count[one] >= _MAJORITY * count[other]:
            return one
    return None
