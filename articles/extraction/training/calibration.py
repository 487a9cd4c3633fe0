"""How sure the ranker is -> how often it is right, by isotonic regression."""

from collections.abc import Sequence

#: So many outcomes make one point.
_POINT = 100
_DIGITS = 4

Outcome = tuple[float, bool]


def isotonic(outcomes: Sequence[Outcome]) -> tuple[tuple[float, float], ...]:
    """Points (share, probability), both rising: neighbouring groups of outcomes are joined until
    a larger share is never less often right."""
    ordered = sorted(outcomes)
    blocks: list[tuple[int, float, int]] = []
    for start in range(0, len(ordered), _POINT):
        group = ordered[start : start + _POINT]
        blocks.append((len(group), sum(s for s, _ in group), sum(right for _, right in group)))
        while len(blocks) > 1 and _probability(blocks[-2]) >= _probability(blocks[-1]):
            last, before = blocks.pop(), blocks.pop()
            blocks.append(tuple(a + b for a, b in zip(before, last, strict=True)))
    return tuple(
        (round(shares / count, _DIGITS), round(_probability((count, shares, right)), _DIGITS))
        for count, shares, right in blocks
    )


def _probability(block: tuple[int, float, int]) -> float:
    """Never quite sure: one right and one wrong outcome more than there were."""
    count, _, right = block
    return (right + 1) / (count + 2)
