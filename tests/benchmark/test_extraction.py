"""The whole extraction beside spaCy's full pipeline on the same texts, and on hostile ones.

Processor time is measured, so that a busy machine does not change the comparison much.
"""

import json
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import spacy

from gazetteer.load import load_gazetteer
from geo.pipeline import geoparse
from geo.records import Article
from geo.text.language import MODEL, load_language

DOCUMENTS = Path(__file__).parents[1] / "golden" / "documents"
LEAST_SPEED_UP = 3.0
MEGABYTE = 1_000_000
MOST_SECONDS = 60.0
MOST_MEMORY_MB = 600.0

pytestmark = pytest.mark.bench


def _article(text: str) -> Article:
    return Article(article_id="0" * 64, text=text, published_at=date(2024, 6, 12))


def _documents() -> list[dict[str, object]]:
    lines = [
        line
        for name in ("tuning.jsonl", "reporting.jsonl")
        for line in (DOCUMENTS / name).read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_speed_beside_the_full_pipeline() -> None:
    gazetteer, language, full = load_gazetteer(), load_language(), spacy.load(MODEL)
    documents = _documents()
    ordinary = [str(d["text"]) for d in documents if not d["movements"]]
    war = [str(d["text"]) for d in documents if d["movements"]]
    ratios = {}
    for name, texts in {"ordinary news": ordinary, "reports of war": war}.items():
        words = sum(len(text.split()) for text in texts)

        def ours(texts: list[str] = texts) -> object:
            return [geoparse(_article(text), gazetteer, language) for text in texts]

        def theirs(texts: list[str] = texts) -> object:
            return [full(text) for text in texts]

        ours()
        took, rival = _seconds(ours), _seconds(theirs)
        ratios[name] = rival / took
        print(
            f"\n{name:15} {words / took:8.0f} words a second; full pipeline "
            f"{words / rival:8.0f}; {ratios[name]:.1f} times as fast",
            end="",
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nmost memory, spaCy's second copy included: {memory:.0f} MB")
    assert ratios["ordinary news"] >= LEAST_SPEED_UP


@pytest.mark.parametrize(
    "seed",
    ["troops moved to Kyiv ", "Kyiv: ", "advance", "“", "T-72", "the the ", "KIEV - ", "1,000 "],
)
def test_a_megabyte_of_hostile_text_ends_soon(seed: str) -> None:
    gazetteer, language = load_gazetteer(), load_language()
    text = (seed * (MEGABYTE // len(seed) + 1))[:MEGABYTE]
    took = _seconds(lambda: geoparse(_article(text), gazetteer, language))
    print(f"\n{seed!r:28} {took:6.1f} s", end="")
    assert took < MOST_SECONDS
