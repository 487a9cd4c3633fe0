"""Acronyms: of which letters they are, and how far the names go that they are given for."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..language.letters import UPPER
from ..language.lists import words
from ..records import Block
from .shapes import is_ordinary

_ACRONYM = rf"(?:[{UPPER}][{UPPER}a-z]{{0,3}}[{UPPER}][\w/&-]{{0,8}}|(?:[{UPPER}]\.){{2,8}})"
#: "(ACLED)", "(or UNAMA)".
_IN_BRACKETS = re.compile(rf"\((?:or |the |[“\"‘'])*({_ACRONYM})[”\"’']?[),;]")
#: ", also known as CCAMLR", ", or UNAMA"; then ", NEMA, …".
_SET_OFF = re.compile(
    rf", (?:or|(?:also |better |formerly |more commonly )?(?:known|called|abbreviated) as)"
    rf" (?:the |by its acronym,? |[“\"‘'])?({_ACRONYM})(?!\w)"
    rf"|, ({_ACRONYM}),"
)
_TOKEN = re.compile(r"[\w’'-]+(?:\.(?:\w\.)+)?|,|&")
#: Small words inside names of bodies.
_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "der", "und", "et", "y", "e"}
    | {"del", "la", "al", "do", "da", "di", "für", "against", "without", "&", "with", "van"}
)
#: Small last words of names: the Ferry and Tide Data project.
_LAST = frozenset({"project", "group", "party", "network", "initiative", "movement", "programme"})
#: What members of parties are called, after whom parties are.
_PARTIES = frozenset(
    {"Democrats", "Greens", "Socialists", "Liberals", "Conservatives", "Communists"}
)
_REACH = 160
_LEAST_LETTERS = 2


class Given(NamedTuple):
    """The acronyms that an article gives, and start -> end of the names that they prove."""

    ends: Mapping[int, int]
    acronyms: frozenset[str]


def acronym_of(name: str) -> str:
    """The first letters of a name's capitalised words."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym has the first letters of a name's words, its last word or the small
    ones counted or not; letters within words may stand between."""
    letters = re.sub(r"[^\w]", "", acronym).upper()
    parts = [word for word in re.split(r"[\s,&/’'.-]+", name) if word]
    great = "".join(word[0] for word in parts if word[0].isupper())
    all_letters = "".join(word[0] for word in parts).upper()
    wanted = {great, all_letters}
    return len(letters) >= _LEAST_LETTERS and (
        letters in wanted or (len(letters) > 2 and letters == great[:-1])
    )


class _Gift(NamedTuple):
    """An acronym, where the name before it ends, and whether only commas set it off."""

    acronym: str
    end: int
    bare: bool


def _gift(match: re.Match) -> _Gift:
    if match.re is _IN_BRACKETS:
        return _Gift(match.group(1), match.start() - 1, False)
    return _Gift(match.group(1) or match.group(2), match.start(), not match.group(1))


def acronym_given(text: str, end: int, name: str) -> str | None:
    """The acronym that the text gives a body's name right behind it, which ends at `end`."""
    match = _IN_BRACKETS.match(text, end + 1) or _SET_OFF.match(text, end)
    if not match or " " not in name:
        return None
    acronym, _, bare = _gift(match)
    if stands_for(acronym, name):
        return acronym
    return None if bare or acronym in words("no_organizations") else acronym


def given_acronyms(text: str, blocks: Iterable[Block]) -> Given:
    """The acronyms that are given right behind names of bodies, and these names as far as the
    letters or the words show: Union of Ferry Crews (UFC); the People's Front, or FDP."""
    ends, acronyms = {}, set()
    for block in blocks:
        for form in (_IN_BRACKETS, _SET_OFF):
            for gift in map(_gift, form.finditer(text, block.start, block.end)):
                start = _start(text, max(block.start, gift.end - _REACH), gift)
                if start is not None:
                    ends[start] = gift.end
                    acronyms.add(gift.acronym)
    return Given(ends, frozenset(acronyms))


def _start(text: str, reach: int, gift: _Gift) -> int | None:
    """Where the name begins that an acronym is given for, or None if it is no body's."""
    tokens = _chain(text, reach, gift.end)
    if len(tokens) < 2:
        return None
    start = _start_by_letters(text, tokens, gift.acronym)
    if start is None and not gift.bare and gift.acronym not in words("no_organizations"):
        return _start_by_words(tokens)
    return start


def _chain(text: str, start: int, end: int) -> list[re.Match]:
    """The capitalised words, and the small ones that join them, that end at `end`."""
    chain: list[re.Match] = []
    following = end
    for token in reversed(list(_TOKEN.finditer(text, start, end))):
        gap = text[token.end() : following]
        if gap not in ({"", " ", "\u00a0"} if chain else {""}) or not _fits(token, chain):
            break
        chain.append(token)
        following = token.start()
    while chain and not chain[-1].group()[0].isupper():
        chain.pop()
    return chain[::-1]


def _fits(token: re.Match, chain: list[re.Match]) -> bool:
    word = token.group()
    if not chain:
        return word[0].isupper() or word in _LAST
    return word[0].isupper() or word in _SMALL or (word == "," and chain[-1].group()[0].isupper())


def _start_by_letters(text: str, tokens: list[re.Match], acronym: str) -> int | None:
    """The start of the longest name at the tokens' end that the acronym stands for."""
    for token in tokens[:-1]:
        if not token.group()[0].isupper() or is_ordinary(token.group()):
            continue
        if stands_for(acronym, text[token.start() : tokens[-1].end()]):
            return token.start()
    return None


def _start_by_words(tokens: list[re.Match]) -> int | None:
    """The start of the longest name at the tokens' end whose words are a body's: for acronyms
    of another language's name."""
    said = [token.group() for token in tokens]
    for number, word in enumerate(said[:-1]):
        opens = number == 0 or said[number - 1] in {"the", "The", ",", "of"}
        if opens and word[0].isupper() and word != "The" and _is_a_body_s(said[number:]):
            return tokens[number].start()
    return None


def _is_a_body_s(name: list[str]) -> bool:
    """Whether words end with what a body is, or begin so before "of" or another small word."""
    heads = words("organization_heads") | words("body_heads") | _PARTIES
    small = next((n for n, word in enumerate(name) if word in _SMALL and word != "and"), None)
    if small is None:
        return name[-1] in heads or name[-1] in _LAST
    return name[small - 1] in heads or name[small - 1] in words("body_openers")
