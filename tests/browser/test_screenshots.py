"""Pictures of the dashboard with the demo corpus, as the README shows them.

They go to build/screenshots, or to the folder that DATELINE_SCREENSHOTS names. The README's are
renewed by ``DATELINE_SCREENSHOTS=docs python -m pytest tests/browser/test_screenshots.py``.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT
from tests.browser.map_page import open_app, wait_for_scene

pytestmark = pytest.mark.browser
FOLDER = ROOT / os.environ.get("DATELINE_SCREENSHOTS", "build/screenshots")
AT_A_SPOT = """() => {
  const { selected, reports } = datelineHub.state, report = reports.row.indexOf(selected);
  return reports.place_vague[reports.place[report]] === 0;
}"""
LARGEST = 400 * 1024
"""Bytes of a picture, so that the repository stays small."""


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"),
    [
        ("dashboard", 1400, 1000, "light"),
        ("dashboard-dark", 1400, 1000, "dark"),
        ("dashboard-narrow", 360, 1150, "light"),
    ],
)
def test_the_dashboard_is_pictured(
    open_page, demo_app, name: str, width: int, height: int, scheme: str
) -> None:
    page = open_app(open_page, demo_app, width=width, height=height, color_scheme=scheme)
    open_report(page, "tanks")
    page.evaluate("scrollTo(0, 0); document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(1200)  # until nothing moves any more
    wait_for_scene(page)
    FOLDER.mkdir(parents=True, exist_ok=True)
    file: Path = FOLDER / f"{name}.png"
    page.screenshot(path=file, animations="disabled")
    assert 20_000 < file.stat().st_size < LARGEST


def open_report(page: Page, word: str) -> None:
    """Step through the reports until one at a known spot is open whose sentence has this word."""
    quoted = page.locator("[data-card] blockquote")
    selected = None
    for _ in range(60):
        page.keyboard.press("j")
        page.wait_for_function(
            "before => ![null, undefined, before].includes(datelineHub.state.selected)",
            arg=selected,
        )
        selected = page.evaluate("datelineHub.state.selected")
        expect(quoted.first).to_be_visible()
        page.wait_for_timeout(300)
        if word in quoted.first.inner_text() and page.evaluate(AT_A_SPOT):
            return
    pytest.fail(f"no report about {word}")
