"""The demo corpus: made at the first start, and shown until the user has articles."""

import threading
from pathlib import Path

import streamlit as st

from geo.dashboard.address import Corpus
from geo.dashboard.corpus import open_store
from geo.demo import BRIEFS, demo_store_path, prepare_demo
from geo.errors import StoreError
from geo.store import user_path

NOTE = "Reading the demo corpus, which happens once."
MAKING = threading.Lock()


def ready_path() -> Path:
    """Where the demo corpus is. Where it has to be made first the page says so meanwhile;
    pages that are opened together wait for one making of it."""
    path = demo_store_path()
    if path.exists():
        return path
    bar = st.progress(0.0, text=NOTE)

    def tell(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), text=f"{NOTE} {done} of {total} articles are read.")

    with MAKING:
        prepare_demo(tell)
    bar.empty()
    return path


def first_corpus() -> Corpus:
    """What to open where no link says it: the user's own articles, else the demo."""
    if not BRIEFS.is_dir():
        return "own"
    path = user_path()
    try:
        return "own" if path.exists() and open_store(path).stats().articles else "demo"
    except StoreError:
        return "demo"
