"""Logistic and softmax weights: those under which what was annotated is likeliest, held small."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .minimum import minimum

#: How much large weights cost, by cross-validation.
_DECISIONS_COST, _RANKINGS_COST = 4.0, 3.0
#: A feature that is rarer in the examples than this is left out.
_LEAST_SEEN = 20
#: Shares of the right rivals are no smaller than this.
_LEAST_SHARE = 1e-12

Features = Sequence[str]


@dataclass(frozen=True, slots=True)
class Decision:
    """Features and whether they belong to a yes."""

    features: Features
    yes: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """The features of rivals and which of them are right."""

    rivals: Sequence[Features]
    right: frozenset[int]


class Table:
    """Examples as rows of a table of zeros and ones with a column for each frequent feature."""

    def __init__(self, examples: Sequence[Features]) -> None:
        counts = Counter(feature for features in examples for feature in features)
        frequent = sorted(f for f, count in counts.items() if count >= _LEAST_SEEN)
        self.columns = {feature: number for number, feature in enumerate(frequent)}
        kept = [[self.columns[f] for f in features if f in self.columns] for features in examples]
        self._column = np.array([c for row in kept for c in row], dtype=np.intp)
        self._row = np.repeat(
            np.arange(len(kept)), np.array([len(row) for row in kept], dtype=np.intp)
        )
        self._rows = len(kept)

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The sum of the weights of each example's features."""
        return np.bincount(self._row, weights[self._column], self._rows)

    def added(self, slopes: np.ndarray) -> np.ndarray:
        """The sum of the slopes of each feature's examples."""
        return np.bincount(self._column, slopes[self._row], len(self.columns))

    def named(self, weights: np.ndarray) -> dict[str, float]:
        return dict(zip(self.columns, weights.tolist(), strict=True))


def fit_decisions(decisions: Sequence[Decision]) -> dict[str, float]:
    """Logistic weights; the same examples in the same order give the same weights."""
    table = Table([decision.features for decision in decisions])
    yes = np.array([decision.yes for decision in decisions], dtype=float)

    def objective(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table.scores(weights)
        shares = 1 / (1 + np.exp(-scores))
        value = np.logaddexp(0, np.where(yes > 0, -scores, scores)).sum()
        return _held(value, table.added(shares - yes), weights, _DECISIONS_COST)

    return table.named(minimum(objective, len(table.columns)))


def fit_rankings(rankings: Sequence[Ranking]) -> dict[str, float]:
    """Softmax weights: those right together get as much of the probability as possible."""
    table = Table([rival for ranking in rankings for rival in ranking.rivals])
    counts = [len(ranking.rivals) for ranking in rankings]
    group, first = np.repeat(np.arange(len(counts)), counts), np.cumsum([0, *counts[:-1]])
    right = np.array([n in r.right for r in rankings for n in range(len(r.rivals))], dtype=float)

    def objective(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table.scores(weights)
        raised = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        shares = raised / np.add.reduceat(raised, first)[group]
        together = np.maximum(np.add.reduceat(shares * right, first), _LEAST_SHARE)
        slopes = shares - shares * right / together[group]
        return _held(-np.log(together).sum(), table.added(slopes), weights, _RANKINGS_COST)

    return table.named(minimum(objective, len(table.columns)))


def _held(
    value: float, gradient: np.ndarray, weights: np.ndarray, cost: float
) -> tuple[float, np.ndarray]:
    """A value and its gradient with what large weights cost."""
    return value + cost / 2 * (weights @ weights), gradient + cost * weights
