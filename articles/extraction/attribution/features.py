"""What speaks for and against a candidate: names of weights."""

from collections.abc import Iterator

from ..language.lists import words
from .options import DESCRIBED, PRONOUN, Option
from .passage import QUOTE, WORD, Token
from .relations import relation, sentence_ends

_NEAR = 4
_FAR = 12


def mention_features(
    text: str, tokens: list[Token], quote: tuple[int, int], option: Option
) -> tuple[list[str], str, int | None]:
    """The features of a mention in the quotation's own paragraph, its relation to a reporting
    verb and that verb's index. `quote` gives the tokens of the first and last segment."""
    name, verb = relation(tokens, option)
    after = option.first > quote[0]
    edge = _nearest(quote, option.first)
    found = [f"relation {name}", *_kind(tokens, option)]
    if verb is not None:
        found += _verb_distance(tokens, quote, verb)
    found += _between(tokens, quote, edge, option)
    found += _expected(text, tokens, quote, after)
    return found, name, verb


def _nearest(quote: tuple[int, int], number: int) -> int:
    return min(quote, key=lambda edge: abs(edge - number))


def _kind(tokens: list[Token], option: Option) -> Iterator[str]:
    if option.kind == DESCRIBED and not _can_speak(tokens, option):
        yield "kind described, no speaker"
    else:
        yield f"kind {option.kind}"
    if option.kind == PRONOUN and tokens[option.first].lower not in {"he", "she", "they", "who"}:
        yield "pronoun never a source"


def _can_speak(tokens: list[Token], option: Option) -> bool:
    head = tokens[option.last].lower
    return head in words("person_nouns") or head in words("body_nouns")


def _verb_distance(tokens: list[Token], quote: tuple[int, int], verb: int) -> Iterator[str]:
    distance = abs(_nearest(quote, verb) - verb)
    if distance <= 2:
        yield "verb beside"
    elif distance <= _NEAR:
        yield "verb near"
    elif distance > _FAR:
        yield "verb far"


def _between(
    tokens: list[Token], quote: tuple[int, int], edge: int, option: Option
) -> Iterator[str]:
    after = option.first > edge
    low, high = (edge + 1, option.first) if after else (option.last + 1, edge)
    for number in range(low, high):
        if tokens[number].kind == QUOTE and not quote[0] <= number <= quote[1]:
            yield "quotation between"
    side = "after" if after else "before"
    for _ in range(min(2, sentence_ends(tokens, low, high))):
        yield f"sentence between, {side}"


def _expected(text: str, tokens: list[Token], quote: tuple[int, int], after: bool) -> Iterator[str]:
    """What the marks of punctuation around the quotation expect."""
    end = text[max(0, tokens[quote[0]].end - 3) : tokens[quote[0]].end].rstrip("\"'”’»` ")
    comma_inside = end.endswith((",", "—", "–"))
    before = tokens[quote[0] - 1] if quote[0] else None
    introduced = before is not None and (before.lower in {",", ":", "that"} or before.kind == WORD)
    if after and comma_inside and not introduced:
        yield "expected after"
    if not after and introduced:
        yield "expected before"
    if after and introduced and not comma_inside:
        yield "not expected after"
