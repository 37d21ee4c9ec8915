"""Fit the weights by which a clause is taken for a movement or not.

``python -m tests.movements.fit_plausibility`` reads the tuning half, prints how well the rules
alone and the model do on documents left out (five folds), and writes
``data/lexicons/movements_plausibility.json``. Logistic regression by Newton's method, with a ridge.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gazetteer.load import load_gazetteer
from geo.movements import plausibility, sentence_reader
from geo.movements.clauses import Clause
from geo.movements.plausibility import MODEL, Ground, Plausibility
from geo.pipeline import geoparse
from geo.records import Article, Span
from geo.text.language import load_language
from geo.text.tokens import ParsedSentence
from tests.movements.measure import read_documents

GOLDEN = Path(__file__).parents[1] / "golden"
DOCUMENTS, CIVIL = GOLDEN / "documents", GOLDEN / "civil"
RIDGE, FOLDS, ROUNDS = 5.0, 10, 2
THRESHOLD = 0.4
"""Near the best F1 on documents left out; a little lower, since a lost report costs more to find
than a false one to dismiss."""
CUTS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """One clause of a document: its signs, whether the rules hold it and whether it is right."""

    document: str
    signs: Signs
    by_rule: bool
    right: bool


def training() -> list[dict[str, Any]]:
    """The tuning half, and texts of civil life: no movement is in these, and many tempt."""
    local = (d for d in read_documents(DOCUMENTS / "news.jsonl") if "-local-" in d["doc"])
    papers = [{**d, "movements": []} for d in local]
    return [
        *read_documents(DOCUMENTS / "tuning.jsonl"),
        *read_documents(CIVIL / "tuning.jsonl"),
        *papers,
    ]


def collect(documents: Sequence[dict[str, Any]], model: Plausibility | None) -> list[Example]:
    """All clauses that are weighed while the documents are read."""
    gazetteer, language = load_gazetteer(), load_language()
    found: list[Example] = []
    for document in documents:
        seen: dict[tuple[int, int], tuple[Signs, bool, list[Span]]] = {}
        with _watched(seen, model):
            article = Article(
                article_id=document["doc"],
                text=document["text"],
                published_at=date.fromisoformat(document["published"]),
            )
            geoparse(article, gazetteer, language)
        golds = [_trigger(document, m) for m in document["movements"]]
        furniture = [Span(*pair) for pair in document.get("ignore") or []]
        for said, by_rule, triggers in seen.values():
            if any(_meet(t, f) for t in triggers for f in furniture):
                continue
            right = any(_meet(t, g) for t in triggers for g in golds)
            found.append(Example(document["doc"], said, by_rule, right))
    return found


def _trigger(document: dict[str, Any], movement: dict[str, Any]) -> Span:
    """Where the words stand that tell of an annotated movement; else its whole sentence."""
    at = document["text"].find(movement["trigger"], movement["start"], movement["end"])
    if at < 0:
        return Span(movement["start"], movement["end"])
    return Span(at, at + len(movement["trigger"]))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@contextmanager
def _watched(
    seen: dict[tuple[int, int], tuple[Signs, bool, list[Span]]], model: Plausibility | None
) -> Iterator[None]:
    signs, likelihood = plausibility.signs, Plausibility.of
    rule: list[bool] = [False]

    def watched(sentence: ParsedSentence, clause: Clause, ground: Ground) -> Signs:
        said = signs(sentence, clause, ground)
        words = [sentence[i].span for i in clause.absorbed]
        span = clause.trigger.span
        seen[span.start, span.end] = (said, ground.by_rule, [span, *words])
        rule[0] = ground.by_rule
        return said

    def held(self: Plausibility, found: Signs) -> float:
        return float(rule[0]) if model is None else likelihood(model, found)

    sentence_reader.signs = watched  # type: ignore[attr-defined]
    Plausibility.of = held  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        sentence_reader.signs = signs  # type: ignore[attr-defined]
        Plausibility.of = likelihood  # type: ignore[method-assign]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of the signs that at least three examples have."""
    names = sorted({name for e in examples for name in e.signs})
    names = [n for n in names if sum(n in e.signs for e in examples) >= 3]
    table = np.array([[e.signs.get(n, 0.0) for n in names] for e in examples])
    right = np.array([e.right for e in examples], float)
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - RIDGE * weights
        bend = (table.T * (likely * (1 - likely))) @ table + RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}


def left_out(examples: Sequence[Example]) -> list[float]:
    """How likely each example is by a model that has not seen its document."""
    names = sorted({e.document for e in examples})
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    out = [0.0] * len(examples)
    for number in range(FOLDS):
        model = Plausibility(fit([e for e in examples if fold[e.document] != number]), 0.5)
        for i, example in enumerate(examples):
            if fold[example.document] == number:
                out[i] = model.of(example.signs)
    return out


def judge(examples: Sequence[Example], held: Callable[[int], bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of holding those examples."""
    right = sum(e.right and held(i) for i, e in enumerate(examples))
    all_held = sum(held(i) for i in range(len(examples)))
    wanted = sum(e.right for e in examples)
    return right / max(1, all_held), right / max(1, wanted), 2 * right / max(1, all_held + wanted)


def _print(examples: Sequence[Example], likely: Sequence[float]) -> None:
    row = "{:14} P {:.3f} R {:.3f} F1 {:.3f}"
    print(f"{len(examples)} clauses, {sum(e.right for e in examples)} right")
    print(row.format("rules alone", *judge(examples, lambda i: examples[i].by_rule)))
    for cut in CUTS:
        held = [value >= cut for value in likely]
        print(row.format(f"model at {cut:.2f}", *judge(examples, held.__getitem__)))


def main() -> None:
    documents = training()
    model: Plausibility | None = None
    for _ in range(ROUNDS):
        examples = collect(documents, model)
        _print(examples, left_out(examples))
        model = Plausibility(fit(examples), THRESHOLD)
    assert model is not None
    weights = dict(sorted(model.weights.items()))
    MODEL.write_text(
        json.dumps({"threshold": model.threshold, "weights": weights}, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
