"""What the browser tests do with the page: open it, find marks, read counts."""

import re
from collections.abc import Callable

from playwright.sync_api import Frame, FrameLocator, Locator, Page

from tests.browser.conftest import App

Open = Callable[..., Page]


def open_app(open_page: Open, app: App, query: str = "", **options) -> Page:
    """The page with the map painted and the timeline filled."""
    page = open_page(app.url + query, **options)
    page.wait_for_function("window.datelineHub?.state.tally?.shown > 0", timeout=120_000)
    wait_for_scene(page)
    return page


def wait_for_scene(page: Page) -> None:
    """Until the map has painted reports and its ground."""
    page.wait_for_function(
        """() => [...document.querySelectorAll("iframe")].some(({ contentWindow: map }) =>
             map.reportsLayer?.scene && map.document.querySelectorAll("canvas").length === 3)"""
    )
    frame_of_map(page).wait_for_function(STEADY)


STEADY = """() => {
  const { lat, lng } = map_div.getCenter();
  const now = [map_div.getZoom(), lat, lng, reportsLayer.scene.marks.length].join();
  const clock = performance.now();
  if (window.lastView !== now) Object.assign(window, { lastView: now, steadySince: clock });
  return clock - window.steadySince > 800;
}"""
"""The map has been fitted to its reports and stands still."""


def map_frame(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title*="st_folium"]')


def frame_of_map(page: Page) -> Frame:
    return next(frame for frame in page.frames if "st_folium" in frame.url)


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def shown(page: Page) -> int:
    return int(page.evaluate("datelineHub.state.tally.shown"))


def span(page: Page) -> tuple[str, str]:
    """The window as the typed dates show it."""
    days = page.get_by_role("group", name="First and last day of the window").locator("input")
    return days.nth(0).input_value(), days.nth(1).input_value()


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
