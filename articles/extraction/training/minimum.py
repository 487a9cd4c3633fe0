"""The lowest point of a smooth convex function, by its gradients (L-BFGS)."""

from collections import deque
from collections.abc import Callable

import numpy as np

#: So many steps are taken, so many of the last are remembered to guess how the slope turns.
_STEPS, _MEMORY = 150, 10
#: A step is shortened until it gains this share of what the slope promises.
_LEAST_GAIN = 1e-4
_SHORTER, _MOST_SHORTENINGS = 0.5, 20
#: Nothing is gained any more: the share of the value by which a step still lowers it.
_ENOUGH = 1e-6

#: A point -> the value there and its gradient.
Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]


def minimum(objective: Objective, size: int) -> np.ndarray:
    """The point of so many coordinates where the objective is lowest, found from the origin; the
    same objective gives the same point."""
    point = np.zeros(size)
    value, gradient = objective(point)
    past: deque[tuple[np.ndarray, np.ndarray]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        direction = -_turned(gradient, past)
        found = _along(objective, point, value, direction, gradient @ direction)
        if found is None:
            break
        step, new_value, new_gradient = found
        past.append((step, new_gradient - gradient))
        gained = value - new_value
        point, value, gradient = point + step, new_value, new_gradient
        if gained <= _ENOUGH * abs(value):
            break
    return point


def _along(
    objective: Objective, point: np.ndarray, value: float, direction: np.ndarray, slope: float
) -> tuple[np.ndarray, float, np.ndarray] | None:
    """A step in a direction that lowers the value enough, with the value and gradient there."""
    length = 1.0
    for _ in range(_MOST_SHORTENINGS):
        step = length * direction
        new_value, gradient = objective(point + step)
        if new_value <= value + _LEAST_GAIN * length * slope:
            return step, new_value, gradient
        length *= _SHORTER
    return None


def _turned(gradient: np.ndarray, past: deque[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The gradient, divided by the curvature that the last steps met."""
    turned = gradient.copy()
    shares = []
    for step, change in reversed(past):
        share = (step @ turned) / (step @ change)
        turned -= share * change
        shares.append(share)
    if past:
        step, change = past[-1]
        turned *= (step @ change) / (change @ change)
    else:
        turned /= max(1.0, np.linalg.norm(gradient))
    for (step, change), share in zip(past, reversed(shares), strict=True):
        turned += (share - (change @ turned) / (step @ change)) * step
    return turned
