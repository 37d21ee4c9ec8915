"""What the charts, tables and steps count, against the plain definition."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from geo.dashboard.charts import OTHERS, flows, over_time, time_unit, top_places
from geo.dashboard.exports import file_stem
from geo.dashboard.source_view import find_steps
from geo.dashboard.state import ViewState
from geo.dashboard.table import PAGE, SORTS, in_order, table_view
from geo.dashboard.words import count_text, day_text, days_text
from geo.filters import index_reports
from geo.frame import TimeWindow, fold_repeats, on_clock, to_frame
from geo.store import Arrival, Store
from tests import made
from tests.dashboard.conftest import Page
from tests.dashboard.test_page import words


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    whole = on_clock(fold_repeats(to_frame(made.rows(600))), "event")
    return whole[whole["start"].notna()]


@pytest.mark.parametrize("column", ["status", "actor1"])
@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_every_report_is_in_one_bar(frame: pd.DataFrame, column: str, unit: str) -> None:
    table = over_time(frame, column, unit)  # type: ignore[arg-type]
    assert table["reports"].sum() == len(frame)
    assert (table["high"] - table["low"] == table["reports"]).all()
    by_start = table.groupby("start")
    assert (by_start["high"].max() == by_start["reports"].sum()).all()
    assert (table["until"] > table["start"]).all()


def test_weeks_begin_on_monday(frame: pd.DataFrame) -> None:
    assert set(over_time(frame, "status", "week")["start"].dt.day_of_week) == {0}


def test_the_rarest_actors_are_taken_together(frame: pd.DataFrame) -> None:
    many = frame.assign(actor1=[f"actor {number % 9}" for number in range(len(frame))])
    assert OTHERS in set(over_time(many, "actor1", "year")["group"])


def test_the_unit_fits_the_span() -> None:
    def unit(days: int) -> str:
        row = next(iter(made.rows(1)))
        first = date(2014, 1, 1)
        last = first + timedelta(days=days)
        ends = [replace(row, report_id=str(d), event_date=str(d), event_date_end=str(d))
                for d in (first, last)]  # fmt: skip
        return time_unit(on_clock(to_frame(ends), "event"))

    assert [unit(days) for days in (5, 200, 2000, 9000)] == ["day", "week", "month", "year"]


def test_top_places_are_counted_with_their_region(frame: pd.DataFrame) -> None:
    table = top_places(frame)
    expected = Counter(zip(frame["location"], frame["admin1"], strict=True))
    for _, row in table.iterrows():
        assert expected[row["Place"], row["Region"]] >= row["Reports"]
    assert table["Reports"].sum() == len(frame)
    assert table["Reports"].is_monotonic_decreasing


def test_flows_need_both_ends_and_add_up(frame: pd.DataFrame) -> None:
    table = flows(frame)
    both = (frame["origin"] != "") & (frame["destination"] != "")
    assert table["Reports"].sum() == both.sum()
    statuses = [name for name in ("Reported", "Denied", "Planned") if name in table]
    assert (table[statuses].sum(axis=1) == table["Reports"]).all()
    assert "Rostov area" in set(table["From"])


def test_steps_lead_through_the_rows_shown(frame: pd.DataFrame) -> None:
    shown = frame.iloc[[3, 5, 9]]
    ids, rows = list(shown["report_id"]), list(shown["row_id"])
    opened = find_steps(shown, rows[1])
    assert (opened.before, opened.after, opened.place) == (ids[0], ids[2], 2)
    assert find_steps(shown, None).after == ids[0]
    assert find_steps(shown, None).before is None
    hidden = find_steps(shown, rows[1] + 1)
    assert (hidden.before, hidden.after, hidden.place) == (ids[1], ids[2], None)
    assert find_steps(shown, rows[2]).after is None
    nothing = find_steps(shown.iloc[:0], rows[0])
    assert (nothing.before, nothing.after, nothing.total) == (None, None, 0)


@pytest.mark.parametrize("sort", list(SORTS))
def test_an_order_keeps_every_row(frame: pd.DataFrame, sort: str) -> None:
    assert set(in_order(frame, sort)["report_id"]) == set(frame["report_id"])


def test_the_table_speaks_our_words(frame: pd.DataFrame) -> None:
    view = table_view(frame.assign(forces="32 tank; 1 howitzer; soldier"))
    assert set(view["Status"]) <= {"Reported", "Denied", "Planned"}
    assert view["What"].iloc[0] == "32 × tank; 1 × howitzer; soldier"
    assert view["Confidence"].between(0, 100).all()


def test_a_corpus_of_several_pages_follows_the_open_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page
) -> None:
    path = tmp_path / "many.sqlite"
    article = made.article()
    count = PAGE + 20
    reports = [made.report(article, report_id=f"r{number:04}") for number in range(count)]
    reports[4] = replace(reports[4], duplicate_of="r0003")
    with Store.open(path) as store:
        store.add(article, made.geoparsed(article, *reports), Arrival(doc="a", original=b"a"))
    monkeypatch.setenv("DATELINE_STORE", str(path))
    app = page(report=f"r{count - 1:04}")
    assert f"{count - 1} of {count - 1} reports, from 1 article" in words(app)
    assert app.session_state["table_page"] == 2
    assert len(app.dataframe[0].value) == 19
    again = page(report="r0004")
    assert again.session_state["table"]["selection"]["rows"] == [3]


def test_dates_and_counts_are_written_the_same_everywhere() -> None:
    assert day_text(date(2014, 11, 2)) == "2 November 2014"
    assert day_text(None) == "no date"
    assert days_text(date(2014, 11, 2), date(2014, 11, 5)) == "2 to 5 November 2014"
    assert days_text(date(2014, 10, 30), date(2014, 11, 5)) == "30 October to 5 November 2014"
    assert days_text(date(2013, 12, 30), date(2014, 1, 2)) == "30 December 2013 to 2 January 2014"
    assert days_text(None, None) == "no date"
    assert count_text(1, "report") == "1 report"
    assert count_text(2310, "report") == "2,310 reports"


def test_a_file_is_named_after_its_window() -> None:
    assert file_stem(ViewState()) == "dateline"
    window = TimeWindow(start=date(2014, 8, 1), end=date(2014, 8, 31))
    assert file_stem(ViewState(window=window)) == "dateline-2014-08-01-to-2014-08-31"


def test_articles_are_numbered_for_counting(frame: pd.DataFrame) -> None:
    reports = index_reports(frame.reset_index(drop=True))
    assert len(set(reports.articles)) == frame["article_id"].nunique()
