"""How much is shown: "X of Y reports, from Z articles", and what to do about nothing."""

import numpy as np
import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.state import ViewState
from geo.dashboard.words import count_text, days_text
from geo.filters import Filters, Reports
from geo.frame import Mask, is_placed


def summary_text(reports: Reports, shown: Mask) -> str:
    """The line above the map."""
    articles = len(np.unique(reports.articles[shown]))
    placed = int((is_placed(reports.frame) & shown).sum())
    number = int(shown.sum())
    line = f"{number:,} of {count_text(len(reports), 'report')}"
    line += f", from {count_text(articles, 'article')}"
    if placed < number:
        line += f"; {number - placed:,} without a place on the map"
    return line


def render(reports: Reports, shown: Mask, state: ViewState) -> None:
    """The counts, and for an empty window a plain word and a way out of it."""
    st.markdown(f"**{summary_text(reports, shown)}**")
    if shown.any():
        return
    if not len(reports):
        st.info("This corpus holds no reports yet. Bring in articles under “Import”.")
        return
    window = state.window
    when = f" from {days_text(window.start, window.end)}" if window else ""
    filtered = " that pass the filters" if state.filters != Filters() else ""
    st.info(f"There are no reports{when}{filtered}.")
    st.button("Show everything", key="show_everything", on_click=session.reset)
