"""What a newsroom does on its first day: drop files, look at the map, correct a place, and come
back the next morning."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as LateError

from tests.browser.conftest import App
from tests.browser.map_page import frame_of_map, wait_for_quiet
from tests.ingest.files import pdf

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
NATO = "NATO says Russian tanks have crossed into Ukraine"
HTML = f"""<!doctype html><html lang="en"><head><title>{NATO} | The Example</title>
<meta property="og:title" content="{NATO}"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2014-11-12T09:00:00Z"></head>
<body><nav><a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>{NATO}</h1>
<p>Ukraine's military said a column of 32 Russian tanks had crossed the border from Russia into the
Luhansk region on Monday.</p>
<p>Residents of the region have waited for weeks to learn what the truce that was agreed in Minsk
would mean for their towns, and many said that they no longer hoped for much.</p>
<p>Twenty trucks with soldiers entered Donetsk on Tuesday, witnesses said.</p></article>
<footer>Read next: ten recipes for autumn</footer></body></html>"""
LINES = [
    "Published: 13 November 2014",
    "",
    "Trucks reach Mariupol",
    "",
    "A convoy of fifteen army trucks arrived in Mariupol on Wednesday, the mayor said.",
    "The city has been quiet for some days, and shops along its main street were open.",
]


@pytest.mark.timeout(240)  # it launches the app twice and reads two files
def test_what_is_dropped_is_on_the_map_and_a_correction_outlives_a_restart(
    launch: Callable[..., App], open_page: Open, tmp_path: Path
) -> None:
    store = tmp_path / "mine.sqlite"
    app = launch(DATELINE_STORE=str(store))
    page = open_page(f"{app.url}/?corpus=own&view=import")
    drop(page)
    page.get_by_role("button", name="Show my articles on the map").click()
    expect(page.get_by_text(re.compile(r"reports, from 2 articles"))).to_be_visible()
    page.wait_for_function("window.datelineHub?.state.tally?.onMap >= 3")
    open_report(page, "Luhansk")
    before = place_of_selected(page)
    correct_place(page, "Kherson")
    moved = place_of_selected(page, other_than=before)
    address = page.url.replace(app.url, "")

    app.stop()
    again = launch(DATELINE_STORE=str(store))
    page = open_page(again.url + address)
    expect(page.locator("[data-card]")).to_contain_text("Kherson", timeout=60_000)
    page.wait_for_function("window.datelineHub?.state.selected !== null", timeout=60_000)
    assert place_of_selected(page) == moved
    page.get_by_text("Correct this report (1 made)").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Correct this report", exact=True)).to_be_visible()


def drop(page: Page) -> None:
    """Both files, by what the browser fills a drop with."""
    expect(page.get_by_text("Bring in articles")).to_be_visible(timeout=60_000)
    page.locator('input[type="file"]').set_input_files(
        [
            {"name": "nato.html", "mimeType": "text/html", "buffer": HTML.encode()},
            {"name": "trucks.pdf", "mimeType": "application/pdf", "buffer": pdf(LINES)},
        ]
    )
    expect(page.get_by_text("trucks.pdf")).to_be_visible()
    page.get_by_role("button", name="Read these files").click()
    expect(page.get_by_text("Done: 2 new articles.")).to_be_visible(timeout=120_000)


def open_report(page: Page, words: str) -> None:
    """Step through the reports until one is open whose sentence has these words."""
    card = page.locator("[data-card]")
    last = ""
    for _ in range(8):
        page.keyboard.press("j")
        expect(card).not_to_have_attribute("data-card", last)
        last = card.get_attribute("data-card")
        if words in card.locator("blockquote").first.inner_text():
            return
    pytest.fail(f"no report about {words}")


def correct_place(page: Page, name: str) -> None:
    page.get_by_text("Correct this report", exact=True).click()
    wrong = page.get_by_role("radiogroup", name="What is wrong")
    wrong.get_by_role("radio").first.click()
    lookup = page.get_by_label("Look up another name")
    lookup.press_sequentially(name)
    lookup.press("Tab")
    place = page.get_by_role("combobox", name="Place", exact=True)
    expect(place).to_have_attribute("placeholder", re.compile(r"^Choose one of \d+ places found$"))
    wait_for_quiet(page)
    choose(page, place, name)
    page.get_by_role("button", name="Save the place").click()
    expect(page.get_by_text("Correct this report (1 made)")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-card]")).to_contain_text("Kherson")


def choose(page: Page, box: Locator, name: str) -> None:
    """An option of a list. Focus opens the list, and a click or a run of the script that comes
    just then closes it; then it is opened anew."""
    option = page.get_by_role("option").filter(has_text=name).first
    for _ in range(6):
        box.press("ArrowDown")
        try:
            option.click(timeout=3_000)
        except LateError:
            box.press("Escape")
        else:
            return
    pytest.fail(f"no option {name}")


def place_of_selected(
    page: Page, *, other_than: tuple[float, float] | None = None
) -> tuple[float, float]:
    """Where the map has the open report, once it has it (and, if asked, has it elsewhere)."""
    page.frame_locator('iframe[title*="st_folium"]').locator("canvas").first.wait_for()
    point = (
        frame_of_map(page)
        .wait_for_function(
            """(old) => {
          if (typeof reportsLayer === "undefined" || !reportsLayer.table) return null;
          const { table, hub } = reportsLayer;
          const row = findRow(table.row, hub.state.selected);
          if (!(row >= 0)) return null;
          const place = table.place[row];
          const at = [table.place_latitude[place], table.place_longitude[place]];
          const same = old && at.every((value, index) => Math.abs(value - old[index]) < 0.001);
          return same ? null : at;
        }""",
            arg=list(other_than) if other_than else None,
            timeout=60_000,
        )
        .json_value()
    )
    return round(point[0], 3), round(point[1], 3)
