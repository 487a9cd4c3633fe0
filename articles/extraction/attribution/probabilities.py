"""Scores -> probabilities."""

import math
from collections.abc import Iterable, Sequence

from .weights import WEIGHTS


def score(features: Iterable[str]) -> float:
    """The sum of the features' weights. Raises KeyError for a feature without a weight."""
    return sum(WEIGHTS[feature] for feature in features)


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities, in the order of the scores, that add up to one."""
    highest = max(scores)
    shares = [math.exp(value - highest) for value in scores]
    total = sum(shares)
    return [share / total for share in shares]
