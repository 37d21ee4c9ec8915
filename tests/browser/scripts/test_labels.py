"""The names on the map: the important first, clear of each other and of the marks."""

import json

import pytest

from tests.browser.scripts.conftest import MAP
from tests.browser.scripts.test_basemap import BASEMAP

pytestmark = pytest.mark.browser
Room = dict[str, float]


@pytest.fixture
def run(load):
    run = load(MAP / "basemap.js", MAP / "labels.js")
    run("topology => { window.labels = readLabels(topology); }", json.loads(BASEMAP.read_text()))
    run(
        """() => {
          const zoom = 7, scale = 256 * 2 ** zoom, width = 1000, height = 600;
          const [x, y] = project(37.8, 48.0).map((unit) => (unit / WORLD) * scale);
          const origin = { x: x - width / 2, y: y - height / 2 };
          const view = { zoom, width, height,
            left: (at) => at * scale - origin.x, top: (at) => at * scale - origin.y };
          const style = { land: "#fff", label: "#000", water_label: "#00f" };
          window.context = document.createElement("canvas").getContext("2d");
          window.view = view;
          window.paint = (marks) => paintLabels(context, view, { labels }, style, marks);
        }"""
    )
    return run


def overlap(one: Room, other: Room) -> bool:
    across = one["left"] < other["right"] and one["right"] > other["left"]
    return across and one["top"] < other["bottom"] and one["bottom"] > other["top"]


def test_labels_come_the_most_important_first(run) -> None:
    ranks = run("() => labels.map((label) => label.rank)")
    assert ranks == sorted(ranks)
    assert len(ranks) > 500


def test_names_do_not_lie_on_each_other(run) -> None:
    rooms = run("() => paint([])")
    assert len(rooms) > 10
    assert not [
        (one, other) for number, one in enumerate(rooms) for other in rooms[:number]
        if overlap(one, other)
    ]  # fmt: skip


TOWN = """() => {
  const town = labels.find(({ kind, x, y }) => LABEL_FONTS[kind].dot
    && Math.abs(view.left(x) - 500) < 200 && Math.abs(view.top(y) - 300) < 150);
  return { x: view.left(town.x), y: view.top(town.y), radius: 14 };
}"""


def test_a_town_s_name_stands_beside_the_mark_that_covers_the_town(run) -> None:
    mark = run(TOWN)
    rooms = run("mark => paint([mark])", mark)
    disc = {"left": mark["x"] - 14, "right": mark["x"] + 14,
            "top": mark["y"] - 14, "bottom": mark["y"] + 14}  # fmt: skip
    near = [room for room in rooms if abs(room["left"] - disc["right"]) < 3]
    assert near
    assert not [room for room in near if overlap(room, disc)]


def test_a_name_goes_to_another_side_where_a_mark_has_its_own(run) -> None:
    mark = run(TOWN)
    beside = {"x": mark["x"] + 40, "y": mark["y"], "radius": 14}
    alone = run("mark => paint([mark])", mark)
    pushed = run("marks => paint(marks)", [mark, beside])
    assert alone != pushed
    disc = {"left": beside["x"] - 14, "right": beside["x"] + 14,
            "top": beside["y"] - 14, "bottom": beside["y"] + 14}  # fmt: skip
    towns = [room for room in pushed if abs(room["y"] - mark["y"]) < 40]
    assert not [room for room in towns if overlap(room, disc) and room not in alone]
