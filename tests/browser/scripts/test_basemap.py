"""The bundled ground, as the browser reads it."""

import pytest

from tests.browser.scripts.conftest import LEAFLET, MAP, ROOT

pytestmark = pytest.mark.browser
BASEMAP = ROOT / "data" / "basemap" / "basemap.json"


@pytest.fixture
def run(load):
    run = load(LEAFLET, MAP / "frame.js", MAP / "canvas_pane.js", MAP / "basemap.js")
    run("text => { window.topology = JSON.parse(text); }", BASEMAP.read_text())
    run(
        """() => {
          window.context = document.createElement("canvas").getContext("2d");
          window.paths = buildPaths(topology);
          window.at = (longitude, latitude) => project(longitude, latitude);
        }"""
    )
    return run


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "land"),
    [
        ("Luhansk", 39.3, 48.57, True),
        ("Simferopol", 34.1, 44.95, True),
        ("Kyiv", 30.52, 50.45, True),
        ("Moscow", 37.6, 55.75, True),
        ("Norilsk", 88.2, 69.35, True),
        ("Yakutsk", 129.7, 62.0, True),
        ("Anadyr", 177.0, 64.9, True),
        ("the South Pole's ice", 10.0, -80.0, True),
        ("Sydney", 150.9, -33.9, True),
        ("the Black Sea", 34.0, 43.3, False),
        ("the Sea of Azov", 36.6, 46.05, False),
        ("the Atlantic", -40.0, 32.0, False),
    ],
)
def test_land_is_land_and_sea_is_sea(run, name, longitude, latitude, land) -> None:
    inside = run(
        "point => context.isPointInPath(paths.land, ...at(...point), 'evenodd')",
        [longitude, latitude],
    )
    assert inside is land, name


def near_border(run, longitude: float, latitude: float) -> bool:
    return run(
        """([longitude, latitude]) => {
          context.lineWidth = 2.2;  // a fifth of a degree in path units
          return context.isPointInStroke(paths.border, ...at(longitude, latitude));
        }""",
        [longitude, latitude],
    )


def test_no_border_parts_crimea_from_ukraine(run) -> None:
    assert not near_border(run, 33.65, 46.12)  # the isthmus of Perekop
    assert near_border(run, 38.9, 49.8)  # between the Luhansk region and Russia


def test_labels_come_the_most_important_first(run) -> None:
    ranks = run("() => readLabels(topology).map((label) => label.rank)")
    assert ranks == sorted(ranks)
    assert len(ranks) > 500


def test_names_do_not_lie_on_each_other(run) -> None:
    boxes = run(
        """() => {
          const taken = [], context = document.createElement("canvas").getContext("2d");
          const style = { land: "#fff", label: "#000", water_label: "#00f" };
          for (let step = 0; step < 200; step++) {
            paintLabel(context, { kind: "town", name: "Mariupol" }, LABEL_FONTS.town, (step * 37) % 900, (step * 53) % 500, style, taken);
          }
          return taken;
        }"""
    )
    assert 20 < len(boxes) < 200
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert (one["left"] >= other["right"] or one["right"] <= other["left"]
                    or one["top"] >= other["bottom"] or one["bottom"] <= other["top"])  # fmt: skip
