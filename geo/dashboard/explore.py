"""The map and all that hangs on it.

The order of the run is not the order on the page: the map and the timeline come first, since
a report or a window may be chosen there; what runs after them shows what was chosen.
"""

from dataclasses import replace
from typing import cast, get_args

import pandas as pd
import streamlit as st

from geo.dashboard import (
    charts,
    controls,
    correcting,
    exports,
    map_view,
    source_view,
    summary,
    table,
    timeline,
    trays,
)
from geo.dashboard import state as session
from geo.dashboard.address import Tab
from geo.dashboard.card import make_card
from geo.dashboard.corpus import Corpus
from geo.dashboard.state import ViewState
from geo.filters import search_words
from geo.records import GeoparsedArticle

DUE = "below_the_map_is_due"
LONGEST_WAIT = "4s"
TABS = {
    "table": "Table",
    "time": "Over time",
    "places": "Places",
    "flows": "Flows",
    "unplaced": "Unplaced",
    "undated": "Undated",
    "export": "Export",
}


def render(corpus: Corpus, state: ViewState) -> ViewState:
    """Draw it; returns the state with the report, window and place of the map chosen here."""
    head = st.container()
    with st.container(key="map_and_source"):
        left, right = st.columns([3, 2], gap="medium")
    with left:
        state = _map_and_timeline(corpus, state)
    state = replace(state, selected_row=corpus.rows.get(state.selected or ""))
    mask, shown = corpus.shown(state)
    with head:
        summary.render(corpus.reports, mask, state)
    with right:
        _source(corpus, shown, state)
    with st.sidebar:
        matches = corpus.matches(state.filters)
        controls.render(corpus.reports, matches, corpus.within(state), state)
    if session.widget(DUE):
        _below(corpus, shown, state)
    else:
        _draw_below_next()
    return state


def _map_and_timeline(corpus: Corpus, state: ViewState) -> ViewState:
    frame = corpus.filtered(state)
    state = replace(state, selected_row=corpus.rows.get(state.selected or ""))
    choice = map_view.render(frame, state)
    state = replace(state, place=choice.view)
    ids = corpus.reports.frame["report_id"]
    picked = [str(ids.iloc[row]) for row in choice.picked if 0 <= row < len(ids)]
    if picked:
        state = replace(state, selected=picked[0])
    time = timeline.render(frame, state)
    return replace(state, window=time.window, clock=time.clock)


def _source(corpus: Corpus, shown: pd.DataFrame, state: ViewState) -> None:
    steps = source_view.find_steps(shown, state.selected_row)
    geoparsed = _open_article(corpus, state)
    card = None
    if geoparsed is not None and state.selected is not None:
        card = make_card(geoparsed, state.selected, search_words(state.filters.words))
    source_view.render(card, steps)
    if geoparsed is not None and card is not None:
        extracted = corpus.store.extracted(card.article_id)
        lasting = state.corpus == "own"
        correcting.render(corpus.store, extracted, card.report_id, lasting=lasting)


def _open_article(corpus: Corpus, state: ViewState) -> GeoparsedArticle | None:
    """The article of the open report; None where the corpus has no such report (any more)."""
    if state.selected_row is None:
        return None
    article_id = str(corpus.reports.frame["article_id"].iloc[state.selected_row])
    return corpus.article(article_id)


@st.fragment(run_every=LONGEST_WAIT)
def _draw_below_next() -> None:
    """The first run of a page leaves the views under the map out, whose scripts are large: the map
    shows half a second sooner. They come with the next run, which the map brings about when it
    tells where it stands; and if it does not, this does."""
    if session.widget(DUE):
        st.rerun()
    session.set_widget(DUE, True)


def _below(corpus: Corpus, shown: pd.DataFrame, state: ViewState) -> None:
    """One of the views under the map; the others are not computed."""
    filtered = corpus.filtered(state)
    counts = {
        "unplaced": int(shown["latitude"].isna().sum()),
        "undated": int(filtered["start"].isna().sum()),
    }
    session.set_widget("tab", state.tab)
    st.segmented_control(
        "Below the map",
        get_args(Tab),
        key="tab",
        format_func=lambda tab: f"{TABS[tab]} {counts[tab]:,}" if tab in counts else TABS[tab],
        required=True,
        label_visibility="collapsed",
        on_change=_switch_tab,
    )
    match state.tab:
        case "table":
            table.render(shown, state)
        case "time":
            charts.render_over_time(shown)
        case "places":
            charts.render_places(shown)
        case "flows":
            charts.render_flows(shown)
        case "unplaced":
            trays.render_unplaced(shown)
        case "undated":
            trays.render_undated(filtered)
        case "export":
            exports.render(shown, filtered, state)


def _switch_tab() -> None:
    session.change(tab=cast(Tab, session.widget("tab")))
