"""The dashboard in a real Chromium: stepping, selecting, searching, importing, hostile text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.store import Store
from tests import made
from tests.browser.conftest import App
from tests.browser.map_page import (
    frame_of_map,
    handle,
    span,
    view,
    wait_for_quiet,
    wait_for_scene,
)
from tests.dashboard.conftest import HOSTILE, HOSTILE_NAME

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def card(page: Page) -> Locator:
    return page.locator("[data-card]")


def heading(page: Page) -> Locator:
    return card(page).get_by_role("heading", level=2)


def ready(page: Page, tab: str = "table") -> Page:
    """The page once its counts, its buttons and the view below the map are there."""
    expect(page.get_by_text(re.compile(r"of 12 reports, from"))).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Previous")).to_be_visible()
    view = {"table": "stDataFrame", "time": "stVegaLiteChart", "export": "stDownloadButton"}[tab]
    expect(page.get_by_test_id(view).first).to_be_visible()
    wait_for_scene(page)
    wait_for_quiet(page)
    return page


def test_the_keyboard_alone_steps_through_the_reports(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own"))
    page.keyboard.press("j")
    expect(card(page)).to_contain_text("Part 0")
    page.keyboard.press("j")
    expect(card(page)).to_contain_text("Part 1")
    expect(page).to_have_url(re.compile("report=report01"))
    page.keyboard.press("k")
    expect(card(page)).to_contain_text("Part 0")


def test_a_link_opens_what_it_was_copied_from(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&status=denied&report=report04"))
    expect(page.get_by_text("3 of 12 reports")).to_be_visible()
    expect(card(page)).to_contain_text("Part 4")
    marks = card(page).locator("mark")
    expect(marks.filter(has_text="crossed")).to_have_class(re.compile("trigger"))
    expect(marks.filter(has_text="Tuesday")).to_have_class(re.compile("date"))


def test_the_whole_article_opens_on_the_spot_and_stays_open(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&report=report02"))
    lead = card(page).get_by_text("Fears of a new offensive")
    expect(lead).to_be_hidden()
    card(page).get_by_role("button", name="Show the whole article").click()
    expect(lead).to_be_visible()
    page.get_by_text("Over time").click()
    expect(page.locator("canvas, svg").first).to_be_visible()
    expect(lead).to_be_visible()


def test_scrubbing_leaves_the_open_source_as_it_is(app: App, open_page: Open) -> None:
    """What was unfolded stays unfolded, and what had the focus keeps it."""
    page = ready(open_page(f"{app.url}/?corpus=own&report=report02"))
    card(page).get_by_text("How it was read").first.click()
    reasons = card(page).locator("details[open] li").first
    expect(reasons).to_be_visible()
    quote = card(page).locator("blockquote")
    quote.evaluate("(node) => { node.remembered = true; }")
    handle(page, "Last day of the window").focus()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("to=2014-"))
    wait_for_quiet(page)
    expect(reasons).to_be_visible()
    assert quote.evaluate("(node) => node.remembered") is True


def test_map_and_timeline_follow_the_filters(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own"))
    page.wait_for_function("datelineHub.state.reports?.reports === 12")
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^Denied")).click()
    page.wait_for_function("datelineHub.state.reports.reports === 4")
    expect(page.get_by_text("of 4 reports")).to_be_visible()
    expect(page.get_by_text("last: 8 Sep 2014")).to_be_visible()
    expect(page).to_have_url(re.compile("status=denied"))
    page.get_by_role("button", name="Reset filters and dates").click()
    page.wait_for_function("datelineHub.state.reports.reports === 12")


def test_a_link_brings_back_window_map_and_report_and_the_map_can_be_kept_to(
    app: App, open_page: Open
) -> None:
    link = "corpus=own&from=2014-06-01&to=2014-08-15&map=48.02,37.8,10&report=report01"
    page = ready(open_page(f"{app.url}/?{link}"))
    assert frame_of_map(page).evaluate("map_div.getZoom()") == 10
    assert view(page)[1:] == pytest.approx([48.02, 37.8], abs=0.01)
    assert span(page) == ("2014-06-01", "2014-08-15")
    page.wait_for_function("datelineHub.state.selected === 1")
    expect(page.get_by_text(re.compile("^6 of 12 reports, from"))).to_be_visible()
    page.get_by_role("button", name="Only where the map is").click()
    expect(page.get_by_text(re.compile("^2 of 12 reports, from"))).to_be_visible()  # at Donetsk
    expect(page).to_have_url(re.compile("area="))


def test_a_citation_is_copied_with_one_click(app: App, open_page: Open) -> None:
    page = ready(
        open_page(
            f"{app.url}/?corpus=own&report=report02",
            permissions=["clipboard-read", "clipboard-write"],
        )
    )
    card(page).get_by_role("button", name="Copy citation").click()
    expect(card(page).get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert made.SENTENCE in copied
    assert "Paper 2" in copied
    link = card(page).get_by_role("link", name="Open the original")
    expect(link).to_have_attribute("href", "https://example.org/columns")
    expect(link).to_have_attribute("rel", re.compile("noopener"))


def test_a_row_of_the_table_opens_its_report(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own"))
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    expect(table.locator("canvas").first).to_be_visible()
    table.locator(".dvn-scroller").click(position={"x": 18, "y": 35 * 3 + 17})
    expect(card(page)).to_contain_text("Part 2")
    expect(page).to_have_url(re.compile("report=report02"))
    page.wait_for_function("datelineHub.state.selected === 2")  # and the map has its mark


def test_searched_words_are_marked_in_the_text(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&report=report02"))
    page.get_by_label("Search", exact=True).fill("column")
    page.keyboard.press("Enter")
    expect(card(page).locator("mark.hit").first).to_have_text("column")
    expect(page).to_have_url(re.compile("words=column"))


def test_hostile_text_reads_as_written_and_nothing_runs(app: App, open_page: Open) -> None:
    """Besides, a request for anything off the machine or a failing script fails the test."""
    page = open_page()
    dialogs: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{app.url}/?corpus=own&report=report05&words=crossed&tab=table")
    ready(page)
    wait_for_quiet(page)
    card(page).get_by_role("button", name="Show the whole article").click()
    shown = card(page).locator("blockquote").inner_text()
    assert HOSTILE.replace("\u202e", "\ufffd") in shown
    for label, facet in (("Who moves", "actor"), ("Publisher", "source"), ("Who says so", "says")):
        box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label)
        box.click()
        option = page.get_by_role("option").filter(has_text=f"{HOSTILE_NAME} (1)")
        expect(option).to_be_visible()
        option.click()
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile(f"{facet}="))
        wait_for_quiet(page)  # the lists are made anew, each with the counts that are left
    expect(card(page)).to_contain_text("Part 5 <b>& more</b>")
    for tab in ("Places", "Flows", "Unplaced", "Undated", "Over time", "Export", "Table"):
        page.get_by_test_id("stMain").get_by_text(re.compile(f"^{tab}")).first.click()
    page.get_by_text("Correct this report").click()
    page.get_by_text("Import", exact=True).click()
    expect(page.get_by_text("Bring in articles")).to_be_visible()
    assert not dialogs
    assert not [url for url in asked if "example" in url]
    assert page.locator("img[src='x']").count() == 0


def test_an_article_pasted_is_on_the_map_at_once(
    launch: Callable[..., App], open_page: Open, tmp_path: Path
) -> None:
    """With the real extractor, as a user does it."""
    pytest.importorskip("geo.movements.extract", reason="the extractor is not there yet")
    path = tmp_path / "mine.sqlite"
    app = launch(DATELINE_STORE=str(path))
    page = open_page(f"{app.url}/?corpus=own&view=import")
    page.get_by_label("Article", exact=True).fill(
        "Ukraine's military said a column of 32 Russian tanks had crossed the border into "
        "Luhansk region on Monday."
    )
    page.get_by_label("Publication date").first.get_by_role("spinbutton").first.click()
    page.keyboard.type("20141112")
    page.get_by_label("Publisher").first.fill("The Example")
    page.get_by_role("button", name="Read this text").click()
    expect(page.get_by_text("Done: 1 new article.")).to_be_visible(timeout=90_000)
    page.get_by_role("button", name="Show my articles on the map").click()
    expect(page.get_by_text(re.compile(r"of \d+ reports?, from 1 article"))).to_be_visible()
    page.keyboard.press("j")
    expect(card(page)).to_contain_text("32 × tank")
    with Store.open(path) as store:  # as another process would, beside the open page
        store.delete(store.articles()[0].article_id)
    expect(page.get_by_text("This corpus holds no reports yet")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_wider_than_the_page(app: App, open_page: Open, width: int) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&report=report02", width=width))
    expect(heading(page)).to_be_visible()
    overflow = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain]')]"
        ".map((main) => main.scrollWidth - main.clientWidth)"
    )
    assert max(overflow) <= 1


@pytest.mark.parametrize(
    ("name", "ending", "start"),
    [
        ("CSV", "csv", "event_date,"),
        ("GeoJSON", "geojson", '{"type": "FeatureCollection"'),
        ("KML", "kml", "<?xml"),
    ],
)
def test_what_is_shown_can_be_taken_along(
    app: App, open_page: Open, name: str, ending: str, start: str
) -> None:
    address = f"{app.url}/?corpus=own&tab=export&from=2014-06-01&to=2014-08-01&status=denied"
    page = ready(open_page(address), tab="export")
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download {name}", exact=True).click()
    assert download.value.suggested_filename == f"dateline-2014-06-01-to-2014-08-01.{ending}"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith(start)
    assert "report01" in text
    assert "report04" in text
    assert "report02" not in text


def test_a_page_of_its_own_holds_every_report(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&tab=export"), tab="export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download web page").click()
    assert download.value.suggested_filename == "dateline.html"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.count("crossed from Russia into Luhansk region") == 12
