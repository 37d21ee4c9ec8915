"""The head of the page: the name, which view, which corpus."""

from typing import cast, get_args

import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.address import Corpus, View
from geo.dashboard.state import ViewState

VIEWS = {"map": "Map", "import": "Import"}
CORPORA = {"demo": "Demo corpus", "own": "My articles"}


def render(state: ViewState) -> None:
    """Draw the head. A choice in it is in the state when the next run begins."""
    session.set_widget("view", state.view)
    session.set_widget("corpus", state.corpus)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.title("Dateline", anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.segmented_control(
                "Corpus",
                get_args(Corpus),
                key="corpus",
                format_func=CORPORA.__getitem__,
                required=True,
                label_visibility="collapsed",
                on_change=_switch_corpus,
            )
            st.segmented_control(
                "View",
                get_args(View),
                key="view",
                format_func=VIEWS.__getitem__,
                required=True,
                label_visibility="collapsed",
                on_change=_switch_view,
            )


def _switch_view() -> None:
    session.change(view=cast(View, session.widget("view")))


def _switch_corpus() -> None:
    """Another corpus has other reports: what was chosen in the one means nothing in the other."""
    session.change(corpus=cast(Corpus, session.widget("corpus")), selected=None, window=None)
