"""The reports as a table: what the map shows, for the keyboard and for sorting."""

import pandas as pd
import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.state import ViewState
from geo.dashboard.words import STATUS, TYPE

COUNT = r"(^|; )(\d+) "
PAGE = 500
"""Rows sent to the browser at once."""

SORTS: dict[str, tuple[list[str], bool]] = {
    "Date, first to last": (["start", "row_id"], True),
    "Date, last to first": (["start", "row_id"], False),
    "Confidence, highest first": (["confidence", "row_id"], False),
    "Place": (["location", "start", "row_id"], True),
    "Who moves": (["actor1", "start", "row_id"], True),
    "Publisher": (["source", "start", "row_id"], True),
}
COLUMNS = {
    "start": "Date",
    "status": "Status",
    "actor1": "Who moves",
    "movement_type": "Movement",
    "forces": "What",
    "origin": "From",
    "location": "Place",
    "attribution": "Said by",
    "source": "Publisher",
    "confidence": "Confidence",
    "sentence": "Sentence",
}


def render(frame: pd.DataFrame, state: ViewState) -> None:
    """Draw a page of the rows; choosing one opens its source."""
    if frame.empty:
        st.markdown("No reports to list.")
        return
    ordered = frame
    pages = -(-len(frame) // PAGE)
    page = 0
    if pages > 1:
        sort, number = st.columns([2, 1], vertical_alignment="bottom")
        chosen = sort.selectbox("Order", list(SORTS), key="table_order")
        ordered = in_order(frame, chosen)
        page = _page(number, ordered, pages, state)
    shown = ordered.iloc[page * PAGE : (page + 1) * PAGE]
    _mark_selected(shown, state)
    st.dataframe(
        table_view(shown),
        key="table",
        hide_index=True,
        on_select=_choose,
        selection_mode="single-row",
        column_config={
            "Date": st.column_config.DateColumn(format="YYYY-MM-DD", width="small"),
            "Confidence": st.column_config.NumberColumn(format="%d%%", width="small"),
            "Sentence": st.column_config.TextColumn(width="large"),
        },
        alt="Reports of the chosen window, one a row",
    )
    session.set_widget("table_ids", tuple(shown["report_id"]))


def in_order(frame: pd.DataFrame, sort: str) -> pd.DataFrame:
    """All rows in the order that is named in :data:`SORTS`."""
    columns, ascending = SORTS[sort]
    return frame.sort_values(columns, ascending=ascending, kind="stable")


def table_view(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that are shown, under their headings, in our words."""
    view = frame[list(COLUMNS)].copy()
    view["status"] = view["status"].astype("str").map(STATUS)
    view["movement_type"] = view["movement_type"].astype("str").map(TYPE)
    for column in ("actor1", "attribution", "source"):
        view[column] = view[column].astype("str")
    view["forces"] = view["forces"].str.replace(COUNT, r"\1\2 × ", regex=True)
    view["confidence"] = (view["confidence"] * 100).round().astype("int64")
    return view.rename(columns=COLUMNS)


def _page(
    place: "st.delta_generator.DeltaGenerator", frame: pd.DataFrame, pages: int, state: ViewState
) -> int:
    """The page chosen; when another report was opened, the page that holds it."""
    if session.widget("table_followed") != state.selected_row:
        session.set_widget("table_followed", state.selected_row)
        found = (frame["row_id"] == state.selected_row).to_numpy().nonzero()[0]
        if found.size:
            session.set_widget("table_page", int(found[0]) // PAGE + 1)
    session.set_widget("table_page", min(max(session.widget("table_page") or 1, 1), pages))
    number = place.number_input(
        f"Page, of {pages:,}", min_value=1, max_value=pages, step=1, key="table_page"
    )
    return int(number) - 1


def _mark_selected(shown: pd.DataFrame, state: ViewState) -> None:
    """Select the row that tells the open report, whatever opened it."""
    rows = (shown["row_id"] == state.selected_row).to_numpy().nonzero()[0].tolist()
    held = session.widget("table") or {}
    if list(held.get("selection", {}).get("rows", [])) != rows:
        chosen = {"selection": {"rows": rows, "columns": [], "cells": []}}
        session.set_widget("table", chosen)


def _choose() -> None:
    rows = session.widget("table")["selection"]["rows"]
    ids = session.widget("table_ids") or ()
    session.choose(ids[rows[0]] if rows and rows[0] < len(ids) else None)
