"""What the browser sends is checked before anything is made of it; both views run in a page."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.dashboard.browser import read_serial
from geo.dashboard.map_view import read_picked, read_place
from geo.dashboard.timeline import TimeChoice, read_choice
from geo.frame import TimeWindow

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
PLACE = ("latitude", "longitude", "zoom", "south", "west", "north", "east")
KEYS = st.sampled_from(["window", "clock", "cumulative", "serial", "latitude", "longitude", "zoom"])


@given(st.dictionaries(KEYS, JSON))
def test_whatever_is_sent_is_a_choice_or_all_days(sent) -> None:
    choice = read_choice(sent)
    assert choice.clock in ("event", "published")
    assert choice.window is None or choice.window.start <= choice.window.end


@given(st.fixed_dictionaries(dict.fromkeys(PLACE, JSON)))
def test_whatever_is_sent_is_a_place_or_none(sent) -> None:
    place = read_place(sent)
    assert place is None or all(math.isfinite(getattr(place, name)) for name in PLACE)


@given(st.fixed_dictionaries({name: st.floats() for name in PLACE}))
def test_numbers_that_are_none_are_no_place(sent) -> None:
    assert (read_place(sent) is not None) == all(map(math.isfinite, sent.values()))


@given(st.dictionaries(KEYS, JSON))
def test_a_serial_is_a_number(sent) -> None:
    assert isinstance(read_serial(sent), int)


@given(JSON)
def test_picks_are_row_ids_only(value) -> None:
    assert all(type(row) is int for row in read_picked(value))


def test_a_window_is_read_with_its_clock() -> None:
    sent = {"window": ["2014-11-07", "2014-11-12"], "clock": "published", "cumulative": True}
    window = TimeWindow(
        start=date(2014, 11, 7), end=date(2014, 11, 12), clock="published", cumulative=True
    )
    assert read_choice(sent) == TimeChoice(window=window, clock="published")


@pytest.mark.parametrize("window", [["2014-11-12", "2014-11-07"], ["x", "y"], ["2014-11-12"], 3])
def test_a_window_that_is_none_is_all_days(window) -> None:
    assert read_choice({"window": window, "clock": "event"}).window is None


def page(reports: int) -> None:
    import streamlit as st

    from geo.dashboard import map_view, timeline
    from geo.dashboard.address import ViewState
    from tests.generate import make_frame

    state = ViewState()
    frame = make_frame(reports)
    choice = map_view.render(frame, state)
    time = timeline.render(frame, state)
    st.text(f"{choice.picked} {time.window} {time.clock}")


@pytest.mark.parametrize("reports", [0, 1, 500])
def test_both_views_run_and_choose_nothing_by_themselves(reports: int) -> None:
    app = AppTest.from_function(page, args=(reports,), default_timeout=60).run()
    assert not app.exception
    assert app.text[0].value == "() None event"
