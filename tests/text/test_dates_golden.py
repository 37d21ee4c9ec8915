"""Holds the reader of dates to the annotated table, beside dateparser in the same run."""

import hashlib

import pytest

from tests.text.date_table import TABLE, accuracy, by_dateparser, by_grammar, mentions, rows

REPORTING_FLOOR = 0.97
TUNING_FLOOR = 0.98
MOST_FALSE_DATES = 0.08
TABLE_HASH = "d34a8b9c1d295553316842bbd07bd14a9bf79ee36eb08d9e8b04d93986f947de"


def test_the_table_is_the_one_that_the_floors_were_set_on() -> None:
    assert hashlib.sha256(TABLE.read_bytes()).hexdigest() == TABLE_HASH, (
        "tests/golden/dates.jsonl has changed: list the correction in dates.md, measure again, and "
        "set the hash and the floors anew"
    )


def test_the_table_has_400_expressions_and_as_many_in_each_half() -> None:
    counts = {
        part: sum(len(row.expressions) for row in rows(part)) for part in ("tuning", "reporting")
    }
    assert sum(counts.values()) >= 400
    assert min(counts.values()) >= 200


@pytest.mark.parametrize(
    ("part", "floor"), [("tuning", TUNING_FLOOR), ("reporting", REPORTING_FLOOR)]
)
def test_values_are_right_and_beat_dateparser(part: str, floor: float) -> None:
    right, total = accuracy(part, by_grammar)
    rival, _ = accuracy(part, by_dateparser)
    lenient, _ = accuracy(part, by_dateparser, within=True)
    print(
        f"\n{part}: {right}/{total} intervals exactly right ({right / total:.3f}); dateparser "
        f"{rival / total:.3f}, or {lenient / total:.3f} counting any day of the interval"
    )
    assert right / total >= floor
    assert right > lenient


@pytest.mark.parametrize("part", ["tuning", "reporting"])
def test_words_that_only_look_like_dates_are_none(part: str) -> None:
    plain = [row for row in rows(part) if not row.expressions]
    false = [row.sentence for row in plain if mentions(row.sentence, row.published, None)]
    assert len(plain) >= 25
    assert len(false) / len(plain) <= MOST_FALSE_DATES, false
