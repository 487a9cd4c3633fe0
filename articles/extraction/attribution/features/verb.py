"""What the reporting verb of a mention says for or against it."""

from collections.abc import Iterator

from ...language.lists import words
from ..options import Option
from ..passage import QUOTE, WORD, Token
from .naming import distance, ending
from .place import Place

_TO_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets"})


def verb_features(
    tokens: list[Token], place: Place, option: Option, verb: int, as_side: str, name: str
) -> Iterator[str]:
    """The features of the verb at an index, to which a mention has the relation of that name."""
    yield from _place(tokens, place, verb, as_side, name)
    yield from _form(tokens, verb, name)
    if name.startswith("inverted"):
        yield from _clause(tokens, option, as_side)


def _place(tokens: list[Token], place: Place, verb: int, as_side: str, name: str) -> Iterator[str]:
    side = "after" if verb > place.first else "before"
    edge = min((place.first, place.last), key=lambda number: abs(number - verb))
    far = distance(abs(verb - edge) - 1)
    low, high = sorted((verb, edge))
    yield f"verb {side}, {far}"
    yield f"verb {side}, {far}, {name}"
    if any(token.kind == QUOTE for token in tokens[low + 1 : high]):
        yield f"{as_side}; verb beyond another quotation"
    if any(token.is_cue for token in tokens[low + 1 : high]):
        yield f"{as_side}; another verb nearer"


def _form(tokens: list[Token], verb: int, name: str) -> Iterator[str]:
    """The verb itself, and whether it is a passive: who was asked does not ask."""
    token, before = tokens[verb], tokens[verb - 1] if verb else None
    if token.kind != WORD:
        yield "verb is a mark"
        return
    yield f"verb {token.lower}"
    yield f"verb {token.lower}, {name}"
    if before is not None and before.lower in words("auxiliaries"):
        yield f"verb after {before.lower}"
    if before is not None and before.lower in _TO_BE and not token.lower.endswith("ing"):
        yield f"passive, {name}"
        yield f"passive {token.lower}, {name}"


def _clause(tokens: list[Token], option: Option, as_side: str) -> Iterator[str]:
    """What follows a mention after its verb: in "he said the mayor would" she is no speaker."""
    following = tokens[option.last + 1 : option.last + 2]
    for token in following:
        if token.lower in words("auxiliaries"):
            yield f"{as_side}; goes on"
            yield f"{as_side}; goes on with {token.lower}"
        elif token.kind == WORD:
            yield f"{as_side}; goes on with a word in {ending(token.lower)}"
