"""Fit a choice among candidates: softmax over their scores, the right ones being rewarded.

Gradient ascent with a ridge; for the few hundred choices of the tuning half.
"""

from collections.abc import Mapping, Sequence

import numpy as np

RIDGE, STEP, ROUNDS = 1.0, 0.01, 3000
Signs = Mapping[str, float]
Choice = Sequence[tuple[Signs, bool]]
"""The candidates of one choice: the signs of each, and whether it is right."""


def fit(choices: Sequence[Choice], *, ridge: float = RIDGE) -> dict[str, float]:
    """The weight of each sign. Each choice must have a right candidate."""
    rows = [row for choice in choices for row in choice]
    names = sorted({name for signs, _ in rows for name in signs})
    table = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in rows])
    right = np.array([is_right for _, is_right in rows])
    sizes = np.array([len(choice) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        scores = table @ weights
        grades = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        good = np.where(right, grades, 0.0)
        pull = good / np.repeat(np.add.reduceat(good, starts), sizes)
        pull -= grades / np.repeat(np.add.reduceat(grades, starts), sizes)
        weights += STEP * (table.T @ pull - ridge * weights)
    return dict(zip(names, map(float, weights), strict=True))


def hits(choices: Sequence[Choice], weights: Mapping[str, float]) -> int:
    """How often the best candidate is right."""
    return sum(max(choice, key=lambda row: dot(weights, row[0]))[1] for choice in choices)


def dot(weights: Mapping[str, float], signs: Signs) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())
