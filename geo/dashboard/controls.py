"""The filters, in the side bar: each choice with the number of reports it would leave."""

import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.state import ViewState
from geo.dashboard.words import STATUS, TYPE
from geo.filters import FacetName, Filters, Matches, Reports, facet_counts
from geo.frame import Mask

MOST_OPTIONS = 400
"""Options of one list; rarer ones are reached by typing them where the list takes typing."""

WHOLE_HELP = (
    "Finds the reports of every article that holds all the words. Without it the words must "
    "stand in the report itself: its sentence, places, who moves, who says so, or the title."
)

LABELS: dict[FacetName, str] = {
    "actor": "Who moves",
    "type": "Kind of movement",
    "force": "What moves",
    "place": "Place or region",
    "source": "Publisher",
    "says": "Who says so",
}


def render(reports: Reports, matches: Matches, within: Mask, state: ViewState) -> None:
    """Draw the filters. What they hold is read by the state at the start of the next run;
    ``within`` is the time window, inside which the counts hold."""
    st.text_input(
        "Search",
        key=session.WORDS,
        type="search",
        placeholder='words, or "a phrase"',
        max_chars=200,
    )
    st.checkbox("in the whole article", key=session.WHOLE, help=WHOLE_HELP)
    _status(facet_counts(reports, matches, state.filters, "status", within))
    for name, label in LABELS.items():
        _facet(name, label, facet_counts(reports, matches, state.filters, name, within))
    st.slider(
        "Confidence of at least",
        min_value=0,
        max_value=100,
        step=5,
        format="%d%%",
        key=session.CONFIDENCE,
    )
    _area(state)
    st.button(
        "Reset filters and dates",
        key="reset",
        on_click=session.reset,
        disabled=state.filters == Filters() and state.window is None,
        width="stretch",
    )


def _status(counts: dict[str, int]) -> None:
    st.pills(
        "Status",
        list(STATUS),
        selection_mode="multi",
        key=session.facet_key("status"),
        format_func=lambda status: f"{STATUS[status]} {counts.get(status, 0):,}",
    )


def _facet(name: FacetName, label: str, counts: dict[str, int]) -> None:
    chosen = session.widget(session.facet_key(name)) or []
    options = list(counts)[:MOST_OPTIONS]
    options += [value for value in chosen if value not in options]
    names = TYPE if name == "type" else {}
    st.multiselect(
        label,
        options,
        key=session.facet_key(name),
        format_func=lambda value: f"{names.get(value, value)} ({counts.get(value, 0):,})",
        placeholder="All",
        accept_new_options=name == "place",
        select_all=False,
    )


def _area(state: ViewState) -> None:
    """Keep to what the map shows now, or let go of that."""
    if state.filters.box is not None:
        st.button("Anywhere on the map", key="anywhere", on_click=_set_area, args=(None,))
        return
    box = state.place.box if state.place else None
    st.button(
        "Only where the map is",
        key="only_here",
        on_click=_set_area,
        args=(state,),
        disabled=box is None,
        help="Keeps the reports whose mark lies in the part of the map that is now in view.",
        width="stretch",
    )


def _set_area(state: ViewState | None) -> None:
    session.set_area(state.place.box if state and state.place else None)
