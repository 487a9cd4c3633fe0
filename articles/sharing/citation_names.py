"""Names as the styles of citation turn them round. Pure."""

import re
from dataclasses import dataclass

#: Words of bodies that sign articles: such a name is never turned round.
BODIES = frozenset(
    (
        "agence", "agency", "associated", "association", "bbc", "board", "bureau", "committee",
        "correspondents", "council", "desk", "dispatch", "editorial", "editors", "foundation",
        "group", "institute", "international", "journal", "media", "ministry", "network", "news",
        "newspaper", "office", "organisation", "organization", "post", "press", "reporters",
        "reports", "reuters", "service", "staff", "team", "television", "times", "tribune",
        "university", "wire", "writers",
    )
)  # fmt: skip
#: Words that begin a family name.
PARTICLES = frozenset(
    (
        "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "ibn", "la", "le",
        "ter", "van", "von", "zu",
    )
)  # fmt: skip
SUFFIXES = re.compile(r"(jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
#: Scripts whose names the styles turn round: Latin, Greek, Cyrillic.
TURNED = re.compile(r"[^\W\d_\u0530-\u1dff\u2e80-\uffff]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Name:
    """A name in its parts; one without `given` stays as it is."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def natural(self):
        """Ann van Reporter Jr."""
        return " ".join(filter(None, [self.given, self.family, self.suffix]))

    @property
    def turned(self):
        """van Reporter, Ann, Jr."""
        return ", ".join(filter(None, [self.family, self.given, self.suffix]))

    @property
    def initials(self):
        """A. B.-C., of the given names."""
        return " ".join(initial(word) for word in self.given.split())

    @property
    def with_initials(self):
        """van Reporter, A., Jr."""
        return ", ".join(filter(None, [self.family, self.initials, self.suffix]))


def initial(word):
    """J.-P. of Jean-Paul."""
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def as_printed(words):
    """The Name of words that are not to be taken apart."""
    return Name(" ".join(words.split()))


def personal(printed, sort_name=""):
    """The Name of a person, taken apart by `sort_name` (Nazary, Ali) where that has a comma."""
    printed = " ".join(printed.split())
    family, comma, given = (part.strip() for part in sort_name.partition(","))
    if comma and family and given:
        return Name(family, given)
    words, suffix = printed.replace(",", " ").split(), ""
    if len(words) > 2 and SUFFIXES.fullmatch(words[-1]):
        suffix = words.pop()
    if len(words) < 2 or is_body(words) or not is_turned(printed):
        return Name(printed)
    at = family_begins(words)
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def is_body(words):
    return any(word.strip(".,").casefold() in BODIES for word in words)


def is_turned(printed):
    """Whether every letter is of a script whose names are turned round."""
    letters = LETTER.findall(printed)
    return bool(letters) and all(TURNED.fullmatch(each) for each in letters)


def family_begins(words):
    """Where the family name begins: at its particle, else at the last word."""
    for place, word in enumerate(words[1:-1], start=1):
        if word in PARTICLES:
            return place
    return len(words) - 1
