"""A paragraph while its quotations are attributed: tokens, and whom they offer as speakers."""

from bisect import bisect_left, bisect_right

from ..quotes import FoundQuote
from .options import Option
from .passage import NAME, QUOTE, WORD, Token
from .relations import relation

#: So many options on either side of a quotation are looked at, no further off than this.
MOST_OPTIONS = 12
_REACH_TOKENS = 150


class Passage:
    """The tokens of a paragraph and the options among them, in order."""

    def __init__(self, tokens: list[Token], options: list[Option]) -> None:
        self.tokens = tokens
        self.options = options
        self._firsts = [option.first for option in options]
        self._quotes = [n for n, token in enumerate(tokens) if token.kind == QUOTE]
        self.words = sum(token.kind in {WORD, NAME} for token in tokens)
        self._relations: dict[tuple[int, int], tuple[str, int | None]] = {}
        self._quote_starts = [tokens[number].start for number in self._quotes]

    def relation(self, option: Option) -> tuple[str, int | None]:
        """How an option stands to a reporting verb, told once."""
        key = option.first, option.last
        if key not in self._relations:
            self._relations[key] = relation(self.tokens, option)
        return self._relations[key]

    @property
    def only_quotations(self) -> bool:
        return not self.words

    def quotations_before(self, token: int) -> int:
        """How many quotations stand before a token."""
        return bisect_left(self._quotes, token)

    def ends(self, quote: FoundQuote) -> tuple[int, int]:
        """The tokens of a quotation's first segment and of its last one in the paragraph."""
        numbers = [bisect_right(self._quote_starts, s.start) - 1 for s in quote.segments]
        inside = [
            self._quotes[number]
            for number, segment in zip(numbers, quote.segments, strict=True)
            if number >= 0 and segment.start < self.tokens[self._quotes[number]].end
        ]
        return inside[0], inside[-1]

    def beside(self, quote: int) -> tuple[list[Option], list[Option]]:
        """The options before the quotation token and those after it, each from it on."""
        low, high = quote - _REACH_TOKENS, quote + _REACH_TOKENS
        middle = bisect_left(self._firsts, quote)
        before = self.options[max(0, middle - MOST_OPTIONS) : middle]
        after = self.options[middle : middle + MOST_OPTIONS]
        return (
            [option for option in reversed(before) if low < option.first and option.last < quote],
            [option for option in after if option.first < high],
        )
