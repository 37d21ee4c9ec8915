"""Fit the weights of a report's confidence.

``python -m tests.movements.fit_confidence`` reads the tuning half and texts of civil life, and
prints the bias and the weights for ``geo/movements/confidence.py``: logistic regression by Newton's
method, the aim being whether the report is placed, dated and judged right.
"""

from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np

from gazetteer.load import load_gazetteer
from geo.movements import assemble
from geo.movements.confidence import Grounds
from geo.pipeline import geoparse
from geo.records import Article, GeoparsedArticle
from geo.text.language import load_language
from tests.movements.measure import Document, measure, read_documents

GOLDEN = Path(__file__).parents[1] / "golden"
DOCUMENTS, CIVIL = GOLDEN / "documents", GOLDEN / "civil"
NAMES = [f.name for f in fields(Grounds)]
RIDGE, STEPS = 2.0, 30


def collect(documents: list[Document]) -> list[tuple[Grounds, bool]]:
    """What each report of the documents rests on, and whether it is right."""
    gazetteer, language = load_gazetteer(), load_language()
    grounds: list[Grounds] = []
    confidence = assemble.confidence

    def numbered(found: Grounds) -> float:
        grounds.append(found)
        return float(len(grounds) - 1)  # the tally hands back what a report was given

    def read(document: Document) -> GeoparsedArticle:
        published = date.fromisoformat(document["published"])
        article = Article(article_id=document["doc"], text=document["text"], published_at=published)
        return geoparse(article, gazetteer, language)

    assemble.confidence = numbered  # type: ignore[attr-defined]
    rated = measure(documents, read).rated
    assemble.confidence = confidence  # type: ignore[attr-defined]
    return [(grounds[int(number)], right) for number, right in rated]


def main() -> None:
    documents = [
        *read_documents(DOCUMENTS / "tuning.jsonl"),
        *read_documents(CIVIL / "tuning.jsonl"),
    ]
    rows = collect(documents)
    table = np.array([[1.0, *(float(getattr(g, n)) for n in NAMES)] for g, _ in rows])
    right = np.array([r for _, r in rows], float)
    ridge = RIDGE * np.diag([0.0, *([1.0] * len(NAMES))])
    weights = np.zeros(len(NAMES) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - ridge @ weights
        bend = (table.T * (likely * (1 - likely))) @ table + ridge
        weights = weights + np.linalg.solve(bend, slope)
    print(f"{len(rows)} reports, {int(right.sum())} right\nBIAS = {weights[0]:.2f}")
    for name, weight in zip(NAMES, weights[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
