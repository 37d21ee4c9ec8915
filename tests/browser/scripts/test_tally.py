"""The browser counts as geo.frame does: the same reports lie in the same window."""

from datetime import date

import pytest

from geo.cartography.columns import encode_reports
from geo.cartography.style import STATUSES
from geo.frame import TimeWindow, in_window, on_clock
from tests.browser.scripts.conftest import MAP
from tests.browser.scripts.test_columns import TABLE, packed
from tests.generate import make_frame

pytestmark = pytest.mark.browser

WINDOWS = [
    ("2014-02-20", "2023-12-31"),
    ("2015-03-01", "2015-03-01"),
    ("2016-01-01", "2016-06-30"),
    ("1999-01-01", "1999-12-31"),
    ("2030-01-01", "2031-01-01"),
    ("2010-01-01", "2014-02-20"),
]
COUNT = """([from, to, clock]) => {
  const tally = countReports(table, clock, { from: parseDay(from), to: parseDay(to) }, makeTally(table));
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  return { shown: tally.shown, onMap: tally.onMap, statuses: [...tally.statuses], places: sum(tally.places), routes: sum(tally.routes) };
}"""


@pytest.mark.parametrize("clock", ["event", "published"])
@pytest.mark.parametrize(("start", "end"), WINDOWS)
def test_a_window_holds_the_same_reports_as_in_python(load, clock, start, end) -> None:
    frame = make_frame(3000)
    run = load(MAP / "days.js", MAP / "columns.js", MAP / "tally.js")
    run(TABLE, packed(encode_reports(frame)))
    got = run(COUNT, [start, end, clock])
    window = TimeWindow(start=date.fromisoformat(start), end=date.fromisoformat(end), clock=clock)
    kept = frame[in_window(on_clock(frame, clock), window)]
    counts = kept["status"].value_counts()
    assert got["shown"] == len(kept)
    assert got["onMap"] == got["places"] == kept["latitude"].notna().sum()
    assert got["statuses"] == [counts.get(status, 0) for status in STATUSES]


def test_listing_gives_the_reports_that_were_counted(load) -> None:
    run = load(MAP / "days.js", MAP / "columns.js", MAP / "tally.js")
    run(TABLE, packed(encode_reports(make_frame(500))))
    assert run(
        """() => {
          const span = { from: parseDay("2016-01-01"), to: parseDay("2017-01-01") };
          const all = listReports(table, "event", span, () => true);
          const few = listReports(table, "event", span, () => true, 3);
          return [all.length === countReports(table, "event", span, makeTally(table)).shown, few.length];
        }"""
    ) == [True, 3]


def test_a_tally_is_refilled_not_added_to(load) -> None:
    run = load(MAP / "days.js", MAP / "columns.js", MAP / "tally.js")
    run(TABLE, packed(encode_reports(make_frame(200))))
    assert run(
        """() => {
          const tally = makeTally(table), span = table.extent.event;
          const once = countReports(table, "event", span, tally).shown;
          return countReports(table, "event", span, tally).shown === once && once > 0;
        }"""
    )
