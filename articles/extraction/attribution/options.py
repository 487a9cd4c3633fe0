"""Whom a paragraph offers as a speaker: names, pronouns, descriptions."""

from dataclasses import dataclass

from ..language.lists import words
from ..language.names import is_title
from ..mentions import BodyEntry, PersonEntry
from .passage import MARK, NAME, QUOTE, WORD, Token

PERSON, BODY, PRONOUN, DESCRIBED, UNKNOWN = "person", "body", "pronoun", "described", "unknown"
PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who", "which"})
_PHRASE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Option:
    """Tokens first to last of a passage may name the speaker."""

    kind: str
    first: int
    last: int
    entry: PersonEntry | BodyEntry | None = None


def options(text: str, tokens: list[Token]) -> list[Option]:
    """Everybody a passage offers, in order."""
    found = []
    for number, token in enumerate(tokens):
        if token.kind == NAME:
            kind = PERSON if isinstance(token.entry, PersonEntry) else BODY
            if kind == PERSON or not _stands_before_person(tokens, number):
                found.append(Option(kind, number, number, token.entry))
            found += _possessed(tokens, number)
        elif token.kind == WORD:
            option = _word_option(text, tokens, number)
            if option:
                found.append(option)
    return found


def _word_option(text: str, tokens: list[Token], number: int) -> Option | None:
    token = tokens[number]
    if token.lower in PRONOUNS and text[token.start : token.end] not in {"IT", "US"}:
        return Option(PRONOUN, number, number)
    if text[token.start].isupper() and _possessed(tokens, number):
        return _possessed(tokens, number)[0]
    if token.lower in words("determiners"):
        last = _phrase_end(tokens, number)
        if last > number and tokens[last].kind == WORD:
            return Option(DESCRIBED, number, last)
    elif _is_bare_plural(tokens, number):
        return Option(DESCRIBED, _adjectives(tokens, number), number)
    else:
        return _unknown_name(text, tokens, number)
    return None


def _stands_before_person(tokens: list[Token], number: int) -> bool:
    """Whether a body only tells whose officer a person is: "Senate leader Lee said"."""
    for token in tokens[number + 1 : number + 5]:
        if isinstance(token.entry, PersonEntry):
            return True
        office = token.lower in words("person_nouns") or token.lower in words("role_words")
        if token.kind != WORD or not office:
            return False
    return False


def _possessed(tokens: list[Token], number: int) -> list[Option]:
    """The phrase that a name in the genitive begins, if it ends in a person or a body."""
    if number + 1 == len(tokens) or tokens[number + 1].lower not in {"'", "’"}:
        return []
    last = _phrase_end(tokens, number)
    speaks = tokens[last].lower in words("person_nouns") | words("body_nouns")
    return [Option(DESCRIBED, number, last)] if speaks else []


def _phrase_end(tokens: list[Token], first: int) -> int:
    """The last token of a noun phrase that begins with a determiner."""
    last = first
    for number in range(first + 1, min(len(tokens), first + 1 + _PHRASE_WORDS)):
        if _ends_phrase(tokens[number]):
            break
        last = number
    return last


def _ends_phrase(token: Token) -> bool:
    if token.kind == MARK:
        return token.lower not in {"'", "’"}
    if token.kind == QUOTE or token.is_cue or token.lower in PRONOUNS:
        return True
    lists = ("phrase_ends", "auxiliaries", "determiners")
    return any(token.lower in words(name) for name in lists)


def _is_bare_plural(tokens: list[Token], number: int) -> bool:
    """Whether a plural such as "officials" or a mass noun such as "police" stands alone."""
    token = tokens[number]
    if not (token.lower.endswith("s") or token.lower in {"police", "people"}):
        return False
    before = tokens[number - 1] if number else None
    capitals = token.lower.capitalize() in words("demonyms")
    return (
        (token.lower in words("person_nouns") or capitals)
        and not token.is_cue
        and (before is None or before.lower not in words("determiners"))
    )


def _adjectives(tokens: list[Token], number: int) -> int:
    """Where "senior officials" begins: names and words before it up to a verb or small word."""
    first = number
    while first and number - first < 3:
        token = tokens[first - 1]
        plain = token.kind == NAME or (token.kind == WORD and not token.is_cue)
        if (
            not plain
            or token.lower in words("phrase_ends")
            or token.lower in words("ordinary_words")
        ):
            break
        first -= 1
    return first


def _unknown_name(text: str, tokens: list[Token], number: int) -> Option | None:
    """A run of capitalised words beside a reporting verb that names nobody known: a place, a
    people, an acronym. Only its first word begins an option."""
    if not _is_capital(text, tokens, number) or _is_capital(text, tokens, number - 1):
        return None
    last = number
    while _is_capital(text, tokens, last + 1):
        last += 1
    beside = [tokens[n] for n in (number - 1, last + 1) if 0 <= n < len(tokens)]
    return Option(UNKNOWN, number, last) if any(token.is_cue for token in beside) else None


def _is_capital(text: str, tokens: list[Token], number: int) -> bool:
    if not 0 <= number < len(tokens) or tokens[number].kind != WORD or tokens[number].is_cue:
        return False
    word = text[tokens[number].start : tokens[number].end]
    ordinary = tokens[number].lower in words("ordinary_words") and word not in words("name_openers")
    return word[0].isupper() and not ordinary and not is_title(word)
