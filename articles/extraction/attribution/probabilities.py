"""Scores -> probabilities."""

import math
from collections.abc import Sequence


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares of one, by the exponential of each score."""
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
