"""Whom a paragraph offers as a speaker: names, pronouns, descriptions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..language.lists import words
from ..language.names import is_title
from ..mentions import BodyEntry, PersonEntry
from .passage import MARK, NAME, QUOTE, WORD, Token

PERSON, BODY, PRONOUN, DESCRIBED, UNKNOWN = "person", "body", "pronoun", "described", "unknown"
PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who", "which"})
#: Other forms of a pronoun, and the one that tells whom it means.
OTHER_FORMS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}
OTHER_FORMS |= {"me": "i", "my": "i", "us": "we", "our": "we", "its": "it"}
#: Stand for people already spoken of, without a noun.
_ALONE = frozenset({"another", "others", "some", "many", "most", "one", "both", "several", "few"})
_ALONE |= {"someone", "somebody", "everyone", "everybody", "anyone", "anybody", "nobody"}
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_POSSESSED = frozenset({"his", "her", "my", "your"})
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
        elif token.kind == WORD and _may_speak(text, token):
            found += _word_options(text, tokens, number)
    return [_with_self(tokens, option) for option in found]


def _may_speak(text: str, token: Token) -> bool:
    """Whether a word is worth a look: most have none of what offers a speaker."""
    word = token.lower
    small = text[token.start].islower() and not word.endswith("s")
    return not small or word in _openers() or "’" in word or "'" in word


@cache
def _openers() -> frozenset[str]:
    """The words without a capital or an ending that offer a speaker."""
    pronouns = PRONOUNS | OTHER_FORMS.keys()
    return words("determiners") | pronouns | _ALONE | {"that", "police", "people"}


def _with_self(tokens: list[Token], option: Option) -> Option:
    """A mention with the "himself" after it."""
    following = tokens[option.last + 1 : option.last + 2]
    if option.kind != PRONOUN and following and following[0].lower in _SELVES:
        return replace(option, last=option.last + 1)
    return option


def _word_options(text: str, tokens: list[Token], number: int) -> Iterator[Option]:
    token = tokens[number]
    word = text[token.start : token.end]
    if pronoun_of(token.lower) and word not in {"IT", "US"} and not _opens_phrase(tokens, number):
        yield Option(PRONOUN, number, number)
    if word[0].isupper() and _possessed(tokens, number):
        yield from _possessed(tokens, number)
    elif token.lower == "that" and _is_relative(tokens, number):
        yield Option(PRONOUN, number, number)
    elif _begins_share(tokens, number):
        yield Option(DESCRIBED, number, number + 1)
    elif token.lower in words("determiners"):
        last = _phrase_end(tokens, number)
        if last > number and tokens[last].kind == WORD and not _is_of_body(tokens, number, last):
            yield Option(DESCRIBED, number, last)
        elif _stands_alone(tokens, number):
            yield Option(DESCRIBED, number, number)
    elif _stands_alone(tokens, number) or _is_bare_plural(tokens, number):
        yield Option(DESCRIBED, _adjectives(tokens, number), number)
    else:
        yield from _unknown_name(text, tokens, number)


def _stands_alone(tokens: list[Token], number: int) -> bool:
    """Whether "most" and the like mean people: not in "most recently"."""
    following = tokens[number + 1 : number + 2]
    adverb = any(token.lower.endswith("ly") for token in following)
    return tokens[number].lower in _ALONE and not adverb


def _is_relative(tokens: list[Token], number: int) -> bool:
    """Whether "that" stands for the noun before it: the shirts that said."""
    before, after = tokens[max(0, number - 1) : number], tokens[number + 1 : number + 2]
    noun = any(t.kind in {WORD, NAME} and not t.is_cue and not _is_small(t) for t in before)
    return noun and any(token.is_cue for token in after)


def _is_small(token: Token) -> bool:
    lists = ("phrase_ends", "auxiliaries", "determiners", "prepositions")
    return any(token.lower in words(name) for name in lists)


def _begins_share(tokens: list[Token], number: int) -> bool:
    """Whether a number and a per cent sign or word stand for those asked: 21 percent said."""
    following = tokens[number + 1 : number + 2]
    share = tokens[number].lower[0].isdigit()
    return share and any(token.lower in {"percent", "%"} for token in following)


def _is_of_body(tokens: list[Token], first: int, last: int) -> bool:
    """Whether somebody's head is the one between the shoulders: his head, not "its head"."""
    return tokens[last].lower == "head" and tokens[first].lower in _POSSESSED and last == first + 1


def _opens_phrase(tokens: list[Token], number: int) -> bool:
    """Whether a word such as "his" only begins a phrase for somebody else: his lawyer."""
    if tokens[number].lower not in words("determiners"):
        return False
    return tokens[_phrase_end(tokens, number)].lower in _speaking_nouns()


@cache
def _speaking_nouns() -> frozenset[str]:
    return words("person_nouns") | words("body_nouns")


def pronoun_of(word: str) -> str | None:
    """The pronoun in its first form that a word in small letters is, "’s" and the like aside."""
    if word in PRONOUNS:
        return word
    stem = word.partition("’")[0].partition("'")[0]
    return stem if stem in PRONOUNS else OTHER_FORMS.get(word)


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
    speaks = tokens[last].lower in _speaking_nouns()
    return [Option(DESCRIBED, number, last)] if speaks else []


def _phrase_end(tokens: list[Token], first: int) -> int:
    """The last token of a noun phrase that begins with a determiner: its last noun for people or
    bodies if it has one, else the last word before a verb or a small word."""
    last = speaks = first
    for number in range(first + 1, min(len(tokens), first + 1 + _PHRASE_WORDS)):
        if _ends_phrase(tokens, number) or _is_past(tokens, first, number):
            break
        last = number
        if tokens[number].lower in _speaking_nouns():
            speaks = number
    return speaks if speaks > first and tokens[last].kind == WORD else last


def _is_past(tokens: list[Token], first: int, number: int) -> bool:
    """Whether a word is the verb after the noun: the town released a statement."""
    if number == first + 1 or not tokens[number].lower.endswith(("ed", "n't", "n’t")):
        return False
    following = tokens[number + 1 : number + 2]
    small = words("determiners") | words("prepositions")
    return not following or following[0].kind != WORD or following[0].lower in small


def _ends_phrase(tokens: list[Token], number: int) -> bool:
    token = tokens[number]
    if token.kind == MARK:
        return token.lower not in {"'", "’"}
    if token.kind == QUOTE or token.is_cue or token.lower in PRONOUNS:
        return True
    lists = ("phrase_ends", "auxiliaries", "determiners")
    return any(token.lower in words(name) for name in lists)


def _is_bare_plural(tokens: list[Token], number: int) -> bool:
    """Whether a plural such as "officials" or a mass noun such as "police" stands alone, or any
    plural beside a reporting verb."""
    token = tokens[number]
    if not (token.lower.endswith("s") or token.lower in {"police", "people"}) or token.is_cue:
        return False
    if number and tokens[number - 1].lower in words("determiners"):
        return False
    if token.lower in words("person_nouns") or token.lower.capitalize() in words("demonyms"):
        return True
    beside = [tokens[n] for n in (number - 1, number + 1) if 0 <= n < len(tokens)]
    small = token.lower in _small_words() or len(token.lower) < 5
    return any(t.is_cue for t in beside) and not small


@cache
def _small_words() -> frozenset[str]:
    return words("ordinary_words") | words("auxiliaries") | words("prepositions")


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


def _unknown_name(text: str, tokens: list[Token], number: int) -> Iterator[Option]:
    """A run of capitalised words that names nobody known: a place, a people, an acronym. Only
    its first word begins an option."""
    if not _is_capital(text, tokens, number) or _is_capital(text, tokens, number - 1):
        return
    last = number
    while _is_capital(text, tokens, last + 1):
        last += 1
    yield Option(UNKNOWN, number, last)


def _is_capital(text: str, tokens: list[Token], number: int) -> bool:
    if not 0 <= number < len(tokens) or tokens[number].kind != WORD or tokens[number].is_cue:
        return False
    word = text[tokens[number].start : tokens[number].end]
    if word.endswith("ed") and any(t.lower == "," for t in tokens[number + 1 : number + 2]):
        return False  # "Contacted, the mayor said …"
    ordinary = tokens[number].lower in words("ordinary_words") and word not in words("name_openers")
    return word[0].isupper() and not ordinary and not is_title(word)
