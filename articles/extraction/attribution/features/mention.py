"""What speaks for and against a mention in the quotation's own paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..options import PRONOUN, PRONOUNS, Option, pronoun_of
from ..paragraph import Passage
from ..passage import NAME, QUOTE, Token
from ..relations import CONDITIONS, follows_possessive, follows_preposition, sentence_ends
from .naming import distance, formed, kind_of, named
from .place import Place
from .rivals import Rivals, rival_features
from .verb import verb_features

_CLAUSE = 15
_DIVIDERS = {
    "comma": frozenset({",", ";", "—", "–", "(", ")"}),
    "that": frozenset({"that"}),
    "relative": frozenset({"who", "which", "whose", "whom"}),
    "and": frozenset({"and", "but", "or"}),
    "conjunction": frozenset({"when", "while", "as", "after", "before", "because", "if", "though"}),
    "pronoun": PRONOUNS - {"who", "which"},
}
_ALL_DIVIDERS = frozenset().union(*_DIVIDERS.values())


@dataclass(frozen=True, slots=True)
class Last:
    """Who spoke last: where the words are that name them, and who it is."""

    start: int
    entry: object


def mention_features(
    paragraph: Passage,
    place: Place,
    option: Option,
    rank: int,
    last: Last | None,
    rivals: Rivals,
) -> tuple[list[str], str, int | None]:
    """The features of a mention, its relation to a reporting verb and that verb's index. `rank`
    counts the mentions of its side from the quotation on; `last` is who spoke before."""
    tokens = paragraph.tokens
    name, verb = paragraph.relation(option)
    side = "after" if option.first > place.first else "before"
    as_side = f"{side}, {name}"
    found = [
        side,
        as_side,
        f"{as_side}; {place.before} before quotation",
        f"{as_side}; {place.after} after quotation",
        f"{as_side}; {place.following} follows quotation",
        f"{as_side}; quotation of {place.size}",
        f"{side}, {option.kind}, number {min(rank, 4)}",
    ]
    found += _itself(tokens, option, name)
    found += _around(tokens, place, option, as_side, name)
    found += rival_features(rivals, side, rank, as_side)
    found += _between(tokens, place, option, side, name)
    found += _repeated(tokens, option, as_side, last)
    if verb is not None:
        found += verb_features(tokens, place, option, verb, as_side, name)
    return found, name, verb


def _itself(tokens: list[Token], option: Option, name: str) -> Iterator[str]:
    kind = kind_of(tokens, option)
    if option.kind == PRONOUN:
        kind = tokens[option.first].lower
        yield f"pronoun {pronoun_of(kind) or kind}"
    yield f"kind {kind}"
    yield f"kind {kind}, {name}"
    if any(t.lower in CONDITIONS for t in tokens[max(0, option.first - 2) : option.first]):
        yield "in a condition"
    if option.first == 0 or tokens[option.first - 1].ends_sentence:
        yield "begins the sentence"
    elif tokens[option.first - 1].kind == QUOTE:
        yield "begins after a quotation"


def _around(
    tokens: list[Token], place: Place, option: Option, as_side: str, name: str
) -> Iterator[str]:
    before, after = named(tokens, option.first - 1), formed(tokens, option.last + 1)
    role = _role(tokens, option, name)
    yield f"{before} before mention"
    yield f"{after} after mention"
    yield role
    yield f"{before} before and {after} after mention"
    yield f"{before} before {kind_of(tokens, option)}"
    yield f"{before} before mention; {place.before} before quotation"
    yield f"{after} after mention, {role}"
    yield f"{as_side}; {after} after mention"
    joined = before == "and" and option.first > 1 and tokens[option.first - 2].kind == NAME
    if joined:
        yield "joined to a name before"
        yield f"joined to a name before; {as_side}"


def _role(tokens: list[Token], option: Option, name: str) -> str:
    """What keeps a mention from being a subject; "with Lind saying" she is one."""
    led = name != "subject" and follows_preposition(tokens, option)
    after = "after a preposition" if led else "free"
    return f"{after}, possessive" if follows_possessive(tokens, option) else after


def _between(
    tokens: list[Token], place: Place, option: Option, side: str, name: str
) -> Iterator[str]:
    edge = min((place.first, place.last), key=lambda number: abs(number - option.first))
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
    yield f"{side}: {distance(high - low)} between"
    yield f"{side}: {distance(high - low)} between, {_role(tokens, option, name)}"
    if not ends and not quotations:
        yield from _dividers(tokens, low, high, f"{side}, {name}")
    if side == "before":
        yield f"{place.before} before quotation, {name}, {min(ends, 2)} sentences between"


def _dividers(tokens: list[Token], low: int, high: int, as_side: str) -> Iterator[str]:
    between = {token.lower for token in tokens[low:high]}
    for label, marks in _DIVIDERS.items():
        if not between.isdisjoint(marks):
            yield f"{as_side}: {label} between"
    if high - low < _CLAUSE and between.isdisjoint(_ALL_DIVIDERS):
        yield f"{as_side}: nothing divides"


def _repeated(
    tokens: list[Token], option: Option, as_side: str, last: Last | None
) -> Iterator[str]:
    if last is None:
        return
    if tokens[option.first].start == last.start:
        yield "the mention that named the last speaker"
        yield f"the mention that named the last speaker; {as_side}"
    elif option.entry is not None and option.entry is last.entry:
        yield "names the last speaker"
        yield f"names the last speaker; {as_side}"
