"""Taking along what is shown: CSV, GeoJSON, KML."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from geo.cartography.offline import offline_page
from geo.dashboard.state import ViewState
from geo.dashboard.words import count_text
from geo.export import to_csv, to_geojson, to_kml


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its writer, its ending, its media type, what it is good for."""

    name: str
    write: Callable[[pd.DataFrame], str]
    ending: str
    media_type: str
    use: str


FORMATS = (
    Format("CSV", to_csv, "csv", "text/csv", "for spreadsheets; ACLED’s column names"),
    Format("GeoJSON", to_geojson, "geojson", "application/geo+json", "for QGIS and web maps"),
    Format(
        "KML",
        to_kml,
        "kml",
        "application/vnd.google-earth.kml+xml",
        "for Google Earth; placed reports only, with their days",
    ),
)


def render(shown: pd.DataFrame, filtered: pd.DataFrame, state: ViewState) -> None:
    """One button a format; a file is made when its button is pressed. The page of its own
    holds all that pass the filters, since it has a timeline to move through them."""
    if shown.empty:
        st.markdown("No reports to export.")
        return
    st.markdown(f"{count_text(len(shown), 'report')}: those that the map and the table show.")
    for each in FORMATS:
        _button(each, shown, state)
    st.markdown(f"{count_text(len(filtered), 'report')}: all that pass the filters, on all days.")
    _button(page_format(state), filtered, state)


def page_format(state: ViewState) -> Format:
    """Map and timeline as one file, which opens with the window that is chosen now."""
    window = (state.window.start, state.window.end) if state.window else None
    return Format(
        "web page",
        lambda frame: offline_page(frame, window=window),
        "html",
        "text/html",
        "the map with its timeline in one file, which opens in any browser without a network",
    )


def _button(each: Format, frame: pd.DataFrame, state: ViewState) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"Download {each.name}",
            data=lambda: each.write(frame).encode(),
            file_name=f"{file_stem(state)}.{each.ending}",
            mime=each.media_type,
            key=f"export_{each.ending}",
            on_click="ignore",
        )
        st.markdown(each.use)


def file_stem(state: ViewState) -> str:
    """ "dateline-2014-08-01-to-2014-08-31"."""
    if state.window is None:
        return "dateline"
    return f"dateline-{state.window.start.isoformat()}-to-{state.window.end.isoformat()}"
