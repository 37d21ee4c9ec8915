"""Where corpora live."""

import os
from pathlib import Path

import platformdirs

APP_NAME = "dateline"
STORE_VARIABLE = "DATELINE_STORE"
"""An environment variable that names the user's corpus, for tests and for several corpora."""


def user_path() -> Path:
    """The user's own corpus, in the platform's data folder unless DATELINE_STORE names another."""
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    return platformdirs.user_data_path(APP_NAME, appauthor=False) / "corpus.sqlite"


def demo_path(key: str) -> Path:
    """The demo corpus that was read by the versions which ``key`` names.

    It can be made again at any time, so it lives in the platform's cache folder.
    """
    return platformdirs.user_cache_path(APP_NAME, appauthor=False) / f"demo-{key}.sqlite"
