"""A name of capitalised words and what stands right beside it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ..language.lists import phrases, words
from ..language.names import is_given_name
from .runs import Part
from .shapes import group_end

_NEXT_WORD = re.compile(r"[ \u00a0]([a-z]+)\b")
_NO_SUBJECT = frozenset(
    {"calls", "reports", "shows", "put", "puts", "shot", "read", "quotes", "rate"}
)
_IS_OR_HAS = frozenset({"has", "had", "was", "is"})
_DOES = frozenset({"will", "plans", "makes", "runs"})
_OPENING = "“\"‘'«("
#: So much of the text before a name is looked at.
_REACH = 60


@lru_cache(maxsize=4096)
def opens_like_a_person(word: str) -> bool:
    """Whether a name's first word is a given name, an initial or an office."""
    lower = word.rstrip(".").lower()
    office = lower in words("role_words") or lower in words("person_nouns")
    return is_given_name(word) or office or lower in words("titles") or len(lower) == 1


class Name:
    """The parts [first, group) of a run; `before` is the text before them, `last` the word right
    before them or "", `next` the small word right after them or ""."""

    __slots__ = ("before", "end", "first", "group", "last", "next", "parts", "several", "text")

    def __init__(self, text: str, parts: Sequence[Part], first: int, group: int) -> None:
        start = parts[first].start
        self.text, self.parts, self.first = text, parts, first
        self.before = text[max(0, start - _REACH) : start]
        spaced = self.before.endswith((" ", "\u00a0"))
        begins = max(self.before.rfind(" ", 0, -1), self.before.rfind("\n", 0, -1)) + 1
        self.last = self.before[begins:-1].lstrip(_OPENING) if spaced else ""
        self.reach_to(group)

    def reach_to(self, group: int) -> None:
        """Lets the name end before the part `group`."""
        self.group = group
        self.end = self.parts[group - 1].end
        self.several = group - self.first > 1
        following = _NEXT_WORD.match(self.text, self.end)
        self.next = following.group(1) if following else ""

    @property
    def word(self) -> str:
        """The first word."""
        return self.parts[self.first].word

    @property
    def last_word(self) -> str:
        return self.parts[self.group - 1].word

    @property
    def following(self) -> str:
        """The character after the name."""
        return self.text[self.end : self.end + 1]

    @property
    def has_article(self) -> bool:
        return self.last in {"the", "The"}

    def speaks(self) -> bool:
        """Whether a verb follows that says that it speaks or is or has something."""
        says = self.next in words("reporting_verbs") and self.next not in _NO_SUBJECT
        return says or self.next in _IS_OR_HAS

    def does(self) -> bool:
        """Whether a verb follows of which a firm can be the subject."""
        return self.speaks() or self.next.endswith("ed") or self.next in _DOES

    def is_place(self) -> bool:
        """Whether it is a place's name or its people's."""
        name = " ".join(part.word for part in self.parts[self.first : self.group])
        last = self.last_word
        of_place = self.several and last in words("place_heads")
        return of_place or name in phrases("places") or last in words("demonyms")


def name_at(text: str, parts: Sequence[Part], first: int) -> Name | None:
    """The name of the words that stand side by side from `first` on, None for a day or month."""
    group = group_end(parts, first)
    return Name(text, parts, first, group) if group > first else None
