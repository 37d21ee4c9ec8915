"""What the map and the slider cannot show: reports without a place, and without a date."""

import pandas as pd
import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.words import STATUS, TYPE, count_text

MOST_ROWS = 1000


def render_unplaced(frame: pd.DataFrame) -> None:
    """Reports of the window that have no point, each with the reason."""
    unplaced = frame[frame["latitude"].isna()]
    if unplaced.empty:
        st.markdown("Every report shown has a place on the map.")
        return
    st.markdown(f"{count_text(len(unplaced), 'report')} without a place on the map, and why.")
    _list(unplaced, "unplaced", {"unplaced_reason": "Why it is not on the map", "start": "Date"})


def render_undated(frame: pd.DataFrame) -> None:
    """Reports without any date; ``frame`` holds all that pass the filters."""
    undated = frame[frame["start"].isna()]
    if undated.empty:
        st.markdown("Every report that passes the filters has a date.")
        return
    st.markdown(
        f"{count_text(len(undated), 'report')} without a date. The text states none and the "
        "article has no publication date; give it one under “Import”."
    )
    _list(undated, "undated", {"location": "Place"})


def tray_view(frame: pd.DataFrame, first: dict[str, str]) -> pd.DataFrame:
    """The tray's columns under their headings, those of ``first`` leading."""
    columns = first | {
        "actor1": "Who moves",
        "movement_type": "Movement",
        "status": "Status",
        "source": "Publisher",
        "sentence": "Sentence",
    }
    view = frame[list(columns)].copy()
    view["status"] = view["status"].astype("str").map(STATUS)
    view["movement_type"] = view["movement_type"].astype("str").map(TYPE)
    for column in ("actor1", "source"):
        view[column] = view[column].astype("str")
    return view.rename(columns=columns)


def _list(frame: pd.DataFrame, key: str, first: dict[str, str]) -> None:
    shown = frame.head(MOST_ROWS)
    if len(shown) < len(frame):
        st.markdown(f"The first {MOST_ROWS:,} are listed; filters narrow them down.")
    session.set_widget(f"{key}_ids", tuple(shown["report_id"]))
    st.dataframe(
        tray_view(shown, first),
        key=key,
        hide_index=True,
        on_select=lambda: _choose(key),
        selection_mode="single-row",
        column_config={
            "Date": st.column_config.DateColumn(format="YYYY-MM-DD", width="small"),
            "Sentence": st.column_config.TextColumn(width="large"),
        },
        alt=f"Reports that are {key}",
    )


def _choose(key: str) -> None:
    rows = session.widget(key)["selection"]["rows"]
    ids = session.widget(f"{key}_ids") or ()
    if rows and rows[0] < len(ids):
        session.choose(ids[rows[0]])
