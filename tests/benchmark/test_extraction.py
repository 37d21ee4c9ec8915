"""The whole extraction beside spaCy's full pipeline on the same texts.

Processor time is measured, so that a busy machine does not change the comparison much.
"""

import json
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
import spacy

from gazetteer.load import load_gazetteer
from geo.pipeline import geoparse
from geo.records import Article
from geo.text.language import MODEL, load_language

GOLDEN = Path(__file__).parents[1] / "golden"
LEAST_SPEED_UP = 3.0
MOST_MEMORY_MB = 600.0

pytestmark = pytest.mark.bench


def _article(text: str) -> Article:
    return Article(article_id="0" * 64, text=text, published_at=date(2024, 6, 12))


def _documents() -> list[dict[str, object]]:
    lines = [
        line
        for name in ("documents/tuning.jsonl", "documents/reporting.jsonl", "civil/reporting.jsonl")
        for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _most_memory(texts: list[str]) -> float:
    """Megabytes that a process takes at most which does nothing but read these texts."""
    gazetteer, language = load_gazetteer(), load_language()
    for text in texts:
        geoparse(_article(text), gazetteer, language)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_speed_beside_the_full_pipeline() -> None:
    gazetteer, language = load_gazetteer(), load_language()
    documents = _documents()
    kinds = {
        "ordinary news": [str(d["text"]) for d in documents if not d["movements"]],
        "reports of war": [str(d["text"]) for d in documents if d["movements"]],
    }

    def ours(texts: list[str]) -> object:
        return [geoparse(_article(text), gazetteer, language) for text in texts]

    for texts in kinds.values():
        ours(texts)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        memory = alone.submit(_most_memory, [t for texts in kinds.values() for t in texts]).result()
    full = spacy.load(MODEL)
    ratios = {}
    for name, texts in kinds.items():
        words = sum(len(text.split()) for text in texts)
        took = _seconds(partial(ours, texts))
        rival = _seconds(partial(_all, full, texts))
        ratios[name] = rival / took
        print(
            f"\n{name:15} {words / took:8.0f} words a second; full pipeline "
            f"{words / rival:8.0f}; {ratios[name]:.1f} times as fast",
            end="",
        )
    print(f"\nmost memory: {memory:.0f} MB")
    assert ratios["ordinary news"] >= LEAST_SPEED_UP
    assert memory < MOST_MEMORY_MB


def _all(full: spacy.language.Language, texts: list[str]) -> object:
    return [full(text) for text in texts]
