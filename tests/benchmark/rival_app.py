"""What the timeline takes the place of: a server-side slider over other ways to draw marks."""

import os

import folium
import pandas as pd
import pydeck
import streamlit as st
from streamlit_folium import st_folium

from geo.cartography import assets
from tests.generate import make_frame

DESIGN = os.environ["DATELINE_RIVAL"]
REPORTS = int(os.environ["DATELINE_GENERATED"])
PLAIN_DOT = folium.DivIcon  # no picture to fetch: in the rival's favour


@st.cache_resource
def corpus() -> pd.DataFrame:
    frame = make_frame(max(REPORTS, 1))
    return frame[frame["latitude"].notna() & frame["event_date"].notna()]


def draw_markers(shown: pd.DataFrame) -> None:
    chart = folium.Map(location=(48.6, 34.8), zoom_start=5, tiles=None)
    chart.default_js = [("leaflet", assets.link(assets.LEAFLET))]
    chart.default_css = [(name, assets.link(name)) for name in assets.STYLES]
    for latitude, longitude in zip(shown["latitude"], shown["longitude"], strict=True):
        folium.Marker((latitude, longitude), icon=PLAIN_DOT()).add_to(chart)
    st_folium(chart, key="rival", height=500, returned_objects=[])


def draw_deck(shown: pd.DataFrame) -> None:
    layer = pydeck.Layer(
        "ScatterplotLayer",
        shown[["longitude", "latitude"]],
        get_position=["longitude", "latitude"],
        get_radius=4000,
        get_fill_color=[11, 102, 168],
    )
    view = pydeck.ViewState(latitude=48.6, longitude=34.8, zoom=4)
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_provider=None))


frame = corpus()
days = (frame["event_date"] - frame["event_date"].min()).dt.days
start, end = st.slider("window", 0, int(days.max()), (200, int(days.max())))
shown = frame[(days >= start) & (days <= end)]
if DESIGN == "markers":
    draw_markers(shown)
elif DESIGN == "pydeck":
    draw_deck(shown)
st.text(f"drawn {len(shown)} from {start}")
