import pytest

from geo.cartography.columns import encode_reports
from tests.browser.scripts.conftest import MAP
from tests.browser.scripts.test_columns import TABLE, packed
from tests.generate import make_frame

pytestmark = pytest.mark.browser
FILES = ("days", "columns", "tally", "groups", "symbols", "areas", "arrows", "tags", "scene")
VIEW = """zoom => {
  const scale = 256 * 2 ** zoom, width = 1000, height = 600;
  const origin = { x: 0.6 * scale - width / 2, y: 0.345 * scale - height / 2 };
  window.view = { zoom, scale, origin, width, height, inner: { left: 0, top: 0, right: width, bottom: height },
    left: (x) => x * scale - origin.x, top: (y) => y * scale - origin.y };
  window.tally = countReports(table, "event", table.extent.event, makeTally(table));
  window.made = arrange(table, scale, { reach: reachAt(zoom), areaFrom: AREA_FROM });
  window.scene = composeScene(table, made, tally, view, makeSums(made));
}"""


@pytest.fixture
def run(load):
    run = load(*(MAP / f"{name}.js" for name in FILES))
    run(TABLE, packed(encode_reports(make_frame(2000))))
    run(VIEW, 6)
    return run


def test_marks_hold_what_lies_in_view_and_not_more(run) -> None:
    assert run(
        """() => scene.marks.length > 5 && scene.marks.every((mark) =>
          mark.total > 0 && mark.total === mark.counts.reduce((a, b) => a + b)
          && mark.x > -31 && mark.x < view.width + 31 && mark.y > -31 && mark.y < view.height + 31)"""
    )


def test_every_mark_is_found_under_its_own_centre(run) -> None:
    assert (
        run(
            """() => scene.marks.filter((mark) => {
          const under = findUnder(scene, mark.x, mark.y);
          return !under.mark || Math.hypot(under.mark.x - mark.x, under.mark.y - mark.y) > under.mark.radius + 3;
        }).length"""
        )
        == 0
    )


def test_an_arrow_is_found_on_its_line_and_not_beside_it(run) -> None:
    found, beside = run(
        """() => {
          const bare = { marks: [], areas: [], flows: scene.flows };
          const middles = scene.flows.map(({ curve }) => curvePoint(curve, 0.5));
          return [middles.every(({ x, y }) => findUnder(bare, x, y)?.flow), findUnder(bare, -500, -500)];
        }"""
    )
    assert found
    assert beside is None


def test_an_area_is_tagged_on_its_rim_never_in_its_middle(run) -> None:
    assert run(
        """() => scene.areas.length > 0 && scene.areas.every(({ x, y, radius, tag }) =>
          !tag || tag.angle === null || Math.abs(Math.hypot(tag.x - x, tag.y - y) - radius) < 0.01)"""
    )


def test_an_area_wider_than_the_view_has_its_tag_parked_in_the_view(run) -> None:
    assert run("() => rimPoint(500, 300, 5000, view)") is None
    tags = run(
        """() => placeTags({ x: [0.6], y: [0.345] }, { heads: [0], spots: 0, rims: [5000] }, view)"""
    )
    assert tags[0]["angle"] is None
    assert 0 < tags[0]["x"] < 1000 and 0 < tags[0]["y"] < 600


def test_a_wide_area_is_found_by_its_tag_and_not_wherever_it_reaches(run) -> None:
    """Else no one could point at the open map inside a country that is reported on."""
    under = """([x, y]) => {
      const area = { x: 500, y: 300, radius: 280, whole: false, tag: { x: 500, y: 20 } };
      return findUnder({ marks: [], flows: [], areas: [area] }, x, y);
    }"""
    assert run(under, [500, 20])["area"]["radius"] == 280
    assert run(under, [500, 300]) is None


def test_tags_stand_clear_of_each_other_where_there_is_room(run) -> None:
    tags = run(
        """() => placeTags({ x: [0.6, 0.6, 0.6], y: [0.345, 0.345, 0.345] },
          { heads: [0, 1, 2], spots: 0, rims: [100, 104, 108] }, view)"""
    )
    for one, other in ((0, 1), (0, 2), (1, 2)):
        far = (abs(tags[one]["x"] - tags[other]["x"]), abs(tags[one]["y"] - tags[other]["y"]))
        assert far[0] >= 30 or far[1] >= 20


def test_the_busiest_ways_are_drawn_and_at_most_so_many(run) -> None:
    assert run(
        """() => {
          const counts = scene.flows.map((flow) => flow.count);
          return counts.length <= MOST_FLOWS && counts.every((count, at) => at === 0 || counts[at - 1] <= count);
        }"""
    )


def test_closer_in_groups_come_apart(run) -> None:
    far = run("() => made.heads.length")
    run(VIEW, 11)
    assert run("() => made.heads.length") > far
    assert run("() => scene.marks.every((mark) => mark.total)")
