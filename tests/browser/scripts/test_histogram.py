import pandas as pd
import pytest

from geo.cartography.columns import encode_reports
from tests.browser.scripts.conftest import MAP, STYLE, TIMELINE
from tests.browser.scripts.test_columns import TABLE, packed
from tests.generate import make_frame

pytestmark = pytest.mark.browser


@pytest.fixture
def run(load):
    return load(MAP / "days.js", MAP / "columns.js", MAP / "tally.js", TIMELINE / "histogram.js")


@pytest.mark.parametrize(("unit", "rule"), [("day", "D"), ("week", "W-SUN"), ("month", "M")])
def test_bars_count_what_begins_in_them(run, unit, rule) -> None:
    frame = make_frame(800)
    run(TABLE, packed(encode_reports(frame)))
    bins = run(
        "unit => { const bins = countBins(table, 'event', unit); return { ...bins, counts: [...bins.counts] } }",
        unit,
    )
    totals = [sum(bins["counts"][at : at + 3]) for at in range(0, len(bins["counts"]), 3)]
    expected = frame["event_date"].dropna().dt.to_period(rule).value_counts()
    assert sum(totals) == expected.sum()
    assert bins["highest"] == max(totals) == expected.max()
    starts = pd.to_datetime(bins["starts"], unit="D").to_period(rule)
    for start, total in zip(starts, totals, strict=True):
        assert total == expected.get(start, 0)


def test_the_bars_follow_the_clock(run) -> None:
    run(TABLE, packed(encode_reports(make_frame(300))))
    event, published = run(
        "() => ['event', 'published'].map((clock) => countBins(table, clock, 'month').counts.reduce((a, b) => a + b))"
    )
    assert event < published == 300


@pytest.mark.parametrize(
    ("days", "wanted", "width", "expected"),
    [
        (30, "day", 800, "day"),
        (3600, "day", 800, "month"),
        (700, "day", 800, "week"),
        (700, "month", 800, "month"),
        (30, "week", 800, "week"),
    ],
)
def test_bars_are_as_fine_as_there_is_room_for(run, days, wanted, width, expected) -> None:
    assert (
        run(
            "([days, wanted, width]) => binUnit({ from: 1, to: days }, wanted, width)",
            [days, wanted, width],
        )
        == expected
    )


def test_bars_outside_the_window_are_faint(run) -> None:
    run(TABLE, packed(encode_reports(make_frame(300))))
    bars = run(
        """theme => {
          const context = recorder(), bins = countBins(table, "event", "month");
          const span = { from: bins.extent.from, to: bins.extent.from + 400 };
          drawBins(context, bins, span, { width: 800, height: 80 }, theme);
          return context.calls.filter(([name, ...rest]) => name === "fillRect" && rest.at(-1).fillStyle !== theme.ink)
            .map(([, left, , , , state]) => [left, state.globalAlpha]);
        }""",
        STYLE,
    )
    edge = 800 * 431 / 3606
    assert {alpha for left, alpha in bars if left < edge - 20} == {1}
    assert {alpha for left, alpha in bars if left > edge + 20} == {0.32}
