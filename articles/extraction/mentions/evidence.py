"""What around a name says that it is a person's."""

import re

from ..language.letters import UPPER
from ..language.lists import phrases, words
from ..language.names import is_given_name, is_initial, is_title
from .candidates import Candidate, is_full, looks_like_acronym
from .likeness import is_eastern
from .roles import role_of

_NEXT_WORD = re.compile(r"(?:\s\([^()]{1,30}\))?,?[ \u00a0]([a-z]+)\b")
#: A verb that opens a sentence, or that a quotation or an inserted clause stands before.
_VERB_BEFORE = re.compile(
    r"(?:^|[.,;:!?”\"’'»–—\n-][ \u00a0]?)(?:[a-z]+ly[ \u00a0])?([a-zA-Z]+)[ \u00a0]$"
)
_OWNS = re.compile(rf"['’]s [{UPPER}]")
_PREVIOUS_WORD = re.compile(r"\b([a-zA-Z]+)[ \u00a0]$")
_AGE = r"\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
_AGE_OR_WHO = re.compile(
    rf",\s(?:who\b|whose\b|(?:{_AGE}),|aged \d|of (?:the )?[{UPPER}])"
    rf"| of (?:the )?[{UPPER}][\w’'-]*,? who\b"
    r"|\s\((?:(?:aged? )?\d{1,3}\)|(?:born|b\.) )"
)
#: "Gaspar, one of the leaders": nothing but a noun for people tells it from a firm.
_ONE_OF = re.compile(r", one of (?:the|his|her|its|their) ((?:[\w-]+ )?[a-z]+)\b")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
_SIGNS = re.compile(r"[\"”'’»]\s?[-–—―]{1,2}\s?$")
_CREDITED = re.compile(
    r"\b(?:[Bb]y:? |[A-Za-z]+ing by [^.;()\n]{1,100}(?:,|,? and) |\bPhoto/"
    r"|(?:Photo(?:graph)?s?|Pictures?|Images?|Illustrations?|Graphics?|Video|Credits?|Interview"
    r"|Words|Text|Report|Story)(?: credit)?: )$"
)
_CREDIT_LENGTH = 120
#: What ends the credit of a picture: "Ann Reed/AP", "Ann Reed for The Daily Oar".
_OF_PAPER = re.compile(
    rf"(?:/| for (?:The )?)[{UPPER}][\w.’'-]*(?:[ /][{UPPER}][\w.’'-]*){{0,4}}\)?\s*(?:\n|$)"
)
_OFFICE_BEFORE = re.compile(r"\b([A-Za-z]+), $")
_TAKEN_UP = re.compile(r" [a-z]+ed [^.!?\n“\"]{1,150}\.[”\"’']? (?:He|She) ")
_ACTS = frozenset({"has", "had", "did", "does", "would", "could", "came", "went", "took", "made"})
_BEFORE = 40
_PLACING = frozenset({"in", "at", "near", "from", "of", "outside", "across", "for"})
_TRADES = ("owners", "workers", "makers", "holders", "keepers", "builders", "growers", "goers")
_ACCORDING = ("according to ", "According to ")
_KIN = "(?:" + "|".join(sorted(words("kinship"))) + ")"
#: "her brother Tom", "19-year-old Tom", "a turner named Tom".
_PRESENTED = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|['’]s) (?:\w+ ){{0,2}}{_KIN},? |\b\d{{1,3}}-year-old "
    r"|\b(?P<noun>[a-z]+) (?:named|called) )$"
)
_KIN_OWNED = re.compile(rf"['’]s (?:late |former |elder |older |younger )?{_KIN}\b")
_WITHIN = re.compile(rf"\b(?:in|at|near|on|from|outside) [{UPPER}][\w-]*['’]s? $")
_TRADES_OF_PEOPLE = tuple(sorted(words("trade_endings")))


def names_a_person(text: str, candidate: Candidate) -> bool:
    """Whether its words or what stands beside them show that a candidate is a person."""
    full = is_full(candidate)
    if not full and _names_nobody(candidate):
        return False
    if candidate.title and any(is_title(word) for word in candidate.title.split()):
        return True
    return _full_names_a_person(text, candidate) if full else _single_names_one(text, candidate)


def _names_nobody(candidate: Candidate) -> bool:
    """Whether a word alone is an acronym, a title or a word for people."""
    word = candidate.words[-1]
    return (
        looks_like_acronym(candidate.words[0])
        or _is_common_noun(candidate)
        or is_title(word)
        or word in words("no_people")
        or len(word) == 1
        or _heads_a_name(word)
    )


def _heads_a_name(word: str) -> bool:
    """Whether places and bodies are called so, and nobody: Road, Council."""
    heads = word in words("place_heads") or word in words("organization_heads")
    return heads and word not in words("surnames_of_places")


def _full_names_a_person(text: str, candidate: Candidate) -> bool:
    """Whether a name of several words is a person's: by its first word, or by its place, where
    no noun before it says that it names a ship, a firm or the like."""
    first, before = candidate.words[0], _previous_word(text, candidate)
    if first.lower() in words("honorifics"):
        return True
    if before in words("thing_nouns"):
        return False
    if is_eastern(candidate):
        return True
    return (is_given_name(first) and first not in words("demonyms")) or (
        (before.lower() not in {"the", "a", "an"} and _stands_as_a_person(text, candidate))
        or any(is_initial(word) and word.endswith(".") for word in candidate.words)
        or _has_initials(first)
    )


def _stands_as_a_person(text: str, candidate: Candidate) -> bool:
    return (
        _is_beside_verb(text, candidate)
        or _follows_role(text, candidate)
        or _has_age_or_who(text, candidate)
        or bool(_SIGNS.search(text[max(0, candidate.start - 6) : candidate.start]))
        or bool(_CREDITED.search(text[max(0, candidate.start - _CREDIT_LENGTH) : candidate.start]))
        or bool(_OF_PAPER.match(text, candidate.end))
        or role_of(text, candidate) is not None
        or _is_introduced(text, candidate)
        or _acts(text, candidate)
        or bool(_KIN_OWNED.match(text, candidate.end))
        or (candidate.opens and bool(_TAKEN_UP.match(text, candidate.end)))
        or _is_presented(text, candidate)
    )


def _has_initials(first: str) -> bool:
    """Whether a name begins with initials, not with a place in short: S.K. Singh, N.H. Union."""
    return (
        bool(_INITIALS.fullmatch(first))
        and first.lower().rstrip(".") not in words("abbreviations")
        and first not in phrases("places")
        and first not in words("no_people")
    )


def _has_age_or_who(text: str, candidate: Candidate) -> bool:
    """Whether an age or "who" follows a name that does not itself say where somebody is from:
    "Ann Reed of Aston Villa, who scored"."""
    placing = _previous_word(text, candidate) in {"of", "in", "at"}
    return not placing and bool(_AGE_OR_WHO.match(text, candidate.end))


def _single_names_one(text: str, candidate: Candidate) -> bool:
    """Whether a single word is somebody's name: not one that only tells where or whose, nor an
    ordinary word at the beginning of a sentence."""
    before = _previous_word(text, candidate)
    if before.lower() in {"the", "a", "an"} or before in words("thing_nouns"):
        return False
    if before in _PLACING or _WITHIN.search(
        text[max(0, candidate.start - _BEFORE) : candidate.start]
    ):
        return _follows_role(text, candidate)
    if candidate.opens and _is_ordinary_here(text, candidate):
        return False
    return (
        _is_beside_verb(text, candidate)
        or _follows_role(text, candidate)
        or bool(_AGE_OR_WHO.match(text, candidate.end))
        or _is_presented(text, candidate)
    )


def _is_ordinary_here(text: str, candidate: Candidate) -> bool:
    """Whether a sentence's first word is none of a name: small elsewhere, an adverb, people of a
    trade ("Shipowners")."""
    word = candidate.words[0].lower()
    adverb = word.endswith("ly") and text[candidate.end : candidate.end + 1] == ","
    return adverb or f" {word} " in text or word.endswith(_TRADES)


def _is_presented(text: str, candidate: Candidate) -> bool:
    """Whether a relative, an age or "a man named" stands before, or "one of the leaders" after."""
    found = _PRESENTED.search(text[max(0, candidate.start - _BEFORE) : candidate.start])
    if found:
        return not found["noun"] or found["noun"] in words("person_nouns")
    after = _ONE_OF.match(text, candidate.end)
    return bool(after) and not words("person_nouns").isdisjoint(after[1].split())


def _is_introduced(text: str, candidate: Candidate) -> bool:
    """Whether an office and a comma stand before: "the minister, Anna Holt, has …"."""
    found = _OFFICE_BEFORE.search(text[max(0, candidate.start - _BEFORE) : candidate.start])
    return bool(found) and found.group(1).lower() in words("person_nouns")


def _acts(text: str, candidate: Candidate) -> bool:
    """Whether a verb that people are subjects of follows, and no article stands before."""
    following = _NEXT_WORD.match(text, candidate.end)
    article = _previous_word(text, candidate).lower() in words("determiners")
    return bool(following) and not article and following.group(1) in _ACTS


def _is_common_noun(candidate: Candidate) -> bool:
    noun = candidate.words[-1].lower()
    return noun in words("person_nouns") or noun in words("body_nouns")


def _is_beside_verb(text: str, candidate: Candidate) -> bool:
    """Whether a verb of speech follows that the name is the subject of ("were told" is none of a
    person), or one before it that has no subject yet."""
    position = candidate.end
    while following := _NEXT_WORD.match(text, position):
        if following.group(1) in words("reporting_verbs"):
            return True
        if following.group(1) not in words("auxiliaries") or following.group(1) == "were":
            break
        position = following.end()
    before = text[max(0, candidate.start - _BEFORE) : candidate.start]
    verb = _VERB_BEFORE.search(before)
    says = verb and verb.group(1).lower() in words("reporting_verbs")
    if says and verb.group(1).lower() not in words("hearer_verbs"):
        return not _OWNS.match(text, candidate.end)
    return text.endswith(_ACCORDING, 0, candidate.start)


def noun_before(text: str, candidate: Candidate) -> str:
    """The noun for a person right before a name, "" if there is none: the journalist Ann Holt."""
    word = _previous_word(text, candidate)
    return word if word in words("person_nouns") or word.endswith(_TRADES_OF_PEOPLE) else ""


def _follows_role(text: str, candidate: Candidate) -> bool:
    return bool(noun_before(text, candidate))


def _previous_word(text: str, candidate: Candidate) -> str:
    found = _PREVIOUS_WORD.search(text[max(0, candidate.start - _BEFORE) : candidate.start])
    return found.group(1) if found else ""
