import math

import pytest

from tests.browser.scripts.conftest import MAP, STYLE

pytestmark = pytest.mark.browser


@pytest.fixture
def run(load):
    return load(MAP / "symbols.js", MAP / "arrows.js")


def end(x: float, y: float, clear: float = 5, vague: bool = False) -> dict:
    return {"x": x, "y": y, "clear": clear, "vague": vague}


def curve(run, start, stop):
    return run("([from, to]) => makeCurve(from, to)", [start, stop])


def test_a_curve_leaves_both_ends_free_and_points_the_right_way(run) -> None:
    first, _, last = curve(run, end(0, 0, 10), end(300, 0, 20))
    assert math.hypot(first["x"], first["y"]) == pytest.approx(10, abs=3)
    assert math.hypot(last["x"] - 300, last["y"]) == pytest.approx(22, abs=4)


def test_there_and_back_do_not_lie_on_each_other(run) -> None:
    there, back = curve(run, end(0, 0), end(300, 0)), curve(run, end(300, 0), end(0, 0))
    middle = [run("curve => curvePoint(curve, 0.5)", one) for one in (there, back)]
    assert abs(middle[0]["y"] - middle[1]["y"]) > 20


def test_ends_too_near_have_no_arrow(run) -> None:
    assert curve(run, end(0, 0, 10), end(25, 0, 10)) is None


def test_from_a_country_about_its_end_only_a_tail_is_drawn(run) -> None:
    """Russia's disc covers Luhansk: the arrow comes from its side, and not from its middle."""
    first, _, last = curve(run, end(0, 0, 2000, vague=True), end(1000, 0, 6))
    length = math.hypot(last["x"] - first["x"], last["y"] - first["y"])
    assert 60 < length < 110


def test_cutting_keeps_to_the_curve(run) -> None:
    off = run(
        """() => {
          const curve = [{ x: 0, y: 0 }, { x: 80, y: 140 }, { x: 300, y: 20 }], part = cutCurve(curve, 0.2, 0.7);
          return Math.max(...[0, 0.25, 0.5, 1].map((time) => {
            const one = curvePoint(part, time), other = curvePoint(curve, 0.2 + 0.5 * time);
            return Math.hypot(one.x - other.x, one.y - other.y);
          }));
        }"""
    )
    assert off < 1e-9


@pytest.mark.parametrize(
    ("status", "dash", "crossed"), [(0, [], False), (2, [7, 5], False), (1, [2, 4], True)]
)
def test_a_status_shows_in_the_line(run, status, dash, crossed) -> None:
    calls = run(
        """([style, status]) => {
          const context = recorder();
          drawArrow(context, style, [{ x: 0, y: 0 }, { x: 50, y: 40 }, { x: 100, y: 0 }], status, 3, false);
          return context.calls.map(([name, first]) => [name, first]);
        }""",
        [STYLE, status],
    )
    dashes = [value for name, value in calls if name == "setLineDash" and value]
    assert dashes == ([dash] if dash else [])
    lines = sum(name == "moveTo" for name, _ in calls)
    assert lines == (5 if crossed else 3)  # two strokes and the head, and the cross's two arms
