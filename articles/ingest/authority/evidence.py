"""What speaks for and against two sets of mentions being one person's, apart from the name.

A mention carries traits: what its article says of the person (affiliation, role) and what stands
beside (people, bodies, outlet), each a number made of the sound of the words, so that spellings
meet and a row holds a few bytes.
"""

from collections import Counter
from dataclasses import dataclass
from zlib import crc32

from django.utils.translation import gettext_noop

from articles.extraction.language.lists import words
from articles.folding import fold_name, sound_key

from .keys import identity_key, name_words

AFFILIATION, ROLE, TITLE, PERSON, BODY, BESIDE, OUTLET = range(7)
KIND_BITS = 3
KIND = (1 << KIND_BITS) - 1
#: Traits of one mention at most: the people and bodies an article names most often.
MOST_PEOPLE, MOST_BODIES, MOST_WORDS = 15, 15, 10
#: Words of a role that say nothing of it.
EMPTY = {"former", "late", "then", "senior", "deputy", "new", "current", "acting", "ex"}
#: A trait of many mentions counts where it is found in one in so many of them; the people beside
#: count if they are there oftener, or everybody would share the famous.
TYPICAL, TYPICAL_PERSON = 10, 5
#: A body is somebody's if it is named beside them in one of so many articles.
NAMED_OFTEN = 3
#: Words of a role that nobody else has by chance: not "prime minister".
WHOLE = 3
#: What each agreement is worth; THRESHOLDS in senses.py say how much is enough.
WORTH = {"affiliation": 3.5, "title": 3.0, "role": 0.5, "named": 1.5, "person": 0.8, "body": 0.5}
MOST_FROM_PEOPLE, MOST_FROM_BODIES, MOST_FROM_ROLE, FROM_OUTLET = 3.2, 1.0, 1.5, 0.25
#: An office is held by both of two sets of mentions if one in so many of those that tell an office
#: tell it: one mention that went astray says nothing.
HELD = 4
#: Offices told alike, whatever they are worth together.
OFFICES = {"affiliation", "title"}
#: Shared people that outweigh different offices.
COMPANY = 3
#: Two sets of at least so many mentions and people that share nobody and nothing are strangers.
STRANGERS, STRANGERS_PEOPLE = 3, 8

REASONS = {
    "affiliation": gettext_noop("the same affiliation"),
    "named": gettext_noop("the affiliation of one is named beside the other"),
    "title": gettext_noop("the same role"),
    "role": gettext_noop("similar roles"),
    "person": gettext_noop("the same people beside them"),
    "body": gettext_noop("the same bodies beside them"),
    "outlet": gettext_noop("the same outlet"),
}


def trait(kind, words):
    return crc32(words.encode()) << KIND_BITS | kind


def beside(key):
    """The trait of standing in one article with another person whose folded name is `key`."""
    return trait(BESIDE, key)


def company(key):
    """The trait of standing beside a person, in any spelling of the name."""
    return trait(PERSON, sound_key(" ".join(name_words(key)[0])))


def body(kind, name):
    return trait(kind, sound_key(identity_key(None, name)))


def role_traits(role):
    """One trait for each word that counts, and one for them all if they are WHOLE or more."""
    stop = words("stop_words_en")
    kept = [word for word in fold_name(role).split() if word not in stop and word not in EMPTY]
    kept = kept[:MOST_WORDS]
    return [trait(ROLE, word) for word in kept] + (
        [trait(TITLE, " ".join(kept))] if len(kept) >= WHOLE else []
    )


class Profile:
    """The traits of several mentions together."""

    __slots__ = ("affiliations", "counts", "people", "roles", "size", "titles")

    def __init__(self, size=0):
        self.counts, self.size = Counter(), size
        self.affiliations, self.roles, self.titles, self.people = set(), set(), set(), set()

    def add(self, traits):
        """Take the traits of one more mention in."""
        self.size += 1
        self.counts.update(traits)
        self.sort(traits)

    def join(self, other):
        """Take another profile in."""
        self.size += other.size
        self.counts.update(other.counts)
        self.sort(other.counts)

    def sort(self, traits):
        for each in traits:
            kind = each & KIND
            if kind == AFFILIATION:
                self.affiliations.add(each)
            elif kind == ROLE:
                self.roles.add(each)
            elif kind == TITLE:
                self.titles.add(each)
            elif kind == PERSON:
                self.people.add(each)

    @property
    def anchored(self):
        """Whether anything says what this person is."""
        return bool(self.affiliations or self.roles)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`strength` of what agrees, `reasons` for it (keys of REASONS), whether offices conflict."""

    strength: float
    reasons: tuple
    conflict: bool


def may_agree(one, other):
    """Whether anything can agree of two profiles: said quickly, since of most nothing can."""
    return bool(one.affiliations or other.affiliations) or not one.counts.keys().isdisjoint(
        other.counts
    )


def compare(one, other):
    """The Comparison of two profiles: the same either way round."""
    found = shared_by_kind(one, other)
    named = names_affiliation(one, other) or names_affiliation(other, one)
    worth = worth_of(found, named)
    conflict = conflicting(one, other, found, named)
    return Comparison(sum(worth.values()), tuple(worth), conflict)


def shared_by_kind(one, other):
    """How many traits of each kind are typical of both, as a list: by far the busiest place."""
    found = [0] * (OUTLET + 1)
    counts, others, size, other_size = one.counts, other.counts, one.size, other.size
    for each in counts.keys() & others.keys():
        kind = each & KIND
        often = TYPICAL_PERSON if kind == PERSON else TYPICAL
        if counts[each] * often >= size and others[each] * often >= other_size:
            found[kind] += 1
    return found


def names_affiliation(one, other):
    """Whether a body that `one` belongs to stands beside `other`."""
    for each in one.affiliations:
        typical = one.counts[each] * TYPICAL >= one.size
        beside_other = other.counts.get(each - AFFILIATION + BODY, 0)
        if typical and beside_other and beside_other * NAMED_OFTEN >= other.size:
            return True
    return False


def worth_of(found, named):
    """{reason: what it is worth}, for numbers of shared traits by kind."""
    worth = {}
    if found[AFFILIATION]:
        worth["affiliation"] = WORTH["affiliation"]
    elif named:
        worth["named"] = WORTH["named"]
    if found[TITLE]:
        worth["title"] = WORTH["title"]
    elif found[ROLE]:
        worth["role"] = min(found[ROLE] * WORTH["role"], MOST_FROM_ROLE)
    if found[PERSON]:
        worth["person"] = min(found[PERSON] * WORTH["person"], MOST_FROM_PEOPLE)
    if found[BODY]:
        worth["body"] = min(found[BODY] * WORTH["body"], MOST_FROM_BODIES)
    if found[OUTLET]:
        worth["outlet"] = FROM_OUTLET
    return worth


def conflicting(one, other, found, named):
    """Whether what is said of the two cannot well be true of one person.

    Somebody may change the body or the role among the same people; where both are others, and
    nothing of the two is ever said of one, there are two of the name in one circle.
    """
    if held_by_both(one, other, one.affiliations & other.affiliations, AFFILIATION):
        return False
    if held_by_both(one, other, one.titles & other.titles, TITLE):
        return False
    offices = one.affiliations and other.affiliations
    roles = (one.titles and other.titles) or (
        one.roles and other.roles and one.roles.isdisjoint(other.roles)
    )
    if named or found[PERSON] >= COMPANY:
        return bool(offices and roles)
    return bool(offices or roles) or strangers(one, other, found)


def held_by_both(one, other, shared, kind):
    """Whether one of the `shared` offices of a kind is told often enough of both."""
    if not shared:
        return False
    all_told, others_told = told(one, kind), told(other, kind)
    return any(
        one.counts[each] * HELD >= all_told and other.counts[each] * HELD >= others_told
        for each in shared
    )


def told(profile, kind):
    """How often the mentions of a profile tell an office of a kind."""
    offices = profile.affiliations if kind == AFFILIATION else profile.titles
    return sum(profile.counts[each] for each in offices)


def strangers(one, other, found):
    if found[PERSON] or found[BODY]:
        return False
    return (
        min(one.size, other.size) >= STRANGERS
        and min(len(one.people), len(other.people)) >= STRANGERS_PEOPLE
    )
