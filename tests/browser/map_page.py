"""What the browser tests do with the page: open it, find marks, read counts."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

from tests.browser.conftest import App

Open = Callable[..., Page]


def open_app(open_page: Open, app: App, query: str = "", **options) -> Page:
    """The page with the map painted and the timeline filled."""
    page = open_page(app.url + query, **options)
    page.wait_for_function("window.datelineHub?.state.tally?.shown > 0", timeout=120_000)
    wait_for_scene(page)
    return page


def wait_for_scene(page: Page) -> None:
    """Until the map has painted reports and its ground, and stands where Python knows it to."""
    page.wait_for_function(
        """() => [...document.querySelectorAll("iframe")].some(({ contentWindow: map }) =>
             map.reportsLayer?.scene && map.document.querySelectorAll("canvas").length === 3)"""
    )
    frame_of_map(page).wait_for_function(SETTLED)


SETTLED = """() => {
  const told = new URLSearchParams(parent.location.search).get("map")?.split(",").map(Number);
  const zoom = map_div.getZoom(), pixel = (place) => map_div.project(place, zoom);
  return told && told[2] === zoom && reportsLayer.canvas.view.zoom === zoom
    && pixel(told.slice(0, 2)).distanceTo(pixel(map_div.getCenter())) < 2;
}"""
"""The address tells the view that the map has: it has been fitted and stands still, and the run
of the script that this led to is over."""


def wait_for_quiet(page: Page) -> None:
    """Until the script has run to its end and the page holds what it said."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
    expect(page.locator('[data-stale="true"]')).to_have_count(0)


def map_frame(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title*="st_folium"]')


def frame_of_map(page: Page) -> Frame:
    return next(frame for frame in page.frames if "st_folium" in frame.url)


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def shown(page: Page) -> int:
    return int(page.evaluate("datelineHub.state.tally.shown"))


def span(page: Page) -> tuple[str, str]:
    """The first and the last day of the window, as ISO dates."""
    first, last = page.evaluate(
        """() => {
          const { span, extent } = datelineHub.state;
          return [(span ?? extent).from, (span ?? extent).to];
        }"""
    )
    return _iso(first), _iso(last)


def _iso(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def expect_dates(page: Page, days: tuple[str, str]) -> None:
    """The typed dates show this window."""
    for label, day in zip(("First day", "Last day"), days, strict=True):
        expect(page.get_by_label(label, exact=True)).to_have_value(day)


def view(page: Page) -> list[float]:
    """Where the map stands: zoom, latitude, longitude."""
    return frame_of_map(page).evaluate(
        "() => { const { lat, lng } = map_div.getCenter(); return [map_div.getZoom(), lat, lng]; }"
    )


FIND = """([kind, test]) => {
  const { view, } = reportsLayer.canvas, scene = reportsLayer.scene;
  const inside = ({ x, y }) => x > view.margin.x + 70 && y > view.margin.y + 20
    && x < view.width - view.margin.x - 20 && y < view.height - view.margin.y - 30;
  const spot = (item) => item.tag ?? (item.curve ? curvePoint(item.curve, 0.5) : item);
  const free = (item) => {
    const { x, y } = spot(item), under = findUnder(scene, x, y);
    return under && Object.values(under)[0] === item;
  };
  const fits = (item) => eval(test)(item) && spot(item) && inside(spot(item)) && free(item);
  const item = scene[kind].find(fits);
  if (!item) return null;
  const { x, y } = spot(item);
  return [x - view.margin.x, y - view.margin.y];
}"""


def find_mark(page: Page, kind: str, test: str = "() => true") -> tuple[float, float] | None:
    """Where on the page a mark, flow or area lies that fits ``test`` and can be clicked."""
    spot = frame_of_map(page).evaluate(FIND, [kind, test])
    box = page.locator('iframe[title*="st_folium"]').bounding_box()
    return (box["x"] + spot[0], box["y"] + spot[1]) if spot and box else None


def click_mark(page: Page, kind: str, test: str = "() => true") -> None:
    spot = find_mark(page, kind, test)
    assert spot, f"no such mark among the {kind}"
    page.mouse.click(*spot)


def runs(page: Page) -> int:
    """How often the generated app's script has run for this page."""
    return int(page.get_by_text(re.compile(r"^run \d+")).inner_text().split()[1])
