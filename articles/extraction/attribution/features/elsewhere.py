"""What speaks for and against those whom the quotation's paragraph does not name: the people of the
paragraph before and after, whoever spoke last, nobody."""

from ..options import DESCRIBED, PRONOUN, Option
from ..passage import QUOTE, Token
from ..relations import DASHES, sentence_ends
from .place import Place
from .rivals import Rivals

_CLAUSE = 15


def lead_in_features(
    earlier: list[Token], option: Option, name: str, place: Place, rank: int
) -> list[str]:
    """The features of a mention in the paragraph before the quotation's; `rank` counts from its
    end."""
    last = earlier[-1]
    ends = "quotation" if last.kind == QUOTE else "stop" if last.ends_sentence else last.lower
    ends = ends if ends in {"quotation", "stop", ":", ","} else "word"
    found = [
        "paragraph before",
        f"paragraph before: {name}",
        f"paragraph before: {option.kind}",
        f"paragraph before: number {min(rank, 4)}",
        f"paragraph before ends in {ends}, {name}",
        f"paragraph before, quotation number {min(place.number, 1)}",
        f"paragraph before, quotation {'alone' if place.alone else 'with words'}",
    ]
    if option.kind == PRONOUN:
        found.append(f"paragraph before: {earlier[option.first].lower}")
    if option.first == 0:
        found.append(f"paragraph before: {option.kind} begins it")
    if sentence_ends(earlier, option.last, len(earlier) - 1):
        found.append("paragraph before: not its last sentence")
    return found


def signed_features(later: list[Token], option: Option, name: str, place: Place) -> list[str]:
    """The features of the first mention in the paragraph after the quotation's."""
    opening = (
        "dash" if later[0].lower in DASHES else "quotation" if later[0].kind == QUOTE else "word"
    )
    return [
        "paragraph after",
        f"paragraph after opens with {opening}",
        f"paragraph after opens with {opening}, {name}, {'alone' if place.alone else 'with words'}",
        f"paragraph after: {option.kind}, {name}",
        f"paragraph after {'is short' if len(later) < _CLAUSE else 'goes on'}, {name}",
    ]


def carry_features(
    tokens: list[Token], place: Place, distance: int, before: list[Option], rivals: Rivals
) -> list[str]:
    """The features of whoever spoke last, so many paragraphs before; `before` are the mentions
    in the quotation's paragraph that stand before it."""
    far, number = min(distance, 3), min(place.number, 2)
    other = any(option.kind != DESCRIBED for option in before)
    somebody = "somebody" if other else "nobody"
    found = [
        "carried",
        f"carried over {far}",
        f"carried over {far}, {'alone' if place.alone else 'with words'}",
        f"carried over {far}, {somebody} else before",
        f"carried in a paragraph of {place.length}",
        f"carried to number {number}",
        f"carried over {min(far, 2)}, number {number}, paragraph of {place.length}",
        f"carried; {place.before} before quotation",
        f"carried; {place.following} follows quotation",
        f"carried; {place.after} after quotation",
        f"carried; quotation of {place.size}",
        f"carried; nearest before: {rivals.nearest_before}",
        f"carried; nearest after: {rivals.nearest_after}",
        f"carried over {min(far, 2)}; a subject beside: {rivals.beside}",
        f"carried over {min(far, 2)}; {place.before} before, {place.after} after quotation",
    ]
    if distance == 0 and _goes_on(tokens, place.first):
        found.append("carried in the paragraph and adds")
    return found


def _goes_on(tokens: list[Token], first: int) -> bool:
    """Whether the verb that leads to a quotation goes on from another: "said X, adding that"."""
    for number in range(first - 1, max(0, first - _CLAUSE), -1):
        if tokens[number].is_cue:
            return tokens[number].lower.endswith("ing") and tokens[number - 1].lower in {",", "and"}
        if tokens[number].kind == QUOTE:
            return False
    return False


def nobody_features(place: Place, number: int, rivals: Rivals) -> list[str]:
    """The features of "nobody that the article names"."""
    opening = "in the first paragraph" if number == 0 else "later"
    return [
        "nobody",
        f"nobody: {opening}",
        f"nobody: {'alone' if place.alone else 'with words'}",
        f"nobody: {place.before} before",
        f"nobody: number {min(place.number, 1)}",
        f"nobody: quotation of {place.size}",
        f"nobody: quotation of {place.size}, {place.before} before",
        f"nobody: {place.after} after",
        f"nobody; nearest before: {rivals.nearest_before}",
        f"nobody; nearest after: {rivals.nearest_after}",
        f"nobody: quotation of {place.size}; a subject beside: {rivals.beside}",
    ]
