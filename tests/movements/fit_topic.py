"""Fit the words by which an article is taken to be about forces or not.

``python -m tests.movements.fit_topic`` reads the tuning half, texts of civil life and news of all
kinds, prints how many documents left out are judged right, and writes
``data/lexicons/movements_topic.json``. Logistic regression with a ridge, in its dual form, since
there are more words than documents.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.movements.setting import MODEL, SCALE, Topic, topic_words
from tests.movements.measure import read_documents

GOLDEN = Path(__file__).parents[1] / "golden"
DOCUMENTS, CIVIL = GOLDEN / "documents", GOLDEN / "civil"
RIDGE, FOLDS, RARE, STEPS = 4.0, 10, 6, 50
Labelled = tuple[str, bool]
"""A text, and whether it is about forces."""


def texts() -> list[Labelled]:
    """Documents with and without movements. Of the news, only papers of towns and reports of
    outbreaks: the movements of the others are not annotated."""
    halves = read_documents(DOCUMENTS / "tuning.jsonl")
    civil = read_documents(CIVIL / "tuning.jsonl")
    news = read_documents(DOCUMENTS / "news.jsonl")
    peaceful = [d for d in news if "-local-" in d["doc"] or "-outbreak-" in d["doc"]]
    return [
        *((d["text"], bool(d["movements"])) for d in halves),
        *((d["text"], False) for d in (*civil, *peaceful)),
    ]


def fit(labelled: Sequence[Labelled]) -> Topic:
    words = [topic_words(text) for text, _ in labelled]
    often = Counter(word for found in words for word in found)
    names = sorted(word for word, count in often.items() if count >= RARE)
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(words), len(names) + 1))
    for row, found in enumerate(words):
        known = [column[word] for word in found if word in column]
        table[row, known] = SCALE / np.sqrt(max(1, len(known)))
        table[row, -1] = 1.0
    weights = _dual(table, np.array([about for _, about in labelled], float))
    rounded = [round(float(weight), 3) for weight in weights]
    return Topic(dict(zip(names, rounded[:-1], strict=True)), rounded[-1])


def _dual(table: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    kernel = table @ table.T
    alpha = np.zeros(len(right))
    for _ in range(STEPS):
        scores = kernel @ alpha
        likely = 1 / (1 + np.exp(-scores))
        bend = likely * (1 - likely) + 1e-6
        aim = scores + (right - likely) / bend
        alpha = np.linalg.solve(kernel + RIDGE * np.diag(1 / bend), aim)
    return np.asarray(table.T @ alpha)


def left_out(labelled: Sequence[Labelled]) -> int:
    """How many documents a model that has not seen them judges right."""
    right = 0
    for number in range(FOLDS):
        topic = fit([pair for i, pair in enumerate(labelled) if i % FOLDS != number])
        held = labelled[number::FOLDS]
        right += sum((topic.war(text) >= 0.5) == about for text, about in held)
    return right


def main() -> None:
    labelled = texts()
    print(f"{len(labelled)} documents, {left_out(labelled)} judged right when left out")
    topic = fit(labelled)
    model = {"bias": topic.bias, "weights": topic.weights}
    MODEL.write_text(json.dumps(model, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
