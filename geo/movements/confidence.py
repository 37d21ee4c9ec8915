"""How likely a report is right, from what it rests on.

A logistic model. Its weights were fitted (Newton's method, ridge of 2) on the tuning half of the
annotated set: is the report placed, dated and judged right? The test of the gate prints how
often reports given 0.8 are.
"""

import math
from dataclasses import dataclass, fields

WEIGHTS: dict[str, float] = {
    "sure_place": 0.27,
    "has_place": 1.15,
    "from_context": -0.97,
    "strong_force": 0.48,
    "pronoun": -0.28,
    "actor_named": 0.07,
    "date_stated": 0.25,
    "nominal": 0.04,
    "light": -0.13,
    "place_score": 1.00,
}
BIAS = -2.24


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a report rests on. ``place_score`` is the resolver's, 0 to 1."""

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
