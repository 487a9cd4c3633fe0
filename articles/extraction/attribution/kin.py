"""Relatives: whom "his wife", "the son" and "the younger Holt" mean, as far as the article tells.

An article tells it by the way: "Holt's wife, Anna", or "Lukas Holt came to look for his father"
where one other Holt is named. Two people of one surname are parent and child only if all that is
told of them says which is which.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..language.lists import words
from ..language.names import fold
from ..mentions import Mentions, PersonEntry

_PARENTS = frozenset({"father", "mother"})
_CHILDREN = frozenset({"son", "daughter"})
#: Words before a surname, or beside "man" and "woman", for the parent and for the child.
_ELDER, _YOUNGER = frozenset({"elder", "older"}), frozenset({"younger"})
AGES = _ELDER | _YOUNGER
_OLD = frozenset({"old", "elderly"})
_MEN_AND_WOMEN = frozenset({"man", "woman"})
#: The last words of descriptions that may mean a relative.
NOUNS = words("kinship") | _MEN_AND_WOMEN
_NOUNS = "|".join(sorted(words("kinship"), reverse=True))
_RELATIVE = re.compile(
    rf"\b(?P<owner>[Hh]is|[Hh]er|['’]s) (?P<noun>{_NOUNS})\b"
    r"(?P<named>,? (?:and \w+, )?(?=[^\W\d_a-z]))?"
)
_TOLD_APART = re.compile(
    r"\b[Tt]he (?:elder|older|younger) (?:M[rs]{1,2}\.? )?(?P<surname>\w[\w’-]+)"
)
#: The owner of a relative is named no further before in the paragraph.
_OWNER_REACH = 300
#: So much must speak for a family: a relative named by the way, or one not named and that
#: somebody is told apart as elder or younger.
_ENOUGH, _NAMED, _NOT_NAMED, _APART = 2, 2, 1, 1


@dataclass(frozen=True, slots=True)
class _Told:
    """That somebody is a relative of that kind of an owner; either may be unknown."""

    owner: PersonEntry | None
    noun: str
    relative: PersonEntry | None


@dataclass
class Kin:
    """The relatives of one article; nothing is read before somebody asks."""

    text: str
    mentions: Mentions

    def of_surname(self, entry: PersonEntry, word: str) -> PersonEntry | None:
        """Whom "the younger Holt" means, told the person whom "Holt" alone means and the word;
        None if nobody can tell."""
        parent, child = self._generations.get(_surname(entry), (None, None))
        return parent if word in _ELDER else child

    def described(self, said: tuple[str, ...], owner: PersonEntry | None) -> PersonEntry | None:
        """Whom words such as ("the", "father"), ("his", "wife") or ("the", "old", "man") mean;
        `owner` is who was named or spoke last. None if nobody can tell."""
        first, noun = said[0], said[-1]
        if first == "the":
            return self._only(said[1:])
        if owner is None or len(said) != 2 or noun not in words("kinship"):
            return None
        named = self._named.get((owner, noun), frozenset())
        return next(iter(named)) if len(named) == 1 else self._other(noun, owner)

    def owner(self, position: int) -> PersonEntry | None:
        """The person named last before a position in its line."""
        reach = max(0, position - _OWNER_REACH)
        start = max(reach, self.text.rfind("\n", reach, position) + 1)
        near = [entry for _, entry in self.mentions.within(start, position)]
        return next((entry for entry in reversed(near) if isinstance(entry, PersonEntry)), None)

    def _only(self, said: tuple[str, ...]) -> PersonEntry | None:
        """The parent or the child of the only family that is told of."""
        old = len(said) == 2 and said[0] in _OLD and said[1] in _MEN_AND_WOMEN
        if not old and (len(said) != 1 or said[0] not in _PARENTS | _CHILDREN):
            return None
        if len(self._generations) != 1:
            return None
        parent, child = next(iter(self._generations.values()))
        return _fitting(child if said[-1] in _CHILDREN else parent, said[-1])

    def _other(self, noun: str, owner: PersonEntry) -> PersonEntry | None:
        """The parent or child of an owner."""
        pair = self._generations.get(_surname(owner), ())
        if owner not in pair or noun not in _PARENTS | _CHILDREN:
            return None
        relative = pair[noun in _CHILDREN]
        return None if relative is owner else _fitting(relative, noun)

    @cached_property
    def _families(self) -> dict[str, list[PersonEntry]]:
        """The people with full names by their surnames."""
        found: dict[str, list[PersonEntry]] = defaultdict(list)
        for person in self.mentions.people:
            if " " in person.name:
                found[_surname(person)].append(person)
        return found

    @cached_property
    def _told(self) -> list[_Told]:
        return list(self._read())

    @cached_property
    def _named(self) -> dict[tuple[PersonEntry, str], set[PersonEntry]]:
        """The relatives who are named, by owner and kind."""
        found: dict[tuple[PersonEntry, str], set[PersonEntry]] = defaultdict(set)
        for told in self._told:
            if told.owner and told.relative:
                found[told.owner, told.noun].add(told.relative)
        return found

    def _read(self) -> Iterator[_Told]:
        for match in _RELATIVE.finditer(self.text):
            owner, relative = self.owner(match.start() + 1), None
            if match["named"]:
                found = self.mentions.within(match.end(), match.end() + 1)
                people = [entry for _, entry in found if isinstance(entry, PersonEntry)]
                relative = people[0] if people else None
            if owner or relative:
                yield _Told(owner, match["noun"], relative)

    @cached_property
    def _generations(self) -> dict[str, tuple[PersonEntry, PersonEntry]]:
        """Parent and child by their surname, where just two people have it and what is told of
        them agrees."""
        votes: dict[str, dict[PersonEntry, int]] = defaultdict(dict)
        for told in self._told:
            for name, child, weight in self._votes(told):
                votes[name][child] = max(weight, votes[name].get(child, 0))
        apart = {fold(match["surname"]) for match in _TOLD_APART.finditer(self.text)}
        return {
            name: (_another(self._families[name], child), child)
            for name, children in votes.items()
            for child, weight in children.items()
            if len(children) == 1 and weight + _APART * (name in apart) >= _ENOUGH
        }

    def _votes(self, told: _Told) -> Iterator[tuple[str, PersonEntry, int]]:
        """Who is the child of a family by one thing told."""
        if told.noun not in _PARENTS | _CHILDREN:
            return
        known = told.relative or told.owner
        name = _surname(known)
        family = self._families.get(name, ())
        if len(family) != 2 or known not in family:
            return
        relative = told.relative or _another(family, known)
        if _fitting(relative, told.noun):
            child = relative if told.noun in _CHILDREN else _another(family, relative)
            yield name, child, _NAMED if told.relative else _NOT_NAMED


def _surname(person: PersonEntry) -> str:
    return fold(person.name.split()[-1])


def _another(family: list[PersonEntry], member: PersonEntry) -> PersonEntry:
    return family[1] if family[0] is member else family[0]


def _fitting(person: PersonEntry, noun: str) -> PersonEntry | None:
    """The person if a noun for a man or a woman can mean them."""
    gender = "m" if noun in words("nouns_of_men") else "f"
    return person if person.gender in {None, gender} else None
