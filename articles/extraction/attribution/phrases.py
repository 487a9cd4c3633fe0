"""A mention -> the whole noun phrase it is the core of: "a person close to the talks", "Secretary
of State Anna Holt"."""

from ..language.lists import words
from ..mentions import BodyEntry
from .options import DESCRIBED, PERSON, PRONOUNS, Option
from .passage import MARK, NAME, QUOTE, WORD, Token

#: A phrase goes on for so many tokens at most, on either side.
_TAIL, _OFFICE = 10, 8
#: What a noun phrase goes on with: "a person close to her".
_GOES_ON = frozenset({"of", "for", "from", "close", "familiar", "at"})
_LINKS = frozenset({"of", "for", "and", "the", "on"})
_ADVERBS = frozenset({"also", "later", "then", "who", "that", "which"})


def whole_phrase(
    text: str, tokens: list[Token], option: Option, name: str, verb: int | None
) -> tuple[int, int]:
    """The first and the last token of the noun phrase of a mention, whose relation to the verb
    at that index is of that name."""
    if option.kind == PERSON:
        return _office(text, tokens, option.first), option.last
    if option.kind != DESCRIBED or verb is None:
        return option.first, option.last
    if name == "clause":
        return option.first, _before_verb(tokens, option.last, verb)
    if name.startswith("inverted"):
        return option.first, _after_verb(tokens, option.last)
    return option.first, option.last


def _before_verb(tokens: list[Token], last: int, verb: int) -> int:
    """The last token of a phrase that runs up to its verb, auxiliaries and adverbs left out."""
    end = verb - 1
    while end > last and _is_of_verb(tokens[end]):
        end -= 1
    inside = tokens[last + 1 : end + 1]
    if not _goes_on(inside) or len(inside) > _TAIL or any(_divides(token) for token in inside):
        return last
    return end


def _goes_on(following: list[Token]) -> bool:
    """Whether words behind a noun belong to it, as "in" and "on" of when and where may not: "of
    the union", "close to her", "published by it"."""
    if len(following) < 2:
        return False
    word, next_word = following[0].lower, following[1].lower
    participle = word.endswith(("ed", "ing")) and next_word in words("prepositions")
    return word in _GOES_ON or participle


def _after_verb(tokens: list[Token], last: int) -> int:
    """The last token of a phrase that follows its verb, as far as it surely goes on."""
    if not _goes_on(tokens[last + 1 : last + 3]):
        return last
    end = last + 1
    reach = min(len(tokens), last + 1 + _TAIL)
    while end + 1 < reach and not _divides(tokens[end + 1]):
        end += 1
    closed = end + 1 == len(tokens) or tokens[end + 1].kind in {MARK, QUOTE}
    return end if closed else last


def _is_of_verb(token: Token) -> bool:
    adverb = token.lower.endswith("ly") or token.lower in _ADVERBS
    return token.kind == WORD and (adverb or token.lower in words("auxiliaries"))


def _divides(token: Token) -> bool:
    if token.kind == MARK:
        return token.lower not in {"'", "’", "-"}
    clause = token.lower in PRONOUNS or token.lower in words("auxiliaries")
    return token.kind == QUOTE or token.is_cue or (clause and token.lower != "to")


def _office(text: str, tokens: list[Token], first: int) -> int:
    """Where the office before a name begins if it has a name of its own in it: "Minister of the
    Interior", "the head of the Lake Board". A shorter one is told by the name alone."""
    start = best = first
    linked = False
    while start > max(0, first - _OFFICE) and _may_be_of_office(text, tokens[start - 1]):
        start -= 1
        linked = linked or tokens[start].lower == "of"
        if linked and tokens[start].lower in _offices():
            best = start
    return best


def _offices() -> frozenset[str]:
    return words("person_nouns") | words("role_words")


def _may_be_of_office(text: str, token: Token) -> bool:
    if token.kind == NAME:
        return isinstance(token.entry, BodyEntry)
    if token.kind != WORD or token.is_cue:
        return False
    capital = text[token.start].isupper()
    return capital or token.lower in _LINKS or token.lower in _offices()
