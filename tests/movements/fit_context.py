"""Fit the weights by which a movement without a place of its own gets one from its surroundings.

``python -m tests.movements.fit_context`` reads the tuning half and prints the weights for
``geo/movements/context.py``: a choice among the places of an article, the right ones being those
within the annotated radius.
"""

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
from tests.movements.choices import Choice, fit, hits
from tests.movements.measure import pair, read_documents

TUNING = Path(__file__).parents[1] / "golden" / "documents" / "tuning.jsonl"
NAMES = [f.name for f in fields(Signs)]


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
        rows.append(({name: getattr(signs, name) for name in NAMES}, away <= spot["km"]))
    return rows


def main() -> None:
    choices = collect(read_documents(TUNING))
    weights = fit(choices)
    before, after = hits(choices, context.WEIGHTS), hits(choices, weights)
    print(f"{len(choices)} choices, right: {before} -> {after}")
    for name in NAMES:
        print(f'    "{name}": {weights[name]:.2f},')


if __name__ == "__main__":
    main()
