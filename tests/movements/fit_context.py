"""Fit the weights by which a movement without a place of its own gets one from its surroundings.

``python -m tests.movements.fit_context`` reads the tuning half and prints the weights for
``geo/movements/context.py``. A choice among the places of an article: softmax over their scores,
the right ones being those within the annotated radius, ridge of 1, plain gradient ascent.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer.load import load_gazetteer
from geo.movements import context
from geo.movements.context import Clue, Signs, Surroundings
from geo.movements.duplicates import distance_km
from geo.pipeline import geoparse
from geo.records import Article, ResolvedPlace
from geo.text.language import load_language
from tests.movements.measure import pair, read_documents

TUNING = Path(__file__).parents[1] / "golden" / "documents" / "tuning.jsonl"
NAMES = [f.name for f in fields(Signs)]
RIDGE, STEP, ROUNDS = 1.0, 0.05, 3000
Choice = list[tuple[list[float], bool]]
"""The places of one article as signs, and whether each is right."""


def collect(documents: Iterable[dict[str, Any]]) -> list[Choice]:
    """Every choice that was made for a report of an annotated movement."""
    gazetteer, language = load_gazetteer(), load_language()
    made: dict[int, list[tuple[ResolvedPlace, Signs]]] = {}
    choose = Surroundings.place

    def watched(self: Surroundings, clue: Clue) -> ResolvedPlace | None:
        made[clue.sentence[clue.trigger].start] = self.ranked(clue)
        return choose(self, clue)

    Surroundings.place = watched  # type: ignore[method-assign]
    found = []
    for document in documents:
        made.clear()
        published = date.fromisoformat(document["published"])
        article = Article(article_id=document["doc"], text=document["text"], published_at=published)
        reports = geoparse(article, gazetteer, language).reports
        golds = [m for m in document["movements"] if m["type"] != "presence"]
        for gold, report in pair(golds, list(reports), published):
            ranked = made.get(report.provenance.trigger.start)
            if ranked is not None:
                found.append(_choice(ranked, gold["location"]))
    Surroundings.place = choose  # type: ignore[method-assign]
    return [choice for choice in found if any(right for _, right in choice)]


def _choice(ranked: Sequence[tuple[ResolvedPlace, Signs]], spot: dict[str, Any]) -> Choice:
    rows = []
    for place, signs in ranked:
        assert place.latitude is not None and place.longitude is not None
        away = distance_km(place.latitude, place.longitude, spot["lat"], spot["lon"])
        rows.append(([getattr(signs, name) for name in NAMES], away <= spot["km"]))
    return rows


def fit(choices: Sequence[Choice]) -> list[float]:
    weights = [context.WEIGHTS[name] for name in NAMES]
    for _ in range(ROUNDS):
        slope = [-RIDGE * w for w in weights]
        for choice in choices:
            grades = [math.exp(_dot(weights, signs)) for signs, _ in choice]
            good = sum(g for g, (_, right) in zip(grades, choice, strict=True) if right)
            for grade, (signs, right) in zip(grades, choice, strict=True):
                pull = (grade / good if right else 0.0) - grade / sum(grades)
                slope = [s + pull * x for s, x in zip(slope, signs, strict=True)]
        weights = [w + STEP * s / 10 for w, s in zip(weights, slope, strict=True)]
    return weights


def hits(choices: Sequence[Choice], weights: Sequence[float]) -> int:
    return sum(max(c, key=lambda row: _dot(weights, row[0]))[1] for c in choices)


def _dot(weights: Sequence[float], signs: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, signs, strict=True))


def main() -> None:
    choices = collect(read_documents(TUNING))
    before = [context.WEIGHTS[name] for name in NAMES]
    weights = fit(choices)
    print(f"{len(choices)} choices, right: {hits(choices, before)} -> {hits(choices, weights)}")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
