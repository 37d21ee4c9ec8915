import pytest

from geo.cartography.columns import encode_reports
from tests.browser.scripts.conftest import MAP, SHARED
from tests.browser.scripts.test_columns import TABLE, packed
from tests.generate import make_frame

pytestmark = pytest.mark.browser
FILES = (MAP / "days.js", MAP / "columns.js", MAP / "tally.js", SHARED / "hub.js")
HUB = """() => { window.frames_ = []; window.hub = makeHub((run) => frames_.push(run));
  window.tick = () => frames_.splice(0).forEach((run) => run()); }"""


@pytest.fixture
def run(load):
    run = load(*FILES)
    run(TABLE, packed(encode_reports(make_frame(300))))
    run(HUB)
    return run


def test_many_changes_in_a_frame_are_told_once(run) -> None:
    heard = run(
        """() => {
          const heard = [];
          hub.join("map", (state, changed) => heard.push([...changed].sort()));
          hub.change({ reports: table });
          for (let day = 1; day < 9; day++) hub.change({ span: { from: day + table.firstDay, to: table.firstDay + 99 } });
          tick();
          return heard.slice(1);
        }"""
    )
    assert heard == [["reports", "span", "tally"]]


def test_nothing_is_told_where_nothing_changed(run) -> None:
    assert (
        run(
            """() => {
          let heard = 0;
          hub.change({ selected: 4 }); tick();
          hub.join("map", () => heard++);
          hub.change({ selected: 4 }); tick();
          return heard;
        }"""
        )
        == 1
    )


def test_the_clock_changes_extent_and_count(run) -> None:
    event, published = run(
        """() => {
          hub.change({ reports: table }); tick();
          const event = [hub.state.extent, hub.state.tally.shown];
          hub.change({ clock: "published" }); tick();
          return [event, [hub.state.extent, hub.state.tally.shown]];
        }"""
    )
    assert event[0] != published[0]
    assert event[1] < published[1] == 300  # undated reports have a day of publication


def test_a_part_takes_the_place_of_an_earlier_one_and_can_leave(run) -> None:
    assert run(
        """() => {
          const heard = [];
          const leaveFirst = hub.join("map", () => heard.push("first"));
          const leaveSecond = hub.join("map", () => heard.push("second"));
          leaveFirst();  // has been replaced: must not take the second one away
          hub.change({ selected: 1 }); tick();
          leaveSecond();
          hub.change({ selected: 2 }); tick();
          return heard;
        }"""
    ) == ["first", "second", "second"]


def test_the_page_has_one_hub_and_tells_when_it_is_there(run) -> None:
    assert run(
        """() => {
          let ready = 0;
          window.addEventListener("dateline:ready", () => ready++);
          const one = pageHub(), other = pageHub();
          return [one === other, ready];
        }"""
    ) == [True, 1]


def test_an_element_of_the_same_name_is_not_taken_for_the_hub(run) -> None:
    assert (
        run(
            """() => {
          document.body.append(Object.assign(document.createElement("h1"), { id: HUB_NAME }));
          return typeof pageHub().change;
        }"""
        )
        == "function"
    )
