"""What a journalist does first, with the demo corpus as `make run` opens it: see map and timeline
at once, scrub, click a mark and a line, read the sentence; by mouse and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import (
    click_mark,
    handle,
    map_frame,
    open_app,
    shown,
    view,
    wait_for_quiet,
)

pytestmark = pytest.mark.browser
COUNTS = re.compile(r"^(\d+) of (\d+) reports?, from \d+ articles?")


def card(page: Page):
    return page.locator("[data-card]")


def counted(page: Page) -> int:
    """The reports that Python says are shown."""
    found = COUNTS.match(page.get_by_text(COUNTS).inner_text())
    assert found
    return int(found[1])


def expect_source_of_selected(page: Page) -> None:
    """A sentence is marked in its article, and it is the report that the map has selected."""
    page.wait_for_function("datelineHub.state.selected !== null")
    expect(card(page).locator("blockquote mark.trigger").first).to_be_visible()
    expect(card(page).get_by_role("heading", level=2)).not_to_be_empty()
    expect(page).to_have_url(re.compile("report=[0-9a-f]{16}"))


def open_one(page: Page) -> None:
    """After a click on the map: either a report is open, or the first of the list is chosen."""
    page.wait_for_function(
        """() => datelineHub.state.selected !== null || [...document.querySelectorAll("iframe")]
             .some((frame) => frame.contentDocument.querySelector(".report-list button"))"""
    )
    first = map_frame(page).locator(".report-list button").first
    if first.count():
        first.click()
    expect_source_of_selected(page)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_map_and_timeline_are_in_the_window_from_the_start(
    open_page, demo_app, width: int, height: int
) -> None:
    page = open_app(open_page, demo_app, width=width, height=height)
    frame = page.locator('iframe[title*="st_folium"]').bounding_box()
    track = page.locator(".track").bounding_box()
    assert frame["y"] >= 0 and frame["height"] >= 300
    assert track["y"] > frame["y"] + frame["height"]
    assert track["y"] + track["height"] <= height


def test_scrub_then_click_a_mark_and_a_line_and_read_the_sentence(open_page, demo_app) -> None:
    page = open_app(open_page, demo_app)
    whole = counted(page)
    page.get_by_label("Length of a step").select_option("month")
    handle(page, "Last day of the window").focus()
    for _ in range(5):
        page.keyboard.press("PageDown")  # a year each
    expect(page.get_by_text(COUNTS)).not_to_have_text(re.compile(rf"^{whole} "))
    wait_for_quiet(page)
    assert 0 < counted(page) == shown(page) < whole
    before = view(page)
    click_mark(page, "marks", "mark => !mark.many")
    open_one(page)
    assert view(page) == before
    map_frame(page).locator(".leaflet-container").press("Escape")
    handle(page, "Last day of the window").press("End")
    expect(page.get_by_text(COUNTS)).to_have_text(re.compile(rf"^{whole} "))
    read = page.evaluate("datelineHub.state.selected")
    click_mark(page, "flows", "flow => flow.count === 1")
    page.wait_for_function("before => datelineHub.state.selected !== before", arg=read)
    expect_source_of_selected(page)


def test_an_area_opens_its_reports(open_page, demo_app) -> None:
    page = open_app(open_page, demo_app)
    click_mark(page, "areas", "area => area.tag")
    open_one(page)


def test_the_keyboard_alone_reaches_everything_in_the_order_of_the_page(
    open_page, demo_app
) -> None:
    page = open_app(open_page, demo_app)
    wait_for_quiet(page)
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        names.append(page.evaluate(FOCUSED))
        if names[-1].endswith("| Table"):
            break
    order = [
        "Search", "Who moves", "Only where the map is", "Demo corpus", "Map", "Zoom in",
        "Fit the map", "One step back", "Play", "First day", "Last day", "when it happened",
        "Window: moves both days", "Last day of the window", "Next", "Table",
    ]  # fmt: skip
    places = [next((at for at, name in enumerate(names) if part in name), None) for part in order]
    missing = [part for part, place in zip(order, places, strict=True) if place is None]
    assert not missing, names
    assert places == sorted(places), names


FOCUSED = """() => {
  let root = document, node = root.activeElement;
  for (;;) {
    const inner = node?.shadowRoot ?? node?.contentDocument;
    if (!inner?.activeElement || inner.activeElement === inner.body) break;
    node = inner.activeElement;
  }
  const label = node.labels?.[0]?.innerText ?? node.closest?.("label")?.innerText ?? "";
  const text = ["BUTTON", "A", "LABEL", "INPUT"].includes(node.tagName) ? node.innerText : "";
  return [node.getAttribute("aria-label"), label, node.title, text].join(" | ");
}"""
"""What the focused element is called, in whatever frame or shadow it stands."""


def test_letters_twice_as_large_are_readable(open_page, demo_app) -> None:
    page = open_app(open_page, demo_app)
    wait_for_quiet(page)
    page.keyboard.press("j")
    expect(card(page).get_by_role("heading", level=2)).to_be_visible()
    page.add_style_tag(content="html { font-size: 32px !important; }")
    page.wait_for_function(  # the source has gone below the map, which has no room beside it
        "(source) => source.getBoundingClientRect().left < 700", arg=card(page).element_handle()
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut_off = page.evaluate(
        """() => {
          const inner = [...document.querySelectorAll("*")].map((node) => node.shadowRoot);
          return [document, ...inner].filter(Boolean)
            .flatMap((root) => [...root.querySelectorAll("button, select, h2, dd")])
            .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 2)
            .map((node) => node.outerHTML.slice(0, 120));
        }"""
    )
    assert cut_off == []


def test_playing_moves_the_map_by_itself(open_page, demo_app) -> None:
    page = open_app(open_page, demo_app)
    page.get_by_label("Length of a step").select_option("month")
    page.get_by_label("Playing speed").select_option("20")
    page.evaluate(
        """() => {
          window.counts = new Set();
          datelineHub.join("test", ({ tally }) => counts.add(tally.shown));
        }"""
    )
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("counts.size > 5")
    page.get_by_role("button", name="Pause").click()
