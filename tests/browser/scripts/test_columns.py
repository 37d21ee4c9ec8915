"""The browser reads what Python wrote: the same numbers, from the same bytes."""

import base64

import numpy as np
import pytest

from geo.cartography.columns import encode_reports
from geo.cartography.style import STATUSES
from tests.browser.scripts.conftest import MAP
from tests.generate import make_frame

pytestmark = pytest.mark.browser

TABLE = """text => {
  window.table = readColumns(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}"""


def packed(table: bytes) -> str:
    """Bytes for ``TABLE``: as one text they cross into the page much faster than as numbers."""
    return base64.b64encode(table).decode()


def test_every_report_comes_through(load) -> None:
    frame = make_frame(400)
    run = load(MAP / "columns.js")
    run(TABLE, packed(encode_reports(frame)))
    got = run(
        """() => [...table.row].map((row, at) => ({
            row, status: table.status[at],
            first: table.first[at] === noneOf(table.first) ? null : table.firstDay + table.first[at],
            latitude: table.place[at] < table.places ? table.place_latitude[table.place[at]] : null,
            longitude: table.place[at] < table.places ? table.place_longitude[table.place[at]] : null,
            routed: table.route[at] < table.routes,
        }))"""
    )
    assert len(got) == len(frame)
    for report, row in zip(got, frame.itertuples(), strict=True):
        assert report["row"] == row.row_id
        assert STATUSES[report["status"]] == row.status
        assert report["latitude"] == pytest.approx(row.latitude, abs=1e-4) or np.isnan(row.latitude)
        assert (report["latitude"] is None) == bool(np.isnan(row.latitude))
        dated = row.event_date == row.event_date
        assert report["first"] == (
            (row.event_date - np.datetime64("1970-01-01")).days if dated else None
        )


def test_the_extent_is_the_first_and_the_last_day_of_each_clock(load) -> None:
    frame = make_frame(300)
    run = load(MAP / "columns.js")
    run(TABLE, packed(encode_reports(frame)))
    extent = run("() => table.extent")
    days = lambda value: (value - np.datetime64("1970-01-01")).days  # noqa: E731
    assert extent["event"] == {
        "from": days(frame["event_date"].min()),
        "to": days(frame["event_date_end"].max()),
    }
    assert extent["published"] == {
        "from": days(frame["published"].min()),
        "to": days(frame["published"].max()),
    }


def test_mercator_puts_places_where_leaflet_does(load) -> None:
    from tests.browser.scripts.conftest import LEAFLET

    run = load(LEAFLET, MAP / "columns.js")
    run(TABLE, packed(encode_reports(make_frame(60))))
    off = run(
        """() => Math.max(...[...table.x].map((x, at) => {
            const point = L.CRS.EPSG3857.latLngToPoint(L.latLng(table.place_latitude[at], table.place_longitude[at]), 8);
            return Math.hypot(point.x - x * 65536, point.y - table.y[at] * 65536);
        }))"""
    )
    assert off < 0.01


def test_other_bytes_are_refused(load) -> None:
    run = load(MAP / "columns.js")
    assert "not a table" in run(
        "() => { try { readColumns(new Uint8Array(64).buffer) } catch (error) { return error.message } }"
    )


def test_a_corpus_without_reports_or_dates_is_read(load) -> None:
    run = load(MAP / "columns.js")
    run(TABLE, packed(encode_reports(make_frame(5).iloc[:0])))
    assert run("() => [table.reports, table.places, table.extent.event]") == [0, 0, None]
