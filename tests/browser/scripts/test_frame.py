"""The height of the map: as the window has room for, and the timeline below it still in sight."""

import pytest

from tests.browser.scripts.conftest import MAP

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "page_height", "expected"),
    [
        (900, 900, 502),
        (900, 720, 322),
        (900, 500, 320),  # never less: the page scrolls then
        (900, 4000, 760),
        (360, 800, 400),
        (360, 4000, 400),
    ],
)
def test_a_map_is_as_tall_as_there_is_room_for(load, width, page_height, expected) -> None:
    run = load(MAP / "frame.js")
    assert run("([width, height]) => mapHeight(width, height)", [width, page_height]) == expected
