"""Frames: order, types, windows, clocks and the folding of repeats."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.frame import (
    TimeWindow,
    fold_repeats,
    in_window,
    is_placed,
    on_clock,
    to_frame,
    whole_span,
)
from geo.rows import COLUMNS, report_row
from tests import made


def test_a_report_becomes_one_row_under_acleds_names() -> None:
    frame = to_frame([report_row(made.article(), made.report())])
    row = frame.iloc[0]
    assert list(frame.columns) == [*COLUMNS, "row_id"]
    assert row["event_date"].date() == date(2014, 11, 11)
    assert (row["location"], row["latitude"], row["longitude"]) == ("Luhansk region", 48.9, 38.9)
    assert row["forces"] == "32 tank"
    assert row["sentence"] == made.SENTENCE
    assert made.TEXT[row["sentence_start"] : row["sentence_end"]] == made.SENTENCE
    assert row["trigger"] == "crossed"


def test_no_rows_make_an_empty_frame_with_all_columns() -> None:
    frame = on_clock(fold_repeats(to_frame([])), "event")
    assert len(frame) == 0
    assert set(COLUMNS) <= set(frame.columns)
    assert whole_span(frame, "event") is None
    assert in_window(frame, TimeWindow(start=date(2014, 1, 1), end=date(2014, 1, 2))).size == 0


def test_rows_stand_by_date_and_undated_ones_last() -> None:
    frame = to_frame(made.rows(300))
    dates = frame["event_date"].to_list()
    dated = [day for day in dates if day == day]
    assert dated == sorted(dated)
    assert frame["event_date"].isna().to_numpy()[len(dated) :].all()
    assert frame["row_id"].to_list() == list(range(300))


def test_the_order_does_not_hang_on_the_order_given() -> None:
    rows = list(made.rows(60))
    assert to_frame(rows).equals(to_frame(reversed(rows)))


def test_a_report_without_a_stated_date_takes_the_publication_date() -> None:
    report = made.report(
        event_date_start=None, event_date_end=None, date_basis="published", date_mention=None
    )
    row = report_row(made.article(), report)
    assert (row.event_date, row.event_date_end) == ("2014-11-12", "2014-11-12")


def test_an_undated_report_has_no_day_even_with_leftovers() -> None:
    assert report_row(made.article(), made.report(date_basis="none")).event_date is None


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (None, "names no place"),
        (made.PlaceRole(name="there", span=None, place=None), "no place was found for “there”"),
        (made.role("Izvarino"), "“Izvarino” is not in the gazetteer"),
    ],
)
def test_a_report_without_a_point_says_why(role: object, reason: str) -> None:
    row = report_row(made.article(), made.report(location=role))
    assert not row.placed
    assert reason in row.unplaced_reason


def test_repeats_are_folded_into_the_first_telling() -> None:
    rows = list(made.rows(3))
    first, second, third = (
        replace(row, duplicate_of=None, sentence=f"Sentence {n}.") for n, row in enumerate(rows)
    )
    second = replace(second, duplicate_of=first.report_id)
    third = replace(third, duplicate_of=second.report_id)
    folded = fold_repeats(to_frame([first, second, third]))
    assert folded["report_id"].to_list() == [first.report_id]
    assert folded["repeats"].to_list() == [2]
    assert set(folded["said"].iloc[0].split("\n")) == {"Sentence 0.", "Sentence 1.", "Sentence 2."}


def test_reports_that_repeat_each_other_or_a_stranger_are_not_lost() -> None:
    a, b, c = (replace(row, duplicate_of=None) for row in made.rows(3))
    circle = [replace(a, duplicate_of=b.report_id), replace(b, duplicate_of=a.report_id)]
    stranger = replace(c, duplicate_of="not here")
    folded = fold_repeats(to_frame([*circle, stranger]))
    assert c.report_id in folded["report_id"].to_list()
    assert len(folded) == 3


DAYS = st.integers(0, 60).map(lambda n: date(2014, 1, 1) + timedelta(days=n))


@settings(deadline=None, max_examples=50)
@given(
    reports=st.lists(st.tuples(DAYS, st.integers(0, 9), DAYS), max_size=30),
    ends=st.tuples(DAYS, DAYS),
    clock=st.sampled_from(["event", "published"]),
)
def test_a_window_holds_what_has_a_day_in_it(
    reports: list[tuple[date, int, date]], ends: tuple[date, date], clock: str
) -> None:
    template = next(iter(made.rows(1)))
    rows = [
        replace(
            template,
            report_id=f"{number:03}",
            event_date=start.isoformat(),
            event_date_end=(start + timedelta(days=long)).isoformat(),
            published=published.isoformat(),
        )
        for number, (start, long, published) in enumerate(reports)
    ]
    window = TimeWindow(start=min(ends), end=max(ends))
    frame = on_clock(to_frame(rows), clock)  # type: ignore[arg-type]
    seen = set(frame["report_id"][in_window(frame, window)])
    expected = {
        f"{number:03}"
        for number, (start, long, published) in enumerate(reports)
        if (
            start <= window.end and start + timedelta(days=long) >= window.start
            if clock == "event"
            else window.start <= published <= window.end
        )
    }
    assert seen == expected


def test_the_whole_span_holds_every_dated_report() -> None:
    frame = on_clock(to_frame(made.rows(500)), "event")
    span = whole_span(frame, "event")
    assert np.array_equal(in_window(frame, span), in_window(frame, None))


def test_is_placed() -> None:
    frame = to_frame(made.rows(200))
    assert 0 < is_placed(frame).sum() < 200
    assert (frame["unplaced_reason"][~is_placed(frame)] != "").all()


def test_a_window_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        TimeWindow(start=date(2014, 1, 2), end=date(2014, 1, 1))
