"""The marks on a real canvas: statuses differ in form, not only in colour."""

import pytest

from tests.browser.scripts.conftest import MAP

pytestmark = pytest.mark.browser
DRAW = """draw => {
  const canvas = document.createElement("canvas"); canvas.width = canvas.height = 60;
  const context = canvas.getContext("2d");
  const style = Object.fromEntries(["reported", "denied", "planned", "ink", "selected"].map((name) => [name, "#000000"]));
  Object.assign(style, { surface: "#ffffff", land: "#ffffff" });
  eval(draw)(context, style);
  const { data } = context.getImageData(0, 0, 60, 60);
  return Array.from({ length: 3600 }, (_, at) => data[at * 4 + 3] > 128 && data[at * 4] < 128 ? 1 : 0).join("");
}"""


@pytest.fixture
def run(load):
    return load(MAP / "symbols.js", MAP / "areas.js")


def picture(run, draw: str) -> str:
    return run(DRAW, draw)


def test_in_one_colour_the_statuses_still_differ(run) -> None:
    spots = [picture(run, f"(c, s) => drawSpot(c, s, 30, 30, {status})") for status in range(3)]
    ink = [spot.count("1") for spot in spots]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        different = sum(a != b for a, b in zip(spots[one], spots[other], strict=True))
        assert different > 0.25 * max(ink[one], ink[other])


def test_a_reported_spot_is_filled_and_the_others_are_hollow(run) -> None:
    def at(picture: str, x: int, y: int) -> str:
        return picture[y * 60 + x]

    reported, denied, planned = (
        picture(run, f"(c, s) => drawSpot(c, s, 30, 30, {status})") for status in range(3)
    )
    assert at(reported, 30, 30) == "1"
    assert at(planned, 30, 30) == "0"
    assert at(denied, 30, 30) == "1"  # the arms of the cross meet
    assert at(denied, 30, 27) == "0"


@pytest.mark.parametrize("drawn", ["drawRim", "drawWholeArea"])
def test_an_area_has_nothing_in_its_middle(run, drawn) -> None:
    area = picture(
        run, f"(c, s) => {drawn}(c, s, {{ x: 30, y: 30, radius: 25, counts: [1, 0, 0] }})"
    )
    middle = [area[y * 60 + x] for x in range(20, 40) for y in range(20, 40)]
    assert "1" not in middle


def test_in_one_colour_the_rims_of_the_statuses_still_differ(run) -> None:
    ink = [
        picture(
            run, f"(c, s) => drawWholeArea(c, s, {{ x: 30, y: 30, radius: 25, counts: {one} }})"
        ).count("1")
        for one in ([1, 0, 0], [0, 0, 1], [0, 1, 0])
    ]
    assert ink[0] > 1.2 * ink[1] > 1.2 * ink[2] > 0


def test_a_wide_rim_is_drawn_at_its_tag_only(run) -> None:
    piece = picture(
        run,
        "(c, s) => drawRimPiece(c, s, { x: 30, y: 530.5, radius: 500, counts: [1, 0, 0],"
        " tag: { x: 30, y: 30, angle: -Math.PI / 2 } })",
    )
    rows = {at // 60 for at, dot in enumerate(piece) if dot == "1"}
    assert rows and max(rows) < 40


@pytest.mark.parametrize(
    ("total", "text"),
    [(7, "7"), (999, "999"), (1000, "1k"), (1250, "1.3k"), (12_400, "12k"), (1_300_000, "1.3M")],
)
def test_counts_stay_short(run, total, text) -> None:
    assert run("total => shortCount(total)", total) == text


def test_a_group_grows_slowly(run) -> None:
    small, large = run("() => [groupRadius(2), groupRadius(1000000)]")
    assert 10 < small < large < 32
