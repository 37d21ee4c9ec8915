"""The dashboard for everyone: axe-core finds no serious violation, light, dark and narrow."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.test_dashboard import Open, ready

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}


def violations(page: Page) -> list[str]:
    """What axe-core objects to gravely: rule, and the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["table", "time", "export"])
def test_the_map_view_is_accessible(app: App, open_page: Open, scheme: str, tab: str) -> None:
    address = f"{app.url}/?corpus=own&report=report02&tab={tab}"
    page = ready(open_page(address, color_scheme=scheme), tab=tab)
    expect(page.locator("[data-card] h2")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_import_view_is_accessible(app: App, open_page: Open, scheme: str) -> None:
    page = open_page(f"{app.url}/?corpus=own&view=import", color_scheme=scheme)
    expect(page.get_by_text("Bring in articles")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(re.compile("without a publication date"))).to_be_visible()
    assert violations(page) == []


def test_focus_can_be_seen(app: App, open_page: Open) -> None:
    page = ready(open_page(f"{app.url}/?corpus=own&report=report02"))
    button = page.get_by_role("button", name="Copy citation")
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    outline = button.evaluate("(node) => getComputedStyle(node).outlineStyle")
    assert outline == "solid"
