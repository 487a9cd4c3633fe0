"""Who else may be the speaker: what stands nearer, and what stands on the other side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..options import Option
from ..paragraph import Passage
from ..passage import QUOTE, Token
from ..relations import sentence_ends
from .naming import distance
from .place import Place

#: Relations to a reporting verb that make somebody its subject.
SUBJECTS = frozenset({"subject", "apposition", "inverted", "inverted role", "according", "colon"})
#: So many mentions on a side are asked whether they are a subject that stands near.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Rivals:
    """The relations of the mentions on either side of a quotation, each from it on, and of
    each side the nearest subject with its distance: "inverted 1", or "none"."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    nearest_before: str
    nearest_after: str

    @property
    def beside(self) -> str:
        """Whether a subject stands before, after, on both sides or on none."""
        sides = (self.nearest_before != "none", self.nearest_after != "none")
        return {(True, True): "both", (True, False): "before", (False, True): "after"}.get(
            sides, "none"
        )


def rivals_of(paragraph: Passage, place: Place, sides: Sequence[list[Option]]) -> Rivals:
    """The rivals among the mentions before and after a quotation, each from it on."""
    tokens = paragraph.tokens
    before, after = (tuple(paragraph.relation(option)[0] for option in side) for side in sides)
    return Rivals(
        before,
        after,
        _nearest(tokens, place, sides[0], before),
        _nearest(tokens, place, sides[1], after),
    )


def _nearest(
    tokens: list[Token], place: Place, side: Sequence[Option], names: Sequence[str]
) -> str:
    for option, name in zip(side[:_NEAR], names, strict=False):
        if name in SUBJECTS:
            after = option.first > place.first
            low, high = (place.last, option.first) if after else (option.last, place.first)
            divided = any(token.kind == QUOTE for token in tokens[low + 1 : high])
            if divided or sentence_ends(tokens, low + 1, high):
                return "none"
            return f"{name} {distance(high - low - 1)}"
    return "none"


def rival_features(rivals: Rivals, side: str, rank: int, as_side: str) -> Iterator[str]:
    """The features of a mention that so many others stand nearer than."""
    nearer = (rivals.before if side == "before" else rivals.after)[:rank]
    subject = next((name for name in nearer if name in SUBJECTS), None)
    yield f"{as_side}; a nearer {subject}" if subject else f"{as_side}; no subject nearer"
    other = rivals.nearest_after if side == "before" else rivals.nearest_before
    yield f"{as_side}; on the other side {other}"
