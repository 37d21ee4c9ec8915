"""The page: which corpus, which view, and what to say when something cannot be done."""

import gc
from dataclasses import replace
from functools import cache
from pathlib import Path

import streamlit as st

from geo.dashboard import demo, explore, header, imports
from geo.dashboard import state as session
from geo.dashboard.corpus import Corpus, open_store
from geo.dashboard.page import style_page
from geo.dashboard.plain import escape
from geo.dashboard.state import ViewState
from geo.errors import DatelineError
from geo.store import user_path

POLL = "3s"
"""How often an open page asks whether the corpus has changed: one small query."""


def run() -> None:
    """Draw the page once, for the state of this session."""
    st.set_page_config(page_title="Dateline", layout="wide")
    style_page()
    state = session.begin(demo.first_corpus)
    header.render(state)
    try:
        state = _draw(state)
    except DatelineError as error:
        st.error(escape(str(error), longest=600))
    session.keep(state)
    _spare_what_is_loaded()


def _draw(state: ViewState) -> ViewState:
    path = demo.ready_path() if state.corpus == "demo" else user_path()
    corpus = Corpus(path, open_store(path).revision())
    state = replace(state, revision=corpus.revision)
    if state.view == "import":
        imports.render()
    else:
        state = explore.render(corpus, state)
    _watch(path, corpus.revision)
    return state


@cache
def _spare_what_is_loaded() -> None:
    """Keep what was imported out of every later search for garbage. Streamlit searches after
    each run, before the page has its answer, and modules alone made that a tenth of a second."""
    gc.collect()
    gc.freeze()


@st.fragment(run_every=POLL)
def _watch(path: Path, revision: int) -> None:
    """Draw the page anew when another process or page has changed the corpus."""
    if open_store(path).revision() != revision:
        st.rerun()
