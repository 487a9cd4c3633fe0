"""Acronyms and papers' names of one word, which are bodies' where they act or are told."""

import re

from ..language.bodies import known_forms
from ..language.letters import UPPER
from ..language.lists import words
from .beside import Name, opens_like_a_person

_ACRONYM = re.compile(
    rf"(?:[A-Z]{{2,6}}|[{UPPER}][a-zé]{{1,9}}[A-Z]{{2,5}}|[A-Z][a-z][A-Z]|[A-Z]{{2,5}}\d{{1,2}})$"
)
#: RFE/RL, CPI(M).
_DOUBLE = re.compile(r"/[A-Z]{2,5}(?![\w])|\([A-Z]{1,3}\)(?=['’ ,.;:])")
_LEADS = re.compile(
    r"\b(?:[Tt]he|former|from|by|told|joined|against|of|at|with|union|radio|broadcaster|party|agency)\s"
    r"(?:[a-z]+ )?$|['’]s $"
)
_AMONG_CAPITALS = re.compile(r"[A-Z]{4}\W{1,2}$")
_CAPITAL_NEXT = re.compile(rf" [{UPPER}]")
#: Who is of a party in brackets: Cllr Ann Reed (HP).
_POLITICIAN = re.compile(
    r"\b(?:Cllr|Councillor|Rep\.|Sen\.|MP|MSP|TD|MEP|Senator|Deputy|Mayor|Minister|Cathaoirleach)"
    r"(?: [^\W\d][\w’'-]+){1,4} \($"
)
_SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "officials", "chief"})
#: Names of papers that with "the" mean nothing else.
_PAPERS = frozenset(
    {"Chronicle", "Gazette", "Guardian", "Herald", "Tribune", "Telegraph", "Times", "Observer"}
    | {"Courier", "Echo", "Ledger", "Sentinel", "Argus", "Advertiser", "Messenger", "Examiner"}
    | {"Enquirer", "Inquirer", "Dispatch", "Tide", "Economist", "Spectator", "Mirror", "Atlantic"}
)
#: Names of papers that mean one where it reports something.
_PAPERS_REPORTING = _PAPERS | {
    *("Post", "Journal", "Star", "Independent", "Standard", "Globe", "Sun", "Hill", "Mail"),
    *("Express", "Record", "Nation", "Beacon", "News", "Bulletin", "Register", "Citizen"),
}
_REPORTED = re.compile(
    r"(?: on [A-Z][a-z]+day)? (?:first )?"
    r"(?:reported|understands|has learn(?:ed|t)|revealed|reports|visited|wrote)\b"
)
_TOLD = re.compile(r"\b(?:told|tell|tells|by|in|to|with|for|from) the $|\b(?:told|by) $")


def acronym(name: Name) -> tuple[int, int] | None:
    """(last part + 1, end in the text) of an acronym at the beginning of a name that speaks, acts
    or is asked, or stands in brackets; None of others."""
    word = name.word
    letters = word.replace(".", "")
    if not _ACRONYM.match(letters) or letters in words("no_organizations"):
        return None
    part = Name(name.text, name.parts, name.first, name.first + 1)
    if letters != word:
        dotted = part.has_article and len(letters) > 2
        return _at(part) if dotted and not _CAPITAL_NEXT.match(part.text, part.end) else None
    if _is_branch(name):
        return _at(name)
    double = _DOUBLE.match(part.text, part.end)
    if double:
        part.end = double.end()
    return _at(part) if _is_a_body_s(part, word) else None


def _at(name: Name) -> tuple[int, int]:
    return name.group, name.end


def _is_a_body_s(part: Name, word: str) -> bool:
    """Whether an acronym is a body's by what stands beside it."""
    following = part.following
    in_brackets = part.before.endswith("(") and following == ")"
    if len(word) == 2:
        return part.last == "told" or bool(in_brackets and _POLITICIAN.search(part.before))
    if following == "-" and part.text[part.end + 1 : part.end + 2].isdigit():
        return False
    if in_brackets:
        return True
    acts = following in {"'", "’"} or part.speaks() or part.next in _SPOKEN_FOR
    led = acts or bool(_LEADS.search(part.before[-30:]))
    return led and not _AMONG_CAPITALS.search(part.before[-7:])


def _is_branch(name: Name) -> bool:
    """Whether a known acronym and what follows it speak as one: NHS Hadlow said …"""
    if name.group != name.first + 2 or name.word not in known_forms():
        return False
    rest = name.last_word
    person = opens_like_a_person(rest) or rest in words("no_organizations")
    return not rest.isupper() and not person and name.speaks()


def paper(name: Name) -> tuple[int, int] | None:
    """(last part + 1, end in the text) of a paper that the last word of its name means: "seen by
    the Chronicle", "The Courier reported"; None of others."""
    if name.several or name.word not in _PAPERS_REPORTING:
        return None
    told = name.word in _PAPERS and _TOLD.search(name.before)
    reported = name.has_article and _REPORTED.match(name.text, name.end)
    return _at(name) if told or reported else None
