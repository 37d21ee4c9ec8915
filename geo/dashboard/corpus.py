"""The reports of a corpus, read once for each revision of the store and shared by all sessions.

What is cached is never changed; every step names the revision that it was made from.
"""

from pathlib import Path

import pandas as pd
import streamlit as st

from gazetteer.load import load_gazetteer
from geo.dashboard.state import ViewState
from geo.filters import Filters, Matches, Reports, index_reports, matching
from geo.frame import (
    Clock,
    Mask,
    TimeWindow,
    batches_to_frame,
    first_telling,
    fold_repeats,
    in_window,
    on_clock,
)
from geo.records import GeoparsedArticle
from geo.store import Store

MOST_ARTICLES = 1_000_000


@st.cache_resource(max_entries=4, show_spinner=False)
def open_store(path: Path) -> Store:
    return Store.open(path, regions=load_gazetteer)


class Corpus:
    """One corpus at one revision, as a view state looks at it. Cheap to make."""

    def __init__(self, path: Path, revision: int) -> None:
        self.path, self.revision = path, revision

    @property
    def store(self) -> Store:
        return open_store(self.path)

    @property
    def reports(self) -> Reports:
        """All reports, repeats folded, ready to be filtered."""
        return _load(self.path, self.revision)[0]

    @property
    def rows(self) -> dict[str, int]:
        """The row in which each report is told, by its id; repeats are told in the first."""
        return _load(self.path, self.revision)[1]

    def frame(self, clock: Clock) -> pd.DataFrame:
        return _frame(self.path, self.revision, clock)

    def matches(self, filters: Filters) -> Matches:
        return _matches(self.path, self.revision, filters)

    def filtered(self, state: ViewState) -> pd.DataFrame:
        """The rows that pass all filters, whatever the window: for the map and timeline."""
        return _filtered(self.path, self.revision, state.clock, state.filters)

    def shown(self, state: ViewState) -> tuple[Mask, pd.DataFrame]:
        """The rows that pass all filters and lie in the window: for all other views."""
        return _shown(self.path, self.revision, state.clock, state.filters, state.window)

    def within(self, state: ViewState) -> Mask:
        return in_window(self.frame(state.clock), state.window)

    def article(self, article_id: str) -> GeoparsedArticle:
        return _article(self.path, self.revision, article_id)


@st.cache_resource(max_entries=2, show_spinner="Reading the corpus …")
def _load(path: Path, revision: int) -> tuple[Reports, dict[str, int]]:
    frame = batches_to_frame(open_store(path).rows())
    first = first_telling(frame)
    reports = index_reports(fold_repeats(frame))
    rows = dict(zip(reports.frame["report_id"], reports.frame["row_id"].tolist(), strict=True))
    told = dict(zip(frame["report_id"], first.map(rows).tolist(), strict=True))
    return reports, told


@st.cache_resource(max_entries=4, show_spinner=False)
def _frame(path: Path, revision: int, clock: Clock) -> pd.DataFrame:
    return on_clock(_load(path, revision)[0].frame, clock)


@st.cache_resource(max_entries=16, show_spinner=False)
def _matches(path: Path, revision: int, filters: Filters) -> Matches:
    articles = None
    if filters.words and filters.whole_articles:
        articles = open_store(path).search(filters.words, limit=MOST_ARTICLES)
    return matching(_load(path, revision)[0], filters, articles)


@st.cache_resource(max_entries=8, show_spinner=False)
def _filtered(path: Path, revision: int, clock: Clock, filters: Filters) -> pd.DataFrame:
    frame = _frame(path, revision, clock)
    passed = _matches(path, revision, filters).all
    return frame if passed.all() else frame[passed]


@st.cache_resource(max_entries=8, show_spinner=False)
def _shown(
    path: Path, revision: int, clock: Clock, filters: Filters, window: TimeWindow | None
) -> tuple[Mask, pd.DataFrame]:
    frame = _frame(path, revision, clock)
    mask = _matches(path, revision, filters).all & in_window(frame, window)
    return mask, frame if mask.all() else frame[mask]


@st.cache_resource(max_entries=32, show_spinner=False)
def _article(path: Path, revision: int, article_id: str) -> GeoparsedArticle:
    return open_store(path).geoparsed(article_id)
