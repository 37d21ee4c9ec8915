"""The map and the timeline alone, over made-up reports: what the speed of both is tested on."""

import os
from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.dashboard import map_view, timeline
from geo.dashboard import state as session
from geo.dashboard.address import ViewState
from tests.generate import make_frame


@st.cache_resource
def corpus() -> pd.DataFrame:
    reports = int(os.environ.get("DATELINE_GENERATED", "10000"))
    areas = os.environ.get("DATELINE_GENERATED_AREAS")
    if areas is None:
        return make_frame(reports)
    return make_frame(reports, places=reports, areas=float(areas))


st.set_page_config(layout="wide", page_title="Generated reports")
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
state: ViewState = st.session_state.get(session.STATE, ViewState())
if st.button("Reset"):
    state = ViewState(place=state.place)
choice = map_view.render(corpus(), state)
if choice.picked:
    state = replace(state, selected_row=choice.picked[0])
time = timeline.render(corpus(), state)
state = replace(state, window=time.window, clock=time.clock, place=choice.view)
window = state.window
st.text(f"run {st.session_state['runs']}")
st.text(f"window {f'{window.start} {window.end}' if window else 'all'} {state.clock}")
st.text(f"selected {state.selected_row}")
session.keep(state)  # the address tells where Python knows the map to stand
