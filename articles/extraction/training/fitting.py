"""Logistic and softmax weights by stochastic gradients whose steps shrink with use (AdaGrad)."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..attribution.probabilities import softmax
from ..learned.model import added

ROUNDS = 4
_SEED = 1
_STEP = 0.15
#: Gradients smaller than this change nothing worth the time.
_LEAST_GRADIENT = 0.01
_MOST_LOG_ODDS = 30.0
#: A feature that is rarer in the examples than this is left out.
_LEAST_SEEN = 20

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


@dataclass(slots=True)
class Learner:
    """Weights while they are learned."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _squares: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def move(self, features: Features, gradient: float) -> None:
        if abs(gradient) < _LEAST_GRADIENT:
            return
        for feature in features:
            self._squares[feature] += gradient * gradient
            self.weights[feature] -= _STEP * gradient / math.sqrt(self._squares[feature] + 1e-8)


def fit_decisions(decisions: Sequence[Decision], rounds: int = ROUNDS) -> dict[str, float]:
    """Logistic weights; the same examples in the same order give the same weights."""
    learner = Learner()
    frequent = _frequent(decision.features for decision in decisions)
    kept = [Decision(_only(d.features, frequent), d.yes) for d in decisions]
    for decision in _shuffled(kept, rounds):
        score = added(learner.weights, decision.features)
        bounded = max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, score))
        learner.move(decision.features, 1 / (1 + math.exp(-bounded)) - decision.yes)
    return dict(learner.weights)


def fit_rankings(rankings: Sequence[Ranking], rounds: int = ROUNDS) -> dict[str, float]:
    """Softmax weights: those right together get as much of the probability as possible."""
    learner = Learner()
    frequent = _frequent(rival for ranking in rankings for rival in ranking.rivals)
    kept = [Ranking([_only(r, frequent) for r in x.rivals], x.right) for x in rankings]
    for ranking in _shuffled(kept, rounds):
        shares = softmax([added(learner.weights, rival) for rival in ranking.rivals])
        right = sum(shares[number] for number in ranking.right) or 1.0
        for number, rival in enumerate(ranking.rivals):
            wanted = shares[number] / right if number in ranking.right else 0.0
            learner.move(rival, shares[number] - wanted)
    return dict(learner.weights)


def _frequent(examples: Iterable[Features]) -> frozenset[str]:
    counts = Counter(feature for features in examples for feature in features)
    return frozenset(feature for feature, count in counts.items() if count >= _LEAST_SEEN)


def _only(features: Features, frequent: frozenset[str]) -> Features:
    return [feature for feature in features if feature in frequent]


def _shuffled(examples: Sequence, rounds: int):
    order = list(range(len(examples)))
    chance = random.Random(_SEED)
    for _ in range(rounds):
        chance.shuffle(order)
        yield from (examples[number] for number in order)
