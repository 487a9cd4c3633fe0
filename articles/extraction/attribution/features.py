"""What speaks for and against a candidate: names, each of which can have a weight.

Of the text itself only small words and words of the project's own lists go into a name; every
other word is "word", "capital" or "number".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..language.lists import words
from .options import DESCRIBED, PRONOUN, PRONOUNS, Option, pronoun_of
from .paragraph import Passage
from .passage import NAME, QUOTE, WORD, Token
from .relations import DASHES, follows_possessive, follows_preposition, relation, sentence_ends

_MARKS = "\"'“”‘’«»` "
_CLAUSE = 15
#: So many characters of a quotation tell how long it is.
_READ = 120
_CONDITIONS = frozenset({"if", "unless", "whether"})
_DISTANCES = ((0, "0"), (1, "1"), (2, "2"), (3, "3"), (6, "4-6"), (12, "7-12"))
_DIVIDERS = {
    "comma": frozenset({",", ";", "—", "–", "(", ")"}),
    "that": frozenset({"that"}),
    "relative": frozenset({"who", "which", "whose", "whom"}),
    "and": frozenset({"and", "but", "or"}),
    "conjunction": frozenset({"when", "while", "as", "after", "before", "because", "if", "though"}),
    "pronoun": PRONOUNS - {"who", "which"},
}
_ALL_DIVIDERS = frozenset().union(*_DIVIDERS.values())
_LISTS = ("reporting_verbs", "auxiliaries", "prepositions", "determiners", "phrase_ends")
_LISTS += ("clause_openers", "speech_nouns")


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its paragraph: the tokens of its first and last segment, and what stands
    before the first and after it; `number` counts the quotations before it there and `length`
    is the paragraph's, in words; `size` tells some words from a sentence."""

    first: int
    last: int
    before: str
    after: str
    following: str
    alone: bool
    number: int
    length: str
    size: str


@dataclass(frozen=True, slots=True)
class Last:
    """Who spoke last: where the words are that name them, and who it is."""

    start: int
    entry: object


def place_of(text: str, paragraph: Passage, first: int, last: int) -> Place:
    """Where a quotation stands; `alone` if its paragraph has no other words."""
    tokens = paragraph.tokens
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    return Place(
        first,
        last,
        _beside(tokens[first - 1]) if first else "nothing",
        _after(text, tokens[first], following),
        _beside(following) if following else "nothing",
        paragraph.only_quotations,
        paragraph.quotations_before(first),
        _distance(paragraph.words),
        _size(text[tokens[first].start : min(tokens[first].end, tokens[first].start + _READ)]),
    )


def _size(said: str) -> str:
    count = len(said.split())
    words_only = "some words" if count <= 3 else "a phrase" if count <= 7 else "a clause"
    return f"{words_only}, {'capital' if said.strip(_MARKS)[:1].isupper() else 'small'}"


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(words(name) for name in _LISTS)) | PRONOUNS


def _beside(token: Token) -> str:
    """A token as features may name it."""
    if token.kind == QUOTE:
        return "quotation"
    if token.kind == NAME:
        return "name"
    if token.kind == WORD:
        return token.lower if token.lower in _listed() else "word"
    return (
        "stop" if token.ends_sentence else token.lower if ord(token.lower[0]) < 0x2100 else "mark"
    )


def _after(text: str, token: Token, following: Token | None) -> str:
    end = text[max(token.start, token.end - 3) : token.end].rstrip(_MARKS)[-1:]
    inside = "comma" if end == "," else "stop" if end and end in ".!?…—–-" else "no mark"
    if following is None:
        return f"{inside} and nothing"
    if following.is_cue:
        return f"{inside} and verb"
    if following.kind == NAME or following.lower in PRONOUNS | words("determiners"):
        return f"{inside} and subject"
    return f"{inside} and {'mark' if following.kind not in {WORD, QUOTE} else 'word'}"


def mention_features(
    tokens: list[Token],
    place: Place,
    option: Option,
    rank: int,
    last: Last | None,
) -> tuple[list[str], str, int | None]:
    """The features of a mention in the quotation's own paragraph, its relation to a reporting
    verb and that verb's index. `rank` counts the mentions of its side from the quotation on;
    `last` is who spoke before."""
    name, verb = relation(tokens, option)
    side = "after" if option.first > place.first else "before"
    edge = min((place.first, place.last), key=lambda number: abs(number - option.first))
    as_side = f"{side}, {name}"
    found = [
        side,
        f"{as_side}",
        f"{as_side}; {place.before} before quotation",
        f"{as_side}; {place.after} after quotation",
        f"{as_side}; {place.following} follows quotation",
        f"{as_side}; quotation of {place.size}",
        f"{side}, {option.kind}, number {min(rank, 4)}",
    ]
    found += _mention(tokens, option, name)
    found += _between(tokens, place, edge, option, side, name)
    found += _repeated(tokens, option, as_side, last)
    if verb is not None:
        found += _verb(tokens, place, verb, as_side, name)
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
        yield f"pronoun {pronoun_of(kind)}"
    yield f"kind {kind}"
    yield f"kind {kind}, {name}"
    first, last = option.first, option.last
    before = _beside(tokens[first - 1]) if first else "nothing"
    after = _beside(tokens[last + 1]) if last + 1 < len(tokens) else "nothing"
    yield f"{before} before mention"
    yield f"{after} after mention"
    if follows_preposition(tokens, option):
        yield "after a preposition"
    if follows_possessive(tokens, option):
        yield "possessive"
    if any(t.lower in _CONDITIONS for t in tokens[max(0, first - 2) : first]):
        yield "in a condition"
    if first == 0 or tokens[first - 1].ends_sentence:
        yield "begins the sentence"
    elif tokens[first - 1].kind == QUOTE:
        yield "begins after a quotation"


def _between(
    tokens: list[Token], place: Place, edge: int, option: Option, side: str, name: str
) -> Iterator[str]:
    low, high = (edge + 1, option.first) if side == "after" else (option.last + 1, edge)
    quotations = min(
        2,
        sum(
            tokens[number].kind == QUOTE and not place.first <= number <= place.last
            for number in range(low, high)
        ),
    )
    ends = min(3, sentence_ends(tokens, low, high))
    yield f"{side}: {quotations} quotations between"
    yield f"{side}: {ends} sentences between"
    yield f"{side}, {name}: {quotations} quotations, {min(ends, 2)} sentences between"
    yield f"{side}: {_distance(high - low)} between"
    if not ends and not quotations:
        lows = {token.lower for token in tokens[low:high]}
        for label, marks in _DIVIDERS.items():
            if not lows.isdisjoint(marks):
                yield f"{side}, {name}: {label} between"
        if high - low < _CLAUSE and lows.isdisjoint(_ALL_DIVIDERS):
            yield f"{side}, {name}: nothing divides"
    if side == "before":
        yield f"{place.before} before quotation, {name}, {min(ends, 2)} sentences between"


def _repeated(tokens: list[Token], option: Option, as_side: str, last: Last | None):
    if last is None:
        return
    if tokens[option.first].start == last.start:
        yield "the mention that named the last speaker"
        yield f"the mention that named the last speaker; {as_side}"
    elif option.entry is not None and option.entry is last.entry:
        yield "names the last speaker"
        yield f"names the last speaker; {as_side}"


def _verb(tokens: list[Token], place: Place, verb: int, as_side: str, name: str) -> Iterator[str]:
    side = "after" if verb > place.first else "before"
    edge = min((place.first, place.last), key=lambda number: abs(number - verb))
    distance = _distance(abs(verb - edge) - 1)
    low, high = sorted((verb, edge))
    yield f"verb {side}, {distance}"
    yield f"verb {side}, {distance}, {name}"
    yield f"verb {tokens[verb].lower}" if tokens[verb].kind == WORD else "verb is a mark"
    if any(token.kind == QUOTE for token in tokens[low + 1 : high]):
        yield f"{as_side}; verb beyond another quotation"
    if any(token.is_cue for token in tokens[low + 1 : high]):
        yield f"{as_side}; another verb nearer"


def _distance(tokens: int) -> str:
    return next((label for most, label in _DISTANCES if tokens <= most), "more")


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
    tokens: list[Token], place: Place, distance: int, before: list[Option]
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


def nobody_features(place: Place, number: int) -> list[str]:
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
    ]
