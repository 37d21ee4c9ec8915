"""The gate: how well the annotated set is read, with floors that are never silently lowered.

Rules and weights may be tuned on the tuning half. The reporting half is only measured; its hash
is pinned beside its floors, so that nobody makes the figures better by changing the documents.
"""

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from geo.records import GeoparsedArticle
from tests.movements.conftest import Parser
from tests.movements.measure import Document, Tally, measure, read_documents

GOLDEN = Path(__file__).parents[1] / "golden"
DOCUMENTS, CIVIL = GOLDEN / "documents", GOLDEN / "civil"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))


def _tally(parse: Parser, path: Path) -> Tally:
    def read(document: Document) -> GeoparsedArticle:
        return parse(document["text"], date.fromisoformat(document["published"]))

    return measure(read_documents(path), read)


@pytest.mark.parametrize("half", ["tuning", "reporting"])
def test_the_annotated_set_is_read_no_worse_than_before(parse: Parser, half: str) -> None:
    tally = _tally(parse, DOCUMENTS / f"{half}.jsonl")
    print(f"\n{half:10} {tally}")
    below = {
        name: (round(value, 3), FLOORS[half][name])
        for name, value in tally.figures().items()
        if value < FLOORS[half][name]
    }
    assert not below, f"{half}: figures under their floors: {below}"
    assert tally.denied_as_reported <= FLOORS[half]["denied_as_reported"]


def test_the_reporting_half_is_the_one_that_the_floors_were_set_on() -> None:
    digest = hashlib.sha256((DOCUMENTS / "reporting.jsonl").read_bytes()).hexdigest()
    assert digest == FLOORS["reporting"]["sha256"], "measure anew and pin the new floors"


@pytest.mark.parametrize("half", ["tuning", "reporting"])
def test_pages_without_movements_stay_nearly_empty(parse: Parser, half: str) -> None:
    documents = [d for d in read_documents(DOCUMENTS / f"{half}.jsonl") if not d["movements"]]
    told = [parse(d["text"], date.fromisoformat(d["published"])).reports for d in documents]
    assert sum(map(len, told)) <= FLOORS[half]["reports_on_empty_pages"]


@pytest.mark.parametrize("half", ["tuning", "reporting"])
def test_texts_of_civil_life_hold_no_movement(parse: Parser, half: str) -> None:
    """Sport, markets, weather, parades, shelling: at most one report in ten documents."""
    documents = read_documents(CIVIL / f"{half}.jsonl")
    told = [parse(d["text"], date.fromisoformat(d["published"])).reports for d in documents]
    assert sum(map(len, told)) <= len(documents) / 10


def test_confidence_means_what_it_says(parse: Parser) -> None:
    """Calibrated on the tuning half: of reports given 0.8, about 80% are placed right."""
    rated = _tally(parse, DOCUMENTS / "tuning.jsonl").rated
    print("\ngiven       reports  right")
    for low, high in ((0.0, 0.4), (0.4, 0.6), (0.6, 0.75), (0.75, 1.0)):
        inside = [(given, right) for given, right in rated if low <= given < high]
        if not inside:
            continue
        given = sum(g for g, _ in inside) / len(inside)
        right = sum(r for _, r in inside) / len(inside)
        print(f"{low:.2f}-{high:.2f}   {len(inside):7}  {right:.2f} (given {given:.2f})")
        if len(inside) >= 25:
            assert abs(given - right) <= 0.12


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles are not here")
@pytest.mark.parametrize("name", ["dev", "seeds"])
def test_the_five_articles_and_their_imitations(parse: Parser, name: str) -> None:
    tally = _tally(parse, SHARED / "gold" / f"{name}.jsonl")
    print(f"\n{name:10} {tally}")
    assert tally.placed.f1 >= FLOORS[name]["placed"]
    assert tally.detection.f1 >= FLOORS[name]["detection"]
    assert tally.denied_as_reported == 0
