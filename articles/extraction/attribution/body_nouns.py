"""What bodies are called beside their names: "Norse Sound, a ferry company", "the bank Norse"."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..language.lists import words
from ..mentions import BodyEntry, Mentions

_WORD = re.compile(r"[a-z][\w-]*")
_BEFORE = re.compile(r"\b([a-z][\w-]*) $")
_BEFORE_LENGTH = 25
#: "a ferry company", "the group", "which makes" tells nothing.
_APPOSITION = re.compile(r"(?: \([^()]{1,20}\))?, (?:an?|the|one of the) ([^,.;:()\"“”]{2,80})")
_FIRM = re.compile(
    r"\b(?:Inc|Ltd|LLC|LLP|Co|Corp|PLC|plc|GmbH|AG|SE|S\.?A|SpA|NV|BV|AB|ASA|Holdings?)\.?$"
)
_FIRM_NOUNS = ("company", "firm")
#: So many mentions of a body are looked at.
_MOST_MENTIONS = 4


@dataclass
class BodyNouns:
    """The nouns for the bodies of one article; nothing is read before somebody asks."""

    mentions: Mentions
    text: str

    def only(self, noun: str, before: int) -> BodyEntry | None:
        """The only body called so that is named before a position; None if there are several."""
        named = [body for body in self._called.get(noun, ()) if body.mentions[0].start < before]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _called(self) -> dict[str, list[BodyEntry]]:
        found: dict[str, list[BodyEntry]] = defaultdict(list)
        for body in self.mentions.bodies:
            if body.mentions:
                for noun in sorted(self._nouns(body)):
                    found[noun].append(body)
        return found

    def _nouns(self, body: BodyEntry) -> set[str]:
        nouns = set(_FIRM_NOUNS) if any(map(_FIRM.search, body.forms)) else set()
        for span in body.mentions[:_MOST_MENTIONS]:
            before = _BEFORE.search(self.text, max(0, span.start - _BEFORE_LENGTH), span.start)
            after = _APPOSITION.match(self.text, span.end)
            nouns |= {before[1]} if before else set()
            nouns |= set(_WORD.findall(after[1])) if after else set()
        return nouns & words("body_nouns")
