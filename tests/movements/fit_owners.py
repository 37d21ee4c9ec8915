"""Fit the weights by which forces without a nation of their own get one.

``python -m tests.movements.fit_owners`` reads the tuning half, prints how often the choice is right
on documents left out, and the weights for ``geo/movements/owners.py``.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer.load import load_gazetteer
from geo.movements.discourse import Discourse, Mover
from geo.movements.lexicon import ActorName
from geo.movements.owners import Deed, Owners
from geo.pipeline import geoparse
from geo.records import Article
from geo.text.language import load_language
from tests.movements.choices import Choice, fit, hits
from tests.movements.measure import pair, read_documents, same_name

TUNING = Path(__file__).parents[1] / "golden" / "documents" / "tuning.jsonl"
FOLDS = 5


def collect(documents: Iterable[dict[str, Any]]) -> list[tuple[str, Choice, bool]]:
    """Every choice made for a report of an annotated movement, and whether the rules were right."""
    gazetteer, language = load_gazetteer(), load_language()
    made: dict[int, tuple[list[tuple[ActorName | None, dict[str, float]]], str | None]] = {}
    choose = Owners.choose

    def watched(self: Owners, deed: Deed, discourse: Discourse) -> Mover:
        ruled = deed.mover.actor.name if deed.mover.actor else None
        made[deed.trigger] = (self.ranked(deed, discourse), ruled)
        return choose(self, deed, discourse)

    Owners.choose = watched  # type: ignore[method-assign]
    found: list[tuple[str, Choice, bool]] = []
    for document in documents:
        made.clear()
        published = date.fromisoformat(document["published"])
        article = Article(article_id=document["doc"], text=document["text"], published_at=published)
        reports = geoparse(article, gazetteer, language).reports
        golds = [m for m in document["movements"] if m["type"] != "presence"]
        for gold, report in pair(golds, list(reports), published):
            ranked, ruled = made.get(report.provenance.trigger.start, (None, None))
            if ranked is not None:
                choice = [(signs, _is(name, gold["actor"])) for name, signs in ranked]
                named = ActorName(ruled, "") if ruled is not None else None
                found.append((document["doc"], choice, _is(named, gold["actor"])))
    Owners.choose = choose  # type: ignore[method-assign]
    return found


def _is(name: ActorName | None, wanted: str | None) -> bool:
    if wanted is None or wanted == "unknown":
        return name is None
    return name is not None and same_name(name.name, wanted)


def main() -> None:
    made = collect(read_documents(TUNING))
    useful = [(d, c, r) for d, c, r in made if any(right for _, right in c)]
    documents = sorted({d for d, _, _ in made})
    fold = {name: i % FOLDS for i, name in enumerate(documents)}
    right = 0
    for number in range(FOLDS):
        weights = fit([c for d, c, _ in useful if fold[d] != number])
        right += hits([c for d, c, _ in made if fold[d] == number], weights)
    print(f"{len(made)} choices, {len(useful)} with a right candidate, right by the rules "
          f"{sum(r for _, _, r in made)}, on documents left out {right}")  # fmt: skip
    for name, weight in fit([c for _, c, _ in useful]).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
