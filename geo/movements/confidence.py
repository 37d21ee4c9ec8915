"""How likely a report is right, from what it rests on.

A logistic model. Its weights are fitted (Newton's method, ridge of 2) on the tuning half of the
annotated set by ``python -m tests.movements.fit_confidence``: is the report placed, dated and
judged right? The test of the gate prints how often reports given 0.8 are.
"""

import math
from dataclasses import dataclass, fields

WEIGHTS: dict[str, float] = {
    "likely": 1.35,
    "sure_place": 0.26,
    "has_place": 1.69,
    "from_context": -0.61,
    "strong_force": 0.25,
    "pronoun": -0.10,
    "actor_named": 0.14,
    "date_stated": 0.05,
    "nominal": 0.17,
    "light": 0.08,
    "place_score": 1.19,
}
BIAS = -3.78


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a report rests on. ``place_score`` is the resolver's, 0 to 1."""

    likely: float
    """How likely the clause tells of a movement at all."""
    sure_place: bool
    has_place: bool
    from_context: bool
    strong_force: bool
    pronoun: bool
    actor_named: bool
    date_stated: bool
    nominal: bool
    light: bool
    place_score: float


def confidence(grounds: Grounds) -> float:
    """The share of reports on such grounds that are right, 0 to 1."""
    score = BIAS + sum(WEIGHTS[f.name] * float(getattr(grounds, f.name)) for f in fields(grounds))
    return round(1 / (1 + math.exp(-score)), 3)
