"""The weights file -> a model."""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import repeat

FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class Model:
    """`quotation`, `speaker` and `attributed` give each feature that counts its weight;
    `calibration` are points (share of the ranker, probability), both rising, between which is
    interpolated."""

    quotation: Mapping[str, float]
    speaker: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    attributed: Mapping[str, float] = field(default_factory=dict)

    def quotation_score(self, features: Iterable[str]) -> float:
        """The log-odds that words in marks are a quotation."""
        return added(self.quotation, features)

    def speaker_score(self, features: Iterable[str]) -> float:
        """How much speaks for a candidate, to be compared with its rivals'."""
        return added(self.speaker, features)

    def attributed_score(self, features: Iterable[str]) -> float:
        """The log-odds that words in marks are a quotation, told who most likely says them."""
        return added(self.attributed, features)

    def calibrated(self, share: float) -> float:
        """How often a speaker with this share of the ranker's probability is right."""
        points = self.calibration
        after = bisect_right(points, (share, math.inf))
        if after == 0:
            return points[0][1]
        if after == len(points):
            return points[-1][1]
        (low, least), (high, most) = points[after - 1], points[after]
        return least + (most - least) * (share - low) / (high - low)


def added(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the features; one without a weight counts nothing."""
    return sum(map(weights.get, features, repeat(0.0)))


@cache
def shipped() -> Model:
    """The model of the repository."""
    content = json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    points = tuple((share, probability) for share, probability in content["calibration"])
    return Model(content["quotation"], content["speaker"], points, content["attributed"])
