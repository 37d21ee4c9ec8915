"""The one place that touches the session and the address bar.

A run of the script starts with :func:`begin`, which gives the :class:`ViewState` as the last
run, a callback or the address left it, and ends with :func:`keep`, which writes it back to
both. Views get the state and return what was chosen; callbacks use :func:`change`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from geo.dashboard.address import Corpus, from_query, to_query
from geo.dashboard.address import MapPlace as MapPlace
from geo.dashboard.address import ViewState as ViewState
from geo.filters import FACETS, Box, FacetName, Filters

STATE = "view_state"
QUERY = "query_written"
WORDS, WHOLE, CONFIDENCE = "filter_words", "filter_whole_articles", "filter_confidence"


def facet_key(name: str) -> str:
    """The widget that holds the choice of one facet."""
    return f"filter_{name}"


def begin(first_corpus: Callable[[], Corpus]) -> ViewState:
    """The state to start a run with; ``first_corpus`` is asked where no link says which.
    Widgets that are not on the page are given their value back, since Streamlit forgets what
    is not drawn."""
    if STATE not in st.session_state:
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        fresh = from_query(query) if query else ViewState(corpus=first_corpus())
        st.session_state[STATE] = fresh
    state = cast(ViewState, st.session_state[STATE])
    _fill_widgets(state.filters)
    state = replace(state, filters=_read_widgets(state.filters))
    st.session_state[STATE] = state
    return state


def keep(state: ViewState) -> None:
    """Remember the state for the next run and write it into the address."""
    st.session_state[STATE] = state
    query = to_query(state)
    if st.session_state.get(QUERY) != query:
        st.query_params.from_dict(query)
        st.session_state[QUERY] = query


def change(**changes: Any) -> None:
    """Change fields of the state: for callbacks, which run before the script does."""
    state = cast(ViewState, st.session_state[STATE])
    st.session_state[STATE] = replace(state, **changes)


def choose(report_id: str | None) -> None:
    """Open a report in the source view, or with None close it."""
    change(selected=report_id)


def set_filters(filters: Filters) -> None:
    """Put filters into the state and into the widgets that show them."""
    change(filters=filters)
    for name in FACETS:
        st.session_state[facet_key(name)] = list(filters.chosen(name))
    st.session_state[WORDS] = filters.words
    st.session_state[WHOLE] = filters.whole_articles
    st.session_state[CONFIDENCE] = round(filters.confidence * 100)


def set_facet(name: FacetName, values: tuple[str, ...]) -> None:
    """Choose these values in one facet, for a callback outside the side bar."""
    st.session_state[facet_key(name)] = list(values)


def set_area(box: Box | None) -> None:
    """Keep to a part of the map, or with None to none."""
    state = cast(ViewState, st.session_state[STATE])
    change(filters=replace(state.filters, box=box))


def reset() -> None:
    """Clear filters and window; the clock and the open report stay."""
    set_filters(Filters())
    change(window=None)


def widget(key: str, default: Any = None) -> Any:
    """What a widget holds now, also before it is drawn in this run."""
    return st.session_state.get(key, default)


def set_widget(key: str, value: Any) -> None:
    """Set a widget before it is drawn in this run."""
    st.session_state[key] = value


def _fill_widgets(filters: Filters) -> None:
    for name in FACETS:
        st.session_state.setdefault(facet_key(name), list(filters.chosen(name)))
    st.session_state.setdefault(WORDS, filters.words)
    st.session_state.setdefault(WHOLE, filters.whole_articles)
    st.session_state.setdefault(CONFIDENCE, round(filters.confidence * 100))


def _read_widgets(filters: Filters) -> Filters:
    chosen = {name: tuple(st.session_state[facet_key(name)] or ()) for name in FACETS}
    return Filters(
        **chosen,
        box=filters.box,
        words=" ".join((st.session_state[WORDS] or "").split()),
        whole_articles=bool(st.session_state[WHOLE]),
        confidence=(st.session_state[CONFIDENCE] or 0) / 100,
    )
