"""How a feature may name a token: small words and words of our lists by themselves, every other
word by its ending, so that no name and no sentence of the training data stands in the weights."""

from functools import cache

from ...language.lists import words
from ..options import DESCRIBED, PRONOUN, PRONOUNS, Option, pronoun_of
from ..passage import NAME, QUOTE, WORD, Token

_DISTANCES = ((0, "0"), (1, "1"), (2, "2"), (3, "3"), (6, "4-6"), (12, "7-12"))
_LISTS = ("reporting_verbs", "auxiliaries", "prepositions", "determiners", "phrase_ends")
_LISTS += ("clause_openers", "speech_nouns")
_ENDINGS = ("ing", "ed", "ly", "s")
#: An ending is one only after so many letters.
_STEM = 3
#: From here on characters are signs and pictures, all of which are "mark".
_SIGNS = 0x2100


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(words(name) for name in _LISTS)) | PRONOUNS


def named(tokens: list[Token], number: int) -> str:
    """A token as features name it; "nothing" beyond the paragraph, "word" for an unlisted word."""
    if not 0 <= number < len(tokens):
        return "nothing"
    token = tokens[number]
    if token.kind == QUOTE:
        return "quotation"
    if token.kind == NAME:
        return "name"
    if token.kind == WORD:
        return token.lower if token.lower in _listed() else "word"
    if token.ends_sentence:
        return "stop"
    return token.lower if ord(token.lower[0]) < _SIGNS else "mark"


def formed(tokens: list[Token], number: int) -> str:
    """A token as features name it, an unlisted word by its ending: "word in ed"."""
    name = named(tokens, number)
    return f"word in {ending(tokens[number].lower)}" if name == "word" else name


def ending(word: str) -> str:
    """What tells a verb's form or a plural: ing, ed, ly, s or other."""
    return next((e for e in _ENDINGS if word.endswith(e) and len(word) >= _STEM + len(e)), "other")


def distance(tokens: int) -> str:
    """A count of tokens in steps."""
    return next((label for most, label in _DISTANCES if tokens <= most), "more")


def kind_of(tokens: list[Token], option: Option) -> str:
    """What a mention is: a pronoun itself, a described person, body or speech, or its kind."""
    if option.kind == PRONOUN:
        lower = tokens[option.first].lower
        return pronoun_of(lower) or lower
    if option.kind == DESCRIBED:
        head = tokens[option.last].lower
        if head in words("person_nouns"):
            return "described person"
        if head in words("speech_nouns"):
            return "described speech"
        if head in words("body_nouns"):
            return "described body"
    return option.kind
