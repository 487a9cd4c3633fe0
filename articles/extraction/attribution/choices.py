"""Every answer that an article offers to "who says this?", with its score."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lists import phrases
from ..mentions import Mentions
from ..mentions.candidates import looks_like_acronym
from ..quotes import FoundQuote
from ..records import Block, Span
from .features import mention_features
from .focus import Focus
from .options import BODY, DESCRIBED, PERSON, PRONOUN, Option, options
from .passage import QUOTE, WORD, Token, passage
from .probabilities import score
from .relations import relation
from .speakers import Speaker, described, of_entry

#: So many paragraphs back whoever spoke last may still be speaking.
_CARRY_REACH = 3
#: So many options on either side of a quotation are looked at.
_SIDE_OPTIONS = 12
_KEPT_PASSAGES = 6
_CLAUSE = 15
_BASES = {
    "subject": "explicit name",
    "apposition": "explicit name",
    "clause": "explicit name",
    "inverted": "explicit name",
    "inverted role": "explicit name",
    "according": "according to",
    "colon": "lead-in",
    "signed": "explicit name",
    "possessive": "possessive",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A speaker (None for nobody), the score, the rule it comes from, and its words."""

    speaker: Speaker | None
    score: float
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
        place = _place(tokens, quote)
        found = [
            *self._mentioned(number, tokens, offered, place),
            *self._before(number, tokens, place),
            *self._carried(number, tokens, place),
        ]
        return [*found, Choice(None, score(["nobody"]), "unattributed")]

    def remember(self, number: int, quote: FoundQuote, choice: Choice) -> None:
        self._last = (number, choice)
        position = choice.mention.start if choice.mention else quote.segments[0].start
        self.focus.remember(number, position, choice.speaker)
        if choice.speaker.kind == "described":
            self.focus.sources[choice.speaker.name.split()[-1].lower()] = choice.speaker

    def _passage(self, number: int) -> tuple[list[Token], list[Option]]:
        if number not in self._passages:
            block = self.blocks[number]
            inside = self._segments[
                bisect_left(self._segments, Span(block.start, 0)) : bisect_left(
                    self._segments, Span(block.end, 0)
                )
            ]
            tokens = passage(self.text, block, inside, self.mentions)
            self._passages[number] = tokens, options(self.text, tokens)
            for far in [n for n in self._passages if abs(n - number) > _KEPT_PASSAGES]:
                del self._passages[far]
        return self._passages[number]

    def _mentioned(
        self, number: int, tokens: list[Token], offered: list[Option], place: tuple[int, int]
    ) -> Iterator[Choice]:
        before = [option for option in offered if option.last < place[0]][-_SIDE_OPTIONS:]
        after = [option for option in offered if option.first > place[0]][:_SIDE_OPTIONS]
        for option in before + after:
            features, name, verb = mention_features(self.text, tokens, place, option)
            yield self._choice(number, tokens, option, score(features), name, verb)

    def _choice(
        self,
        number: int,
        tokens: list[Token],
        option: Option,
        points: float,
        name: str,
        verb: int | None,
    ) -> Choice:
        speaker, basis = self._speaker(number, tokens, option)
        mention = Span(tokens[option.first].start, tokens[option.last].end)
        cue = Span(tokens[verb].start, tokens[verb].end) if verb is not None else None
        basis = basis or _BASES.get(name, "near mention")
        return Choice(speaker, points, basis, mention, cue if speaker else None)

    def _speaker(
        self, number: int, tokens: list[Token], option: Option
    ) -> tuple[Speaker | None, str | None]:
        if option.kind in {PERSON, BODY}:
            return of_entry(option.entry), None
        token = tokens[option.first]
        if option.kind == PRONOUN:
            if token.lower == "who":
                return _antecedent(tokens, option), "explicit name"
            return self.focus.pronoun(token.lower, number, token.start), "pronoun"
        span = Span(token.start, tokens[option.last].end)
        if option.kind == DESCRIBED:
            known = self.focus.description(tokens, option, number)
            return known or described(self.text, span), "description"
        word = self.text[span.start : span.end]
        if looks_like_acronym(word) or word in phrases("places"):
            return Speaker(word, "organization"), None
        return described(self.text, span), "description"

    def _before(self, number: int, tokens: list[Token], place: tuple[int, int]) -> Iterator[Choice]:
        """Who speaks in the paragraph before, where the quotation opens its own."""
        if place[0] > 0 or number == 0:
            return
        earlier, offered = self._passage(number - 1)
        leads_in = bool(earlier) and earlier[-1].lower in {":", ","}
        speaking = [(option, *relation(earlier, option)) for option in offered[-_SIDE_OPTIONS:]]
        speaking = [found for found in speaking if found[1] in {"subject", "apposition", "colon"}]
        for option, name, verb in speaking[-1:]:
            feature = "lead-in" if leads_in else "subject of the paragraph before"
            choice = self._choice(number - 1, earlier, option, score([feature]), name, verb)
            yield Choice(choice.speaker, choice.score, "lead-in", choice.mention, choice.cue)

    def _carried(
        self, number: int, tokens: list[Token], place: tuple[int, int]
    ) -> Iterator[Choice]:
        if self._last is None or number - self._last[0] > _CARRY_REACH:
            return
        distance = number - self._last[0]
        alone = all(token.kind != WORD for token in tokens)
        if distance == 0:
            adding = _is_participle(tokens, place[0])
            feature = "carried, he goes on adding" if adding else "carried, same paragraph"
        elif alone and distance == 1:
            feature = "carried, nothing but quotation"
        else:
            feature = "carried" if distance == 1 else "carried, paragraph between"
        speaker = self._last[1].speaker
        yield Choice(speaker, score([feature]), "carried over")


def _antecedent(tokens: list[Token], option: Option) -> Speaker | None:
    """Whose relative pronoun it is: the name right before it, a comma between or none."""
    before = tokens[max(0, option.first - 2) : option.first]
    named = [token for token in before if token.entry is not None]
    return of_entry(named[-1].entry) if named else None


def _is_participle(tokens: list[Token], place: int) -> bool:
    """Whether the verb that leads to a quotation goes on from another: "said X, adding that"."""
    for number in range(place - 1, max(0, place - _CLAUSE), -1):
        if tokens[number].is_cue:
            return tokens[number].lower.endswith("ing") and tokens[number - 1].lower in {",", "and"}
        if tokens[number].kind == QUOTE:
            return False
    return False


def _place(tokens: list[Token], quote: FoundQuote) -> tuple[int, int]:
    """The tokens of a quotation's first and last segment within the paragraph."""
    ends = {segment.start for segment in quote.segments}
    found = [
        number
        for number, token in enumerate(tokens)
        if token.kind == QUOTE and any(token.start <= start < token.end for start in ends)
    ]
    return found[0], found[-1]
