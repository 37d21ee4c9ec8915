"""Geoparsing beside spaCy's full pipeline and the naive recipe, on the same texts, in one run.

The naive recipe: what spaCy labels as a place, at its most populous namesake. Processor time
is measured, so that a busy machine does not change the comparison much.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from geo.records import ResolvedPlace, Span, Toponym
from geo.text.language import MODEL, Language, load_language
from geo.text.sentences import split_sentences
from geo.toponyms import find_places
from tests.toponyms.measure import measure, read_documents

DOCUMENTS = Path(__file__).parents[1] / "golden" / "documents"
LEAST_SPEED_UP = 4.0
MEGABYTE = 1_000_000

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    files = ("tuning.jsonl", "reporting.jsonl")
    return [d["text"] for name in files for d in read_documents(DOCUMENTS / name)]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_speed_beside_spacy(gazetteer: Gazetteer, language: Language, texts: list[str]) -> None:
    pipeline = spacy.load(MODEL)
    cut = [split_sentences(text) for text in texts]
    jobs: dict[str, Callable[[], object]] = {
        "spaCy, full pipeline": lambda: [pipeline(text) for text in texts],
        "spaCy, batched": lambda: list(pipeline.pipe(texts)),
        "Dateline, first time": lambda: [
            find_places(text, spans, gazetteer, language)
            for text, spans in zip(texts, cut, strict=True)
        ],
        "Dateline, names met before": lambda: [
            find_places(text, spans, gazetteer, language)
            for text, spans in zip(texts, cut, strict=True)
        ],
    }
    pipeline(texts[0])
    find_places(texts[0], cut[0], gazetteer, language)
    count = sum(len(text.split()) for text in texts)
    took = {}
    for name, job in jobs.items():
        took[name] = seconds(job)
        print(f"\n{name:28} {took[name]:7.2f} s  {count / took[name]:9.0f} words/s", end="")
    speed_up = took["spaCy, full pipeline"] / took["Dateline, names met before"]
    first = took["spaCy, full pipeline"] / took["Dateline, first time"]
    print(f"\nfaster than the full pipeline: {first:.1f} times, then {speed_up:.1f} times")
    assert speed_up >= LEAST_SPEED_UP


def test_accuracy_beside_the_naive_recipe(gazetteer: Gazetteer, language: Language) -> None:
    pipeline = spacy.load(MODEL)

    def naive(text: str) -> list[ResolvedPlace]:
        return list(_naive(pipeline, text, gazetteer))

    def ours(text: str) -> list[ResolvedPlace]:
        return find_places(text, split_sentences(text), gazetteer, language)

    documents = read_documents(DOCUMENTS / "reporting.jsonl")
    results = {"naive recipe": measure(documents, naive), "Dateline": measure(documents, ours)}
    for name, tally in results.items():
        print(f"\n{name:14} {tally}", end="")
    print()
    assert results["Dateline"].end_to_end > results["naive recipe"].end_to_end


def _naive(
    pipeline: spacy.language.Language, text: str, gazetteer: Gazetteer
) -> Iterator[ResolvedPlace]:
    """spaCy's places, each at its most populous namesake."""
    for entity in pipeline(text).ents:
        if entity.label_ not in {"GPE", "LOC", "FAC"}:
            continue
        best = max(gazetteer.lookup(entity.text), key=lambda e: e.population, default=None)
        kind = "country" if best is not None and best.feature_code == "PCLI" else "settlement"
        yield ResolvedPlace(
            toponym=Toponym(
                span=Span(entity.start_char, entity.end_char), surface=entity.text, kind=kind
            ),
            entry=best,
            latitude=best.latitude if best else None,
            longitude=best.longitude if best else None,
            geo_precision=1,
            radius_km=1.0,
        )


def test_time_is_linear_up_to_a_megabyte(
    gazetteer: Gazetteer, language: Language, texts: list[str]
) -> None:
    corpus = "\n\n".join(texts)
    corpus *= MEGABYTE // len(corpus) + 1
    took = []
    for size in (MEGABYTE // 8, MEGABYTE // 4, MEGABYTE // 2, MEGABYTE):
        text = corpus[:size]
        spans = split_sentences(text)
        took.append(seconds(lambda t=text, s=spans: find_places(t, s, gazetteer, language)))
        print(f"\n{size:>9,} characters {took[-1]:7.2f} s", end="")
    print()
    assert took[-1] < 2.5 * took[-2]
    assert took[-1] < 12 * took[0]
