"""Tiles from the network: a choice, off until it is made."""

import base64

import pytest
from playwright.sync_api import expect

from geo.cartography.style import TILES
from geo.dashboard.security import content_policy
from tests.browser.map_page import frame_of_map, map_frame, open_app

pytestmark = pytest.mark.browser
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def page(chromium, generated_app):
    """A page of its own: here, and only here, an address off this machine is expected."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route(
        f"https://{TILES['host']}/**",
        lambda route: route.fulfill(body=DOT, content_type="image/png"),
    )

    def open_(url: str):
        page = context.new_page()
        page.goto(url)
        return page

    page = open_app(open_, generated_app(10_000))
    page.asked_for_tiles = lambda: [url for url in asked if TILES["host"] in url]
    yield page
    context.close()


def test_tiles_come_only_after_a_yes_and_go_again(page) -> None:
    button = map_frame(page).get_by_role("button", name="Map tiles from the network")
    question = map_frame(page).locator(".ask")
    button.click()
    question.get_by_role("button", name="Stay offline").click()
    assert question.count() == 0  # at once: one that faded could still be answered
    assert page.asked_for_tiles() == []
    button.click()
    button.click()
    assert question.count() == 1
    question.get_by_role("button", name="Show them").click()
    map_frame(page).locator("img.leaflet-tile-loaded").first.wait_for()
    assert page.asked_for_tiles()
    assert frame_of_map(page).evaluate("map_div.getPane('ground').style.display") == "none"
    button.click()
    expect(map_frame(page).locator("img.leaflet-tile")).to_have_count(0)
    assert frame_of_map(page).evaluate("map_div.getPane('ground').style.display") == ""


def test_only_the_frame_of_the_map_may_load_tiles() -> None:
    frame = content_policy("/component/streamlit_folium.st_folium/index.html", "127.0.0.1:8501")
    page = content_policy("/", "127.0.0.1:8501")
    assert f"https://{TILES['host']}" in frame
    assert "https:" not in page
    assert frame.count("https:") == 1


def test_a_host_that_is_none_is_not_let_into_the_policy() -> None:
    assert "evil" not in content_policy("/", "evil; script-src *")
