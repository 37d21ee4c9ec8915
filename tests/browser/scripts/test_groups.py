import numpy as np
import pytest

from geo.cartography.columns import encode_reports
from tests.browser.scripts.conftest import MAP
from tests.browser.scripts.test_columns import TABLE, packed
from tests.generate import make_frame

pytestmark = pytest.mark.browser
FILES = tuple(MAP / name for name in ("days.js", "columns.js", "tally.js", "groups.js"))


@pytest.fixture
def run(load):
    run = load(*FILES)
    run(TABLE, packed(encode_reports(make_frame(3000))))
    return run


@pytest.mark.parametrize("zoom", [3, 6, 9, 12])
def test_heads_stand_apart_and_members_near_their_head(run, zoom) -> None:
    x, y, group, heads = run(
        """zoom => {
          const { group, heads } = groupPlaces(table.x, table.y, new Uint8Array(table.places).fill(1), 256 * 2 ** zoom, 44);
          return [[...table.x], [...table.y], [...group], heads];
        }""",
        zoom,
    )
    points = np.column_stack([x, y]) * 256 * 2**zoom
    group, heads = np.array(group), np.array(heads)
    assert (group >= 0).all()
    assert np.hypot(*(points - points[heads[group]]).T).max() < 44
    apart = np.hypot(*(points[heads][:, None] - points[heads][None]).T)
    assert apart[~np.eye(len(heads), dtype=bool)].min(initial=np.inf) >= 44


def test_a_head_is_the_busiest_place_of_its_group(run) -> None:
    assert run(
        """() => {
          const { group, heads } = groupPlaces(table.x, table.y, new Uint8Array(table.places).fill(1), 256 * 32, 44);
          return [...group].every((number, place) => heads[number] <= place);
        }"""
    )


def test_grouping_grows_in_proportion(run) -> None:
    times = run(
        """() => [100000, 200000, 400000].map((count) => {
          const random = (seed) => Float64Array.from({ length: count }, (_, at) => ((at + 1) * seed) % 1);
          const x = random(0.6180339887), y = random(0.7548776662), member = new Uint8Array(count).fill(1);
          const start = performance.now();
          groupPlaces(x, y, member, 256 * 2 ** 5, 44);
          return performance.now() - start;
        })"""
    )
    assert times[2] < 12 * max(times[0], 20)


def test_spots_and_areas_are_never_joined(run) -> None:
    assert run(
        """() => {
          const scale = 256 * 2 ** 8;
          const { spots, heads, rims, group } = arrange(table, scale, { reach: 44, areaFrom: 16 });
          const wide = (place) => table.place_vague[place] > 0 && radiusPixels(table, place, scale) >= 16;
          return heads.length > spots && [...group].every((number, place) =>
            (number >= spots) === wide(place) && (rims[number] > 0) === wide(place));
        }"""
    )


@pytest.mark.parametrize("zoom", [4, 6, 8])
def test_a_rim_encloses_every_area_that_is_joined_in_it(load, zoom) -> None:
    run = load(*FILES)
    run(TABLE, packed(encode_reports(make_frame(3000, places=3000, areas=1.0))))
    joined, outside, rims = run(
        """zoom => {
          const scale = 256 * 2 ** zoom;
          const { group, heads, spots, rims } = arrange(table, scale, { reach: 44, areaFrom: 16 });
          const wide = [...group.keys()].filter((place) => group[place] >= spots);
          const outside = wide.filter((place) => {
            const head = heads[group[place]];
            const away = Math.hypot(table.x[place] - table.x[head], table.y[place] - table.y[head]) * scale;
            return away + radiusPixels(table, place, scale) > rims[group[place]] + 0.01;
          });
          return [wide.length, outside.length, heads.length - spots];
        }""",
        zoom,
    )
    assert joined > rims
    assert outside == 0


def test_a_radius_is_as_wide_as_on_the_ground(run) -> None:
    """Against the length of a degree of latitude, drawn at that latitude."""
    off = run(
        """() => {
          const scale = 256 * 2 ** 10, place = [...table.place_radius].findIndex((radius) => radius > 10);
          const latitude = table.place_latitude[place], step = table.place_radius[place] / 111.19;
          const top = (degrees) => { const s = Math.sin(degrees * Math.PI / 180); return (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * scale; };
          const expected = (top(latitude - step / 2) - top(latitude + step / 2));
          return Math.abs(radiusPixels(table, place, scale) / expected - 1);
        }"""
    )
    assert off < 0.01


def test_groups_and_flows_keep_every_report(run) -> None:
    """Nothing is counted twice or lost on the way from places to marks."""
    assert run(
        """() => {
          const tally = countReports(table, "event", table.extent.event, makeTally(table));
          const made = arrange(table, 256 * 2 ** 6, { reach: 44, areaFrom: 16 });
          const sum = (list) => list.reduce((a, b) => a + b, 0);
          const groups = sum(sumInto(new Uint32Array(made.heads.length * 3), tally.places, made.group));
          const flows = sum(sumInto(new Uint32Array(made.ends.length * 3), tally.routes, made.flow));
          const within = sum([...made.flow].map((flow, route) => flow < 0 ? sum(tally.routes.subarray(route * 3, route * 3 + 3)) : 0));
          return [groups === tally.onMap, flows + within === sum(tally.routes)];
        }"""
    ) == [True, True]
