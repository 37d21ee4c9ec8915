"""The annotated documents hold together, and the checker finds what does not."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.golden.check import check_document, main, read_bounds

DOCUMENTS = Path(__file__).parent / "documents"
BOUNDS = read_bounds()


def read(name: str) -> list[dict[str, Any]]:
    lines = (DOCUMENTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


BOTH = read("tuning") + read("reporting")


def test_no_fault_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out


def test_the_set_is_as_large_and_as_mixed_as_it_says() -> None:
    assert len(BOTH) >= 60
    assert sum(len(document["movements"]) for document in BOTH) >= 300
    assert sum(not document["movements"] for document in BOTH) >= 8
    styles = {tag for document in BOTH for tag in document["tests"] if tag.startswith("style:")}
    assert len(styles) >= 15
    statuses = [m["status"] for document in BOTH for m in document["movements"]]
    assert statuses.count("denied") >= 30 and statuses.count("planned") >= 50


def test_the_halves_share_no_document_and_have_one_mix() -> None:
    tuning, reporting = read("tuning"), read("reporting")
    assert not {d["doc"] for d in tuning} & {d["doc"] for d in reporting}
    for half in (tuning, reporting):
        ukraine = sum(any(p["country"] == "UA" for p in d["places"]) for d in half)
        assert len(half) / 3 <= ukraine <= 2 * len(half) / 3
        assert sum(not d["movements"] for d in half) >= 5


def spoil(change: str) -> dict[str, Any]:
    """A sound document with one thing made wrong."""
    document = copy.deepcopy(next(d for d in BOTH if d["movements"]))
    place, movement = document["places"][0], document["movements"][-1]
    if change == "offset":
        place["start"] += 1
    elif change == "country":
        place["lat"] = -place["lat"]
    elif change == "sentence":
        movement["start"] += 3
    elif change == "trigger":
        movement["trigger"] = "teleported"
    elif change == "type":
        movement["type"] = "stroll"
    elif change == "dates":
        movement["date_start"], movement["date_end"] = "2022-03-02", "2022-03-01"
    elif change == "force":
        movement["force"] = [["tank", -1]]
    return document


@pytest.mark.parametrize(
    "change", ["offset", "country", "sentence", "trigger", "type", "dates", "force"]
)
def test_a_slip_of_the_hand_is_found(change: str) -> None:
    assert not list(check_document(spoil("nothing"), BOUNDS))
    assert list(check_document(spoil(change), BOUNDS))
