"""The map in a real browser, over a generated corpus: picking, splitting, listing, staying put."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.map_page import (
    click_mark,
    find_mark,
    frame_of_map,
    handle,
    map_frame,
    open_app,
    shown,
    view,
    wait_for_scene,
)

pytestmark = pytest.mark.browser
PICKED = re.compile(r"^selected \d+$")


@pytest.fixture
def page(open_page, generated_app) -> Page:
    return open_app(open_page, generated_app(10_000))


def test_a_mark_picks_its_report(page: Page) -> None:
    click_mark(page, "marks", "mark => mark.total === 1")
    expect(page.get_by_text(PICKED)).to_be_visible()
    row = int(page.get_by_text(PICKED).inner_text().split()[1])
    assert page.evaluate("datelineHub.state.selected") == row


def test_a_pick_neither_moves_the_map_nor_makes_it_anew(page: Page) -> None:
    frame_of_map(page).evaluate("() => { window.marked = true; }")
    before = view(page)
    click_mark(page, "marks", "mark => mark.total === 1")
    expect(page.get_by_text(PICKED)).to_be_visible()
    assert view(page) == before
    assert frame_of_map(page).evaluate("window.marked") is True


def test_several_reports_at_one_spot_open_as_a_list(page: Page) -> None:
    click_mark(page, "marks", "mark => mark.total > 1 && !mark.many")
    entries = map_frame(page).locator(".report-list button")
    expect(entries.first).to_be_visible()
    assert entries.count() > 1
    expect(entries.first).to_contain_text(
        re.compile(r"\d{4}.*(reported|planned|denied)", re.DOTALL)
    )
    entries.nth(1).click()
    expect(page.get_by_text(PICKED)).to_be_visible()
    expect(entries.nth(1)).to_have_attribute("aria-current", "true")


def test_the_list_stays_open_while_time_is_scrubbed_and_closes_by_key(page: Page) -> None:
    click_mark(page, "marks", "mark => mark.total > 1 && !mark.many")
    entries = map_frame(page).locator(".report-list button")
    expect(entries.first).to_be_focused()
    handle(page, "Last day of the window").focus()
    page.keyboard.press("PageDown")
    expect(page.get_by_text(re.compile(r"window 2014-02-20 2023"))).to_be_visible()
    expect(entries.first).to_be_visible()
    entries.first.focus()
    entries.first.press("Escape")
    expect(entries).to_have_count(0)


def test_what_is_closed_is_gone_at_once(page: Page) -> None:
    """And not pressed by mistake while it fades; another takes its place."""
    click_mark(page, "marks", "mark => mark.total > 1 && !mark.many")
    lists = map_frame(page).locator(".report-list")
    expect(lists.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    assert lists.count() == 0
    expect(frame_of_map(page).locator(".leaflet-container")).to_be_focused()


def test_a_group_of_several_spots_splits(page: Page) -> None:
    before = view(page)
    marks = frame_of_map(page).evaluate("reportsLayer.scene.marks.length")
    click_mark(page, "marks", "mark => mark.many && mark.total > 50")
    frame = frame_of_map(page)
    frame.wait_for_function(
        f"map_div.getZoom() > {before[0]} && reportsLayer.canvas.view.zoom > {before[0]}"
    )
    assert marks > 0
    assert frame.evaluate("reportsLayer.scene.marks.length") > 1


def choose_one(page: Page) -> None:
    """After a click: either one report was picked, or the first of a list is chosen."""
    page.wait_for_function(
        """() => datelineHub.state.selected !== null || [...document.querySelectorAll("iframe")]
             .some((frame) => frame.contentDocument.querySelector(".report-list button"))"""
    )
    entries = map_frame(page).locator(".report-list button")
    if entries.count():
        entries.first.click()
    expect(page.get_by_text(PICKED)).to_be_visible()


def test_a_line_opens_its_reports(page: Page) -> None:
    click_mark(page, "flows")
    choose_one(page)


def test_an_area_opens_its_reports(page: Page) -> None:
    click_mark(page, "areas", "area => area.tag")
    choose_one(page)


def test_no_mark_is_drawn_where_a_region_has_its_middle(page: Page) -> None:
    """An area's point only stands for it: nothing is painted there but the shade."""
    assert frame_of_map(page).evaluate(
        """() => {
          const { table, scene, canvas: { view } } = reportsLayer;
          const { heads, spots } = arrangementAt(reportsLayer, view);
          return scene.areas.length > 0 && scene.marks.every(({ group }) => group < spots)
            && scene.areas.every(({ group, radius }) =>
              group >= spots && radius >= AREA_FROM && table.place_vague[heads[group]]);
        }"""
    )


def test_the_pointer_is_told_what_lies_under_it(page: Page) -> None:
    spot = find_mark(page, "marks", "mark => mark.total > 2")
    page.mouse.move(*spot)
    expect(map_frame(page).locator(".hover-note")).to_have_text(re.compile(r"\d+ report"))
    box = page.locator('iframe[title*="st_folium"]').bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] - 20)


def test_marks_lie_where_their_reports_are(page: Page) -> None:
    """Nothing is jittered: each single mark stands on the point of its report."""
    off = frame_of_map(page).evaluate(
        """() => {
          const { table, scene, canvas: { view } } = reportsLayer;
          const { heads } = arrangementAt(reportsLayer, view);
          return Math.max(...scene.marks.map((mark) => {
            const place = heads[mark.group];
            const at = [table.place_latitude[place], table.place_longitude[place]];
            const point = map_div.latLngToContainerPoint(at);
            return Math.hypot(point.x + view.margin.x - mark.x, point.y + view.margin.y - mark.y);
          }));
        }"""
    )
    assert off <= 1.5  # Leaflet rounds to whole pixels


def test_the_view_is_fitted_and_can_be_fitted_again(page: Page) -> None:
    fit = map_frame(page).get_by_role("button", name="Fit the map to the reports")
    fit.click()
    wait_for_scene(page)
    fitted = view(page)
    map_frame(page).get_by_role("button", name="Zoom in").click()
    frame_of_map(page).wait_for_function(f"map_div.getZoom() > {fitted[0]}")
    wait_for_scene(page)
    fit.click()
    frame_of_map(page).wait_for_function(f"map_div.getZoom() === {fitted[0]}")


def test_a_picture_of_the_map_is_saved(page: Page, tmp_path) -> None:
    with page.expect_download() as waiting:
        map_frame(page).get_by_role("button", name="Save a picture of the map").click()
    download = waiting.value
    assert download.suggested_filename == "dateline-2014-02-20-2023-12-30.png"
    download.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "map.png").stat().st_size > 20_000


def test_keys_move_the_map(page: Page) -> None:
    before = view(page)
    frame_of_map(page).locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    frame_of_map(page).wait_for_function(f"map_div.getCenter().lng > {before[2]}")
    page.keyboard.press("+")
    frame_of_map(page).wait_for_function(f"map_div.getZoom() === {before[0] + 1}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, generated_app, scheme) -> None:
    page = open_app(open_page, generated_app(10_000), color_scheme=scheme)
    page.wait_for_function(f"datelineHub.state.dark === {'true' if scheme == 'dark' else 'false'}")
    found = Axe().run(page).response["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert not [(item["id"], [node["html"] for node in item["nodes"]]) for item in serious]


@pytest.mark.parametrize(("width", "options"), [(360, {}), (640, {"device_scale_factor": 2})])
def test_it_fits_a_narrow_page(open_page, generated_app, width, options) -> None:
    page = open_app(open_page, generated_app(10_000), width=width, height=800, **options)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("First day of the window", "Last day of the window"):
        box = handle(page, name).bounding_box()
        assert 0 <= box["x"] + box["width"] / 2 <= width
    frame = page.locator('iframe[title*="st_folium"]').bounding_box()
    assert frame["x"] >= 0 and frame["x"] + frame["width"] <= width


NOTE_STEPS = """() => {
  window.stepTimes = [];
  datelineHub.join("test", (state, changed) => {
    if (changed.has("span")) stepTimes.push(performance.now());
  });
}"""


def test_no_motion_where_the_system_asks_for_none(open_page, generated_app) -> None:
    page = open_app(open_page, generated_app(10_000), reduced_motion="reduce")
    options = frame_of_map(page).evaluate(
        "[map_div.options.zoomAnimation, map_div.options.inertia]"
    )
    assert options == [False, False]
    page.get_by_label("Playing speed").select_option("20")
    page.evaluate(NOTE_STEPS)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("stepTimes.length >= 4")
    pause = page.evaluate("stepTimes[3] - stepTimes[2]")
    assert pause > 400  # about a second, and not the twentieth that was chosen


def test_a_hundred_thousand_reports_are_counted_and_drawn(open_page, generated_app) -> None:
    page = open_app(open_page, generated_app(100_000))
    assert shown(page) > 98_000
    wait_for_scene(page)
    assert frame_of_map(page).evaluate("reportsLayer.scene.marks.length") > 5
    elements = frame_of_map(page).evaluate("document.querySelectorAll('*').length")
    assert elements < 200  # drawn, not made of elements
