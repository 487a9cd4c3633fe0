"""Every answer that an article offers to "who says this?", with what speaks for it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..mentions import Mentions
from ..quotes import FoundQuote
from ..records import Block, Span
from .features import (
    Place,
    carry_features,
    lead_in_features,
    mention_features,
    nobody_features,
    place_of,
)
from .focus import Focus
from .options import Option, options
from .passage import QUOTE, Token, passage
from .relations import relation
from .resolution import meant
from .speakers import Speaker

#: So many paragraphs back whoever spoke last may still be speaking.
_CARRY_REACH = 4
#: So many options on either side of a quotation are looked at.
_SIDE_OPTIONS = 12
#: Paragraphs near the present one stay in memory as tokens.
_KEPT_PASSAGES = 6
_BASES = {
    "according": "according to",
    "colon": "lead-in",
    "possessive": "possessive",
    "object": "near mention",
    "none": "near mention",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A speaker (None for nobody or nobody known), the features that speak for and against it,
    the rule it comes from, and its words."""

    speaker: Speaker | None
    features: tuple[str, ...]
    basis: str
    mention: Span | None = None
    cue: Span | None = None


class Article:
    """An article while its quotations are attributed from first to last."""

    def __init__(
        self, text: str, blocks: list[Block], mentions: Mentions, segments: list[Span]
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.mentions = mentions
        self.focus = Focus(text, blocks, mentions, self._passage)
        self._segments = sorted(segments)
        self._last: tuple[int, Choice] | None = None
        self._passages: dict[int, tuple[list[Token], list[Option]]] = {}

    def choices(self, number: int, quote: FoundQuote) -> list[Choice]:
        """All answers for a quotation that begins in the block of that number."""
        tokens, offered = self._passage(number)
        place = place_of(self.text, tokens, *_ends(tokens, quote))
        return [
            *self._mentioned(number, tokens, offered, place),
            *self._before(number, place),
            *self._carried(number, tokens, place),
            Choice(None, tuple(nobody_features(place, number)), "unattributed"),
        ]

    def remember(self, number: int, quote: FoundQuote, choice: Choice) -> None:
        """Who was found to speak, for the quotations that follow."""
        self._last = (number, choice)
        position = choice.mention.start if choice.mention else quote.segments[0].start
        self.focus.remember(number, position, choice.speaker)

    def _passage(self, number: int) -> tuple[list[Token], list[Option]]:
        if number not in self._passages:
            block = self.blocks[number]
            first = bisect_left(self._segments, Span(block.start, 0))
            end = bisect_left(self._segments, Span(block.end, 0))
            tokens = passage(self.text, block, self._segments[first:end], self.mentions)
            for far in [n for n in self._passages if abs(n - number) > _KEPT_PASSAGES]:
                del self._passages[far]
            self._passages[number] = tokens, options(self.text, tokens)
        return self._passages[number]

    def _mentioned(
        self, number: int, tokens: list[Token], offered: list[Option], place: Place
    ) -> Iterator[Choice]:
        before = [option for option in offered if option.last < place.first]
        after = [option for option in offered if option.first > place.first]
        for side in (before[: -_SIDE_OPTIONS - 1 : -1], after[:_SIDE_OPTIONS]):
            for rank, option in enumerate(side):
                features, name, verb = mention_features(tokens, place, option, rank)
                yield self._choice(number, tokens, option, features, name, verb)

    def _choice(
        self,
        number: int,
        tokens: list[Token],
        option: Option,
        features: list[str],
        name: str,
        verb: int | None,
    ) -> Choice:
        speaker, basis = meant(self.text, self.focus, number, tokens, option)
        mention = Span(tokens[option.first].start, tokens[option.last].end)
        cue = Span(tokens[verb].start, tokens[verb].end) if verb is not None else None
        basis = basis or _BASES.get(name, "explicit name")
        return Choice(speaker, tuple(features), basis, mention, cue)

    def _before(self, number: int, place: Place) -> Iterator[Choice]:
        """Whoever speaks in the paragraph before, where the quotation opens its own."""
        if place.first > 0 or number == 0:
            return
        earlier, offered = self._passage(number - 1)
        for option in offered[-_SIDE_OPTIONS:]:
            name, verb = relation(earlier, option)
            if name in {"subject", "apposition", "colon", "inverted", "clause"}:
                features = lead_in_features(earlier, option, name, place.alone)
                choice = self._choice(number - 1, earlier, option, features, name, verb)
                yield Choice(choice.speaker, choice.features, "lead-in", choice.mention, choice.cue)

    def _carried(self, number: int, tokens: list[Token], place: Place) -> Iterator[Choice]:
        if self._last is None or number - self._last[0] > _CARRY_REACH:
            return
        features = carry_features(tokens, place, number - self._last[0])
        yield Choice(self._last[1].speaker, tuple(features), "carried over")


def _ends(tokens: list[Token], quote: FoundQuote) -> tuple[int, int]:
    """The tokens of a quotation's first and last segment within its paragraph."""
    starts = {segment.start for segment in quote.segments}
    found = [
        number
        for number, token in enumerate(tokens)
        if token.kind == QUOTE and any(token.start <= start < token.end for start in starts)
    ]
    return found[0], found[-1]
