"""The map: a constant folium map in its frame, and what goes to and comes from it."""

import hashlib
import math
from dataclasses import dataclass
from typing import Any, Protocol, cast

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit_folium import st_folium

from geo.cartography.base_map import build_map
from geo.cartography.columns import encode_reports
from geo.cartography.style import DARK, LIGHT
from geo.dashboard import legend
from geo.dashboard.address import MapPlace
from geo.dashboard.browser import read_serial
from geo.prepare import prepare_static

MAP, LEGEND, SEEN = "map", "map_legend", "map_place_seen"
HEIGHT = 520
"""Pixels until the frame takes the height that its window has room for (frame.js)."""
BINARY = "application/octet-stream"


class MapState(Protocol):
    """What the map reads of the view's state."""

    @property
    def corpus(self) -> str: ...

    @property
    def revision(self) -> int: ...

    @property
    def selected_row(self) -> int | None: ...

    @property
    def place(self) -> MapPlace | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChoice:
    """Row ids of the reports picked in this run (most often none), and where the map stands."""

    picked: tuple[int, ...] = ()
    view: MapPlace | None = None


def render(frame: pd.DataFrame, state: MapState, *, height: int = HEIGHT) -> MapChoice:
    """Draw the map of the reports of ``frame``, all days of them; time is cut in the browser.

    The reports are served from memory under a name made of their content, so that a browser
    fetches them once, until a filter or the store changes them.
    """
    _fill_static()
    st_folium(build_map(), key=MAP, height=height, use_container_width=True, returned_objects=[])
    held = st.session_state.get(LEGEND) or {}
    picked = read_picked(held.get("picked"))
    sent = cast(dict[str, Any], held.get("place") or {})
    serial = read_serial(sent)
    fresh = serial != st.session_state.get(SEEN, 0)
    st.session_state[SEEN] = serial
    place = read_place(sent) if fresh else state.place
    legend.component(
        key=LEGEND,
        data={
            "url": _serve(_encode(frame, state.corpus, state.revision, _rows_digest(frame))),
            "corpus": state.corpus,
            "selected": picked[0] if picked else state.selected_row,
            "place": place and {"latitude": place.latitude, "longitude": place.longitude,
                                "zoom": place.zoom, "bounded": place.box is not None},
            "echo": serial,
            "themes": {"light": LIGHT.as_dict(), "dark": DARK.as_dict()},
        },
        on_picked_change=_nothing,
        on_place_change=_nothing,
    )  # fmt: skip
    return MapChoice(picked=picked, view=place)


def read_picked(value: Any) -> tuple[int, ...]:
    """Row ids as the browser sent them; anything else is left out."""
    rows = value if isinstance(value, list) else []
    return tuple(row for row in rows if isinstance(row, int) and not isinstance(row, bool))


def read_place(sent: dict[str, Any]) -> MapPlace | None:
    """Where the browser says that the map stands; None where that is no place."""
    names = ("latitude", "longitude", "zoom", "south", "west", "north", "east")
    try:
        numbers = {name: float(sent[name]) for name in names}
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return MapPlace(**numbers) if all(map(math.isfinite, numbers.values())) else None


@st.cache_resource(show_spinner=False)
def _fill_static() -> None:
    prepare_static()


@st.cache_resource(max_entries=4, show_spinner=False)
def _encode(_frame: pd.DataFrame, corpus: str, revision: int, rows: str) -> bytes:
    """The binary of a frame, kept for reruns: a corpus at a revision and its rows tell it."""
    return encode_reports(_frame)


def _rows_digest(frame: pd.DataFrame) -> str:
    rows = frame["row_id"].to_numpy()
    return hashlib.blake2b(rows.tobytes(), digest_size=16).hexdigest()


def _serve(data: bytes) -> str:
    """The address of the binary. Streamlit's store of media serves it for as long as a
    session uses it; it names files by their content."""
    if not runtime.exists():
        return ""
    return runtime.get_instance().media_file_mgr.add(data, BINARY, "dateline.reports")


def _nothing() -> None:
    """Streamlit keeps a component's state only where it has a callback."""
