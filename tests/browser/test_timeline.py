"""The timeline in a real browser, over a generated corpus."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.map_page import expect_dates, handle, open_app, runs, shown, span, view

pytestmark = pytest.mark.browser
WHOLE = ("2014-02-20", "2023-12-30")


SETTLES_AFTER = 250
"""Milliseconds, as in timeline.js."""


@pytest.fixture
def page(open_page, generated_app) -> Page:
    return open_app(open_page, generated_app(10_000))


def test_it_opens_with_all_days(page: Page) -> None:
    expect_dates(page, WHOLE)
    expect(page.get_by_text("first: 20 Feb 2014")).to_be_visible()
    expect(page.get_by_text("last: 30 Dec 2023")).to_be_visible()


def test_the_legend_counts_what_the_window_holds(page: Page) -> None:
    before = shown(page)
    handle(page, "Last day of the window").focus()
    page.keyboard.press("PageDown")
    page.wait_for_function(f"datelineHub.state.tally.shown < {before}")
    legend = page.get_by_role("status").filter(has_text="reports")
    expect(legend).to_contain_text(f"{shown(page):,} of 10,000 reports")


SCRUB = """async (keys) => {
  const slider = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
  const told = '[data-testid="stText"]';
  const state = () => [performance.getEntriesByType("resource").length,
    ...[...document.querySelectorAll(told)].map((text) => text.textContent)].join();
  const before = state();
  let last = performance.now(), longest = 0;
  for (let turn = 0; turn < keys; turn++) {
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp", bubbles: true }));
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }
  return [longest, before === state()];
}"""
"""A key a frame; returns the longest time between two, and whether meanwhile nothing was fetched
and nothing came from the server."""


def scrub(page: Page, handle: Locator) -> int:
    """Scrub as a held key does, never still for so long as to settle; on a machine too slow for
    that it is tried anew. Returns how often the script had run when it began."""
    for _ in range(5):
        count, before = runs(page), span(page)
        handle.focus()
        longest, alone = page.evaluate(SCRUB, 30)
        assert span(page) != before
        if longest < SETTLES_AFTER:
            assert alone
            return count
        expect(page.get_by_text(f"window {' '.join(span(page))} event")).to_be_visible()
    pytest.skip("this machine stands still for longer than a hand does, between any two keys")


def test_scrubbing_tells_python_nothing_until_it_has_settled_and_then_once(page: Page) -> None:
    before = scrub(page, handle(page, "First day of the window"))
    expect(page.get_by_text(f"window {' '.join(span(page))} event")).to_be_visible()
    page.wait_for_timeout(1000)  # whether nothing more comes can only be waited for
    assert runs(page) == before + 1


def test_scrubbing_does_not_move_the_map(page: Page) -> None:
    before = view(page)
    handle(page, "Last day of the window").focus()
    for _ in range(5):
        page.keyboard.press("PageDown")
    expect(page.get_by_text(re.compile(r"window 2014-02-20 2023-\d\d-\d\d"))).to_be_visible()
    assert view(page) == before


def drag(page: Page, name: str, share: float) -> None:
    """Drags a part of the timeline by a share of the track's width."""
    part, track = handle(page, name).bounding_box(), page.locator(".track").bounding_box()
    x, y = part["x"] + part["width"] / 2, part["y"] + part["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x + share * track["width"] * step / 5, y)
    page.mouse.up()


def test_handles_and_window_can_be_dragged(page: Page) -> None:
    drag(page, "First day of the window", 0.25)
    drag(page, "Last day of the window", -0.5)
    first, last = span(page)
    expect_dates(page, (first, last))
    assert first.startswith("2016-0") and last.startswith(("2018", "2019-01"))
    length = page.evaluate("datelineHub.state.span.to - datelineHub.state.span.from")
    drag(page, "Window: moves both days", 0.2)
    moved = span(page)
    assert moved[0] > "2018" and moved[1] > "2020"
    assert page.evaluate("datelineHub.state.span.to - datelineHub.state.span.from") == length
    expect(page.get_by_text(f"window {moved[0]} {moved[1]} event")).to_be_visible()


def test_typed_dates_are_taken_and_kept_inside_the_corpus(page: Page) -> None:
    page.get_by_label("First day", exact=True).fill("2015-05-04")
    page.get_by_label("Last day", exact=True).fill("2031-01-01")
    expect(page.get_by_text("window 2015-05-04 2023-12-30 event")).to_be_visible()
    page.get_by_label("Last day", exact=True).fill("2015-01-01")
    expect(page.get_by_text("window 2015-01-01 2015-01-01 event")).to_be_visible()


def test_steps_by_day_week_and_month(page: Page) -> None:
    page.get_by_label("First day", exact=True).fill("2015-01-01")
    page.get_by_label("Last day", exact=True).fill("2015-01-31")
    for unit, expected in (("day", "2015-01-02"), ("week", "2015-01-09"), ("month", "2015-02-09")):
        page.get_by_label("Length of a step").select_option(unit)
        page.get_by_role("button", name="One step forward").click()
        expect(page.get_by_label("First day", exact=True)).to_have_value(expected)
    page.get_by_role("button", name="One step back").click()
    expect(page.get_by_label("First day", exact=True)).to_have_value("2015-01-09")


def test_playing_moves_the_window_until_it_is_paused(page: Page) -> None:
    page.get_by_label("Length of a step").select_option("month")
    page.get_by_label("Playing speed").select_option("20")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("datelineHub.state.span?.from > datelineHub.state.extent.from + 100")
    page.get_by_role("button", name="Pause").click()
    stopped = span(page)
    expect(page.get_by_text(f"window {stopped[0]} {stopped[1]}")).to_be_visible()
    expect_dates(page, stopped)
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_cumulative_keeps_the_first_day(page: Page) -> None:
    page.get_by_label("First day", exact=True).fill("2016-01-01")
    page.get_by_label("Last day", exact=True).fill("2016-02-01")
    page.get_by_label("from the first day on").check()
    expect(page.get_by_label("First day", exact=True)).to_have_value(WHOLE[0])
    page.get_by_label("Length of a step").select_option("week")
    page.get_by_role("button", name="One step forward").click()
    expect(page.get_by_label("Last day", exact=True)).to_have_value("2016-02-08")
    assert span(page)[0] == WHOLE[0]


def test_the_other_clock_counts_by_publication(page: Page) -> None:
    before = shown(page)
    page.get_by_label("when it was published").check()
    page.wait_for_function(f"datelineHub.state.tally.shown > {before}")  # the undated have one too
    expect(page.get_by_text("window all published")).to_be_visible()
    assert shown(page) == 10_000


def test_python_can_set_the_window(page: Page) -> None:
    page.get_by_label("First day", exact=True).fill("2016-01-01")
    expect(page.get_by_text("window 2016-01-01")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text("window all event")).to_be_visible()
    page.wait_for_function("datelineHub.state.span === null")
    expect(page.get_by_label("First day", exact=True)).to_have_value(WHOLE[0])
    page.get_by_label("First day", exact=True).fill("2016-01-01")  # and again after it
    expect(page.get_by_text("window 2016-01-01")).to_be_visible()


def test_every_control_has_a_name_and_a_visible_focus(page: Page) -> None:
    sliders = page.get_by_role("slider")
    assert sliders.count() == 3
    for number in range(3):
        slider = sliders.nth(number)
        slider.focus()
        page.keyboard.press("Shift")  # a key makes the focus a visible one
        assert re.search(r"\d+ \w{3} \d{4}", slider.get_attribute("aria-valuetext") or "")
        assert slider.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
