"""By which part of their names firms and clubs go on being called."""

import re
from collections.abc import Iterable, Iterator

from ..language.letters import UPPER
from ..language.lists import phrases, words
from ..language.names import is_given_name
from .shapes import is_ordinary, legal_form

#: Clubs are called by these, too, once a name that ends so is a club's.
_CLUB = frozenset({"City", "United", "Town", "County", "Villa", "Palace"})
_AGENCY = ("News Agency", "Press Agency", "news agency")
_SHORT_ACRONYM = re.compile(r"[A-Z]{3,6}")
_CAPITALISED = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: [{UPPER}]\w*)*(?! &)")


def ends_of_names(text: str, lengths: Iterable[int]) -> frozenset[str]:
    """The last words, so many as `lengths` says, of all words with capitals that stand side by
    side."""
    wanted = sorted(set(lengths))
    if not wanted:
        return frozenset()
    runs = [match.group().split() for match in _CAPITALISED.finditer(text)]
    return frozenset(" ".join(run[-number:]) for run in runs for number in wanted)


def short_forms(name: str) -> Iterator[str]:
    """The shorter names that a firm, a club or an agency may have, whose name in print is given."""
    parts = name.split()
    legal = legal_form(name)
    bare = name[: legal.start()].rstrip(",") if legal else name
    opened = parts[0] in words("legal_openers") and len(parts) > 1
    bare = bare.split(" ", 1)[1] if opened and " " in bare else bare
    if bare != name and " " in bare:
        yield bare
    if len(parts) == 2 and parts[-1] in words("club_heads") | _CLUB:
        yield parts[-1]
    firm = legal or opened or parts[-1] in words("firm_heads") or name.endswith(_AGENCY)
    if len(parts) > 1 and _SHORT_ACRONYM.fullmatch(parts[0]):
        yield parts[0]
    if firm and parts[1:2] != ["&"]:
        yield from _first_words(bare)


def _first_words(name: str) -> Iterator[str]:
    """A name's first word if it tells a body from others, its first two."""
    parts = name.split()
    if len(parts) > 2:
        yield " ".join(parts[:2])
    if len(parts) > 1 and _is_telling(parts[0]):
        yield parts[0]


def _is_telling(word: str) -> bool:
    listed = word in phrases("places") or word in words("demonyms") or is_ordinary(word)
    opener = word in words("thing_openers") or word in words("fields_of_bodies")
    return not (listed or opener or is_given_name(word)) and len(word) > 2 and word.isalpha()
