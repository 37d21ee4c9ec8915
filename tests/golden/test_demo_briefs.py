"""The demo corpus says of each brief what it is based on, or that it is based on nothing read."""

import csv
from datetime import date
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "data" / "demo"
UNSOURCED = "No public report was opened for this brief."


def rows() -> list[dict[str, str]]:
    with (DEMO / "articles.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = rows()


def test_every_file_has_one_row() -> None:
    assert sorted(row["file"] for row in ROWS) == sorted(p.name for p in DEMO.glob("*.txt"))
    assert len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_brief_is_short_dated_and_names_its_basis(row: dict[str, str]) -> None:
    title, _, body = (DEMO / row["file"]).read_text(encoding="utf-8").strip().partition("\n\n")
    assert title == row["title"]
    assert 60 <= len(body.removesuffix(UNSOURCED).split()) <= 150
    assert row["publisher"] == "Dateline demo brief"
    assert bool(row["based_on"]) != body.endswith(UNSOURCED)
    assert not row["url"] or (row["based_on"] and row["url"].startswith(("http://", "https://")))
    assert row["note"]


def test_the_briefs_span_the_war_and_a_few_have_no_date() -> None:
    days = [date.fromisoformat(row["published"]) for row in ROWS if row["published"]]
    assert min(days) < date(2014, 3, 1) and max(days) >= date(2023, 1, 1)
    assert 1 <= len(ROWS) - len(days) <= 3
