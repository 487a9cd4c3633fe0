"""Every answer that an article offers to "who says this?", with what speaks for it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..mentions import Mentions
from ..quotes import FoundQuote, turn_label
from ..records import Block, Span
from .features import (
    Last,
    Place,
    Rivals,
    carry_features,
    lead_in_features,
    mention_features,
    nobody_features,
    place_of,
    rivals_of,
    signed_features,
)
from .focus import Focus
from .labels import named_by
from .options import Option, options
from .paragraph import Passage
from .passage import Token, passage
from .phrases import whole_phrase
from .resolution import certainty, meant
from .speakers import Speaker

#: So many paragraphs back whoever spoke last may still be speaking.
_CARRY_REACH = 4
#: Paragraphs near the present one stay in memory as tokens.
_KEPT_PASSAGES = 6
_LEAD_IN_OPTIONS = 8
_SIGNATURE_TOKENS = 6
#: How often nobody is right, of what the ranker's share promises (8 of 32 on PolNeAR train where
#: 18 were promised, each article unseen).
_NOBODY = 0.45
_TURNS = frozenset({"question", "answer"})
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
    the rule it comes from, and its words. `certainty` is how often the words mean that speaker."""

    speaker: Speaker | None
    features: tuple[str, ...]
    basis: str
    mention: Span | None = None
    cue: Span | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be chosen: `features` speak for and against it; `choice()` finds out whom the words
    mean, which takes longer and is asked of likely answers only."""

    features: Sequence[str]
    choice: Callable[[], Choice]


def _settled(choice: Choice) -> Answer:
    return Answer(choice.features, lambda: choice)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quotation in the paragraph of that number: where it stands there, the mentions before
    and after it, each from it on, and how these stand to each other."""

    number: int
    paragraph: Passage
    place: Place
    sides: tuple[list[Option], list[Option]]
    rivals: Rivals

    def nobody(self) -> Answer:
        features = nobody_features(self.place, self.number, self.rivals)
        return _settled(Choice(None, tuple(features), "unattributed", certainty=_NOBODY))


def _is_label(tokens: list[Token], option: Option) -> bool:
    """Whether a mention says whose turn it is: it opens the block, and a colon follows."""
    return option.first == 0 and any(t.lower == ":" for t in tokens[option.last + 1 :][:1])


def _is_person(choice: Choice) -> bool:
    return choice.speaker is not None and choice.speaker.kind == "person"


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
        self._passages: dict[int, Passage] = {}

    def answers(self, number: int, quote: FoundQuote) -> list[Answer]:
        """All answers for a quotation that begins in the block of that number; the turn of a
        transcript has but one."""
        label = turn_label(self.text, quote.segments[0])
        if label:
            speaker = named_by(self.text[label.start : label.end].title(), self.mentions)
            return [_settled(Choice(speaker, ("label",), "label", label))]
        setting = self._setting(number, quote)
        named = self._mentioned(setting)
        if self.blocks[number].kind == "headline":
            told = [answer.choice() for answer in named]
            return [*(_settled(c) for c in told if c.cue or _is_person(c)), setting.nobody()]
        return [
            *named,
            *self._before(number, setting.place),
            *self._signed(number, setting.place),
            *self._carried(setting),
            setting.nobody(),
        ]

    def _setting(self, number: int, quote: FoundQuote) -> _Setting:
        paragraph = self._passage(number)
        place = place_of(self.text, paragraph, *paragraph.ends(quote))
        sides = paragraph.beside(place.first)
        rivals = rivals_of(paragraph, place, sides)
        return _Setting(number, paragraph, place, sides, rivals)

    def remember(self, number: int, quote: FoundQuote, choice: Choice) -> None:
        """Who was found to speak, for the quotations that follow."""
        self._last = (number, choice)
        position = choice.mention.start if choice.mention else quote.segments[0].start
        if choice.speaker:
            self.focus.remember(number, position, choice.speaker)

    def _passage(self, number: int) -> Passage:
        if number not in self._passages:
            block = self.blocks[number]
            first = bisect_left(self._segments, Span(block.start, 0))
            end = bisect_left(self._segments, Span(block.end, 0))
            tokens = passage(self.text, block, self._segments[first:end], self.mentions)
            for far in [n for n in self._passages if abs(n - number) > _KEPT_PASSAGES]:
                del self._passages[far]
            self._passages[number] = Passage(tokens, options(self.text, tokens))
        return self._passages[number]

    def _mentioned(self, setting: _Setting) -> Iterator[Answer]:
        number, tokens = setting.number, setting.paragraph.tokens
        last = self._last_mention()
        for side in setting.sides:
            for rank, option in enumerate(side):
                if self.blocks[number].kind in _TURNS and _is_label(tokens, option):
                    continue
                features, name, verb = mention_features(
                    setting.paragraph, setting.place, option, rank, last, setting.rivals
                )
                choice = partial(self._choice, number, tokens, option, features, name, verb)
                yield Answer(features, choice)

    def _choice(
        self,
        number: int,
        tokens: list[Token],
        option: Option,
        features: list[str],
        name: str,
        verb: int | None,
        rule: str | None = None,
    ) -> Choice:
        first, last = whole_phrase(self.text, tokens, option, name, verb)
        mention = Span(tokens[first].start, tokens[last].end)
        speaker, basis = meant(self.text, self.focus, number, tokens, option, mention)
        cue = Span(tokens[verb].start, tokens[verb].end) if verb is not None else None
        basis = rule or basis or _BASES.get(name, "explicit name")
        sure = certainty(tokens, option, speaker)
        return Choice(speaker, tuple(features), basis, mention, cue, sure)

    def _before(self, number: int, place: Place) -> Iterator[Answer]:
        """Who is named in the paragraph before."""
        if number == 0:
            return
        paragraph = self._passage(number - 1)
        earlier = paragraph.tokens
        for rank, option in enumerate(reversed(paragraph.options[-_LEAD_IN_OPTIONS:])):
            name, verb = paragraph.relation(option)
            features = lead_in_features(earlier, option, name, place, rank)
            told = (number - 1, earlier, option, features, name, verb, "lead-in")
            yield Answer(features, partial(self._choice, *told))

    def _signed(self, number: int, place: Place) -> Iterator[Answer]:
        """Who is named at the beginning of the paragraph after, where a quotation ends its own."""
        if number + 1 == len(self.blocks) or place.following != "nothing":
            return
        paragraph = self._passage(number + 1)
        tokens = paragraph.tokens
        for option in paragraph.options[:1]:
            if option.first < _SIGNATURE_TOKENS:
                name, verb = paragraph.relation(option)
                features = signed_features(tokens, option, name, place)
                told = (number + 1, tokens, option, features, name, verb, "signed")
                yield Answer(features, partial(self._choice, *told))

    def _carried(self, setting: _Setting) -> Iterator[Answer]:
        if self._last is None or setting.number - self._last[0] > _CARRY_REACH:
            return
        distance, last = setting.number - self._last[0], self._last[1]
        features = carry_features(
            setting.paragraph.tokens, setting.place, distance, setting.sides[0], setting.rivals
        )
        yield _settled(replace(last, features=tuple(features), basis="carried over", cue=None))

    def _last_mention(self) -> Last | None:
        if self._last is None or self._last[1].mention is None:
            return None
        choice = self._last[1]
        return Last(choice.mention.start, choice.speaker.entry if choice.speaker else None)
