"""Features -> probabilities."""

import math
from collections.abc import Sequence

from .choices import Choice
from .weights import WEIGHTS


def probabilities(choices: Sequence[Choice]) -> list[float]:
    """The share of each choice, in their order: a softmax over the sums of weights."""
    scores = [sum(WEIGHTS.get(feature, 0.0) for feature in choice.features) for choice in choices]
    highest = max(scores)
    shares = [math.exp(value - highest) for value in scores]
    total = sum(shares)
    return [share / total for share in shares]
