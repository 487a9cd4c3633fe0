"""What speaks for and against a candidate: names, each of which can have a weight."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lists import words
from .options import DESCRIBED, PRONOUN, PRONOUNS, Option
from .passage import NAME, QUOTE, WORD, Token
from .relations import follows_possessive, follows_preposition, relation, sentence_ends

_MARKS = "\"'”’»` "
_CLAUSE = 15
_CONDITIONS = frozenset({"if", "unless", "whether"})
_DISTANCES = ((2, "beside"), (4, "near"), (8, "off"), (16, "far"))


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its paragraph: the tokens of its first and last segment, and what stands
    before the first and after it."""

    first: int
    last: int
    before: str
    after: str
    alone: bool


def place_of(text: str, tokens: list[Token], first: int, last: int, alone: bool) -> Place:
    """Where a quotation stands; `alone` if its paragraph has no other words."""
    return Place(first, last, _before(tokens, first), _after(text, tokens, first), alone)


def _before(tokens: list[Token], first: int) -> str:
    if first == 0:
        return "nothing"
    token = tokens[first - 1]
    if token.is_cue:
        return "verb"
    if token.ends_sentence:
        return "stop"
    if token.kind == QUOTE:
        return "quotation"
    return {":": "colon", ",": "comma", "that": "that", "as": "as"}.get(token.lower, "word")


def _after(text: str, tokens: list[Token], first: int) -> str:
    token = tokens[first]
    end = text[max(token.start, token.end - 3) : token.end].rstrip(_MARKS)[-1:]
    inside = "comma" if end == "," else "stop" if end and end in ".!?…—–-" else "no mark"
    if first + 1 == len(tokens):
        return f"{inside} and nothing"
    following = tokens[first + 1]
    if following.is_cue:
        return f"{inside} and verb"
    if following.kind == NAME or following.lower in PRONOUNS | words("determiners"):
        return f"{inside} and subject"
    return f"{inside} and {'mark' if following.kind not in {WORD, QUOTE} else 'word'}"


def mention_features(
    tokens: list[Token], place: Place, option: Option, rank: int
) -> tuple[list[str], str, int | None]:
    """The features of a mention in the quotation's own paragraph, its relation to a reporting
    verb and that verb's index. `rank` counts the mentions of its side from the quotation on."""
    name, verb = relation(tokens, option)
    side = "after" if option.first > place.first else "before"
    edge = min((place.first, place.last), key=lambda number: abs(number - option.first))
    found = [f"{side}: {name}", f"{side}: {place.before} before", f"{side}: {place.after} after"]
    found.append(f"{side}: number {min(rank, 3)}")
    found += _mention(tokens, option, name)
    found += _between(tokens, place, edge, option, side)
    if verb is not None:
        found += _verb(tokens, place, verb, name)
    return found, name, verb


def _mention(tokens: list[Token], option: Option, name: str) -> Iterator[str]:
    kind = option.kind
    if kind == DESCRIBED:
        head = tokens[option.last].lower
        if head in words("person_nouns"):
            kind = "described person"
        elif head in words("body_nouns"):
            kind = "described body"
    if kind == PRONOUN:
        kind = tokens[option.first].lower
    yield f"kind {kind}"
    if name == "none":
        yield f"kind {option.kind} without a verb"
    if follows_preposition(tokens, option):
        yield "after a preposition"
    if follows_possessive(tokens, option):
        yield "possessive"
    if any(t.lower in _CONDITIONS for t in tokens[max(0, option.first - 2) : option.first]):
        yield "in a condition"
    if option.first == 0 or tokens[option.first - 1].ends_sentence:
        yield "begins the sentence"


def _between(
    tokens: list[Token], place: Place, edge: int, option: Option, side: str
) -> Iterator[str]:
    low, high = (edge + 1, option.first) if side == "after" else (option.last + 1, edge)
    quotations = sum(
        tokens[number].kind == QUOTE and not place.first <= number <= place.last
        for number in range(low, high)
    )
    if quotations:
        yield f"{side}: {min(quotations, 2)} quotations between"
    ends = sentence_ends(tokens, low, high)
    if ends:
        yield f"{side}: {min(ends, 3)} sentences between"
    yield f"{side}: {_distance(high - low)}"


def _verb(tokens: list[Token], place: Place, verb: int, name: str) -> Iterator[str]:
    side = "after" if verb > place.first else "before"
    edge = min((place.first, place.last), key=lambda number: abs(number - verb))
    yield f"verb {side}, {_distance(abs(verb - edge) - 1)}"
    low, high = sorted((verb, edge))
    if any(token.kind == QUOTE for token in tokens[low + 1 : high]):
        yield "verb beyond another quotation"
    if any(token.is_cue for token in tokens[low + 1 : high]):
        yield f"{name}: another verb nearer"


def _distance(tokens: int) -> str:
    return next((label for most, label in _DISTANCES if tokens <= most), "far away")


def lead_in_features(earlier: list[Token], option: Option, name: str, alone: bool) -> list[str]:
    """The features of a mention in the paragraph before the quotation's."""
    last = earlier[-1].lower
    ends = "colon" if last == ":" else "quotation" if earlier[-1].kind == QUOTE else "stop"
    found = [f"paragraph before: {name}", f"paragraph before ends in {ends}"]
    found += [f"paragraph before: {label}" for label in _mention(earlier, option, name)]
    if sentence_ends(earlier, option.last, len(earlier) - 1):
        found.append("paragraph before: not its last sentence")
    return [*found, f"paragraph before, quotation {'alone' if alone else 'with words'}"]


def carry_features(
    tokens: list[Token], place: Place, distance: int, before: list[Option]
) -> list[str]:
    """The features of whoever spoke last, so many paragraphs before; `before` are the mentions
    in the quotation's paragraph that stand before it."""
    if distance == 0:
        adding = " and adds" if _goes_on(tokens, place.first) else ""
        found = [f"carried in the paragraph{adding}"]
    else:
        found = [f"carried over {min(distance, 3)}, {'alone' if place.alone else 'with words'}"]
    other = any(option.kind != DESCRIBED for option in before)
    found.append(f"carried: {'somebody' if other else 'nobody'} else before")
    return [*found, f"carried: {place.before} before", f"carried: {place.after} after"]


def _goes_on(tokens: list[Token], first: int) -> bool:
    """Whether the verb that leads to a quotation goes on from another: "said X, adding that"."""
    for number in range(first - 1, max(0, first - _CLAUSE), -1):
        if tokens[number].is_cue:
            return tokens[number].lower.endswith("ing") and tokens[number - 1].lower in {",", "and"}
        if tokens[number].kind == QUOTE:
            return False
    return False


def nobody_features(place: Place, number: int) -> list[str]:
    """The features of "nobody that the article names"."""
    opening = "in the first paragraph" if number == 0 else "later"
    return ["nobody", f"nobody: {opening}", f"nobody: {'alone' if place.alone else 'with words'}"]
