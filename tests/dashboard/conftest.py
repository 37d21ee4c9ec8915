"""A small corpus of the user's own, and the page run on it without a browser."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.records import Actor, Article, MovementReport
from geo.store import Arrival, Store
from tests import made

APP = Path(__file__).parents[2] / "app.py"
HOSTILE = (
    "Fears <img src=x onerror=alert(1)> grew ${alert(1)} {{ 7*7 }} {% x "
    "![pic](http://example.invalid/x.png) **bold** `tick` \u202eevil."
)
HOSTILE_NAME = "![p](http://example.invalid/p.png) <img src=x onerror=alert(1)> :red[x] $x$"
PLACES = ["Luhansk region", "Donetsk", "Mariupol", "Atlantis"]
ACTORS = ["Russia", "separatists", "Ukraine"]
STATUSES = ["reported", "denied", "planned"]


def make_article(number: int) -> tuple[Article, MovementReport]:
    """The articles stand ten days apart from 1 June 2014; every fourth has no known place."""
    published = date(2014, 6, 1) + timedelta(days=10 * number)
    text = made.TEXT.replace("KIEV", f"KIEV ({number})")
    if number == 5:
        text = text.replace("Nothing else was noted.", HOSTILE)
    hostile = number == 5
    article = made.article(
        text,
        title=f"Part {number} <b>& more</b>",
        published_at=published if number != 7 else None,
        source_name=HOSTILE_NAME if hostile else f"Paper {number % 3}",
    )
    happened = published - timedelta(days=1) if number != 7 else None
    where = PLACES[number % 4]
    report = made.report(
        article,
        report_id=f"report{number:02}",
        status=STATUSES[number % 3],
        actor=Actor(name=HOSTILE_NAME if hostile else ACTORS[number % 3], surface="", span=None),
        attribution=made.Attribution(
            source=HOSTILE_NAME if hostile else "witnesses", cue="said", span=None
        ),
        destination=made.role(where, text),
        location=made.role(where, text),
        event_date_start=happened,
        event_date_end=happened,
        date_basis="stated" if happened else "none",
    )
    return article, report


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve articles with a report each; the seventh has no date, the fifth is hostile."""
    path = tmp_path_factory.mktemp("store") / "corpus.sqlite"
    with Store.open(path) as store:
        for number in range(12):
            article, report = make_article(number)
            store.add(
                article,
                made.geoparsed(article, report),
                Arrival(doc=f"a{number}", original=article.text.encode()),
            )
    return path


@pytest.fixture
def own_store(filled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the filled store as the user's own, to be changed at will."""
    path = tmp_path / "corpus.sqlite"
    path.write_bytes(filled_store.read_bytes())
    monkeypatch.setenv("DATELINE_STORE", str(path))
    st.cache_resource.clear()
    return path


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "empty.sqlite"
    Store.open(path).close()
    monkeypatch.setenv("DATELINE_STORE", str(path))
    st.cache_resource.clear()
    return path


Page = Callable[..., AppTest]


@pytest.fixture
def page() -> Page:
    """Run the page with these query parameters; it must not raise."""

    def run(**query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in {"corpus": "own", **query}.items():
            app.query_params[name] = value
        app.run().run()  # the views below the map come with the second run
        assert not app.exception
        return app

    return run
