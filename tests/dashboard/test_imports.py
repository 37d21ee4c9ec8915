"""The import view: what comes in, what became of it, and dating what has no date."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.dashboard import imports
from geo.dashboard.jobs import start_ingest
from geo.ingest.document import Given
from geo.ingest.folder import Upload
from geo.ingest.pool import Pool
from geo.store import Store
from tests.dashboard.conftest import Page


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """Real workers with an extractor that needs no models."""
    with Pool(1, extractor="tests.ingest.quick") as pool:
        monkeypatch.setattr(imports, "worker_pool", lambda: pool)
        yield pool


def wait(app: AppTest) -> AppTest:
    """Run the page until the job has ended."""
    for _ in range(200):
        job = app.session_state[imports.JOB]
        if not job.is_running:
            return app.run()
        time.sleep(0.1)
    raise AssertionError("the ingest did not end")


def paste(app: AppTest, text: str, day: date | None) -> AppTest:
    app.text_area(key="paste_text").set_value(text)
    app.date_input(key="paste_published").set_value(day)
    app.text_input(key="paste_publisher").set_value("The Example")
    submit = next(each for each in app.button if each.label == "Read this text")
    return wait(submit.click().run())


def test_a_pasted_text_becomes_reports(empty_store: Path, pool: Pool, page: Page) -> None:
    text = "The brigade moved to Kherson on Monday, officials said. It was quiet after that."
    app = paste(page(view="import"), text, date(2022, 3, 1))
    assert any("1 new article" in each.value for each in app.success)
    app.button(key="to_map").click().run()
    assert any("1 of 1 report, from 1 article" in each.value for each in app.markdown)
    with Store.open(empty_store) as store:
        assert store.articles()[0].source_name == "The Example"


def test_a_missing_date_is_asked_for(empty_store: Path, pool: Pool, page: Page) -> None:
    text = "The brigade moved to Kherson on Monday, officials said. It was quiet after that."
    app = paste(page(view="import"), text, None)
    assert any("1 article without a publication date" in each.value for each in app.subheader)
    app.date_input(key="undated_day").set_value(date(2022, 3, 1))
    next(each for each in app.button if each.label == "Give it this date").click().run()
    assert not app.exception
    with Store.open(empty_store) as store:
        assert store.articles()[0].published_at == date(2022, 3, 1)
    assert not [each for each in app.subheader if "without a publication" in each.value]


def test_nothing_pasted_says_so(empty_store: Path, pool: Pool, page: Page) -> None:
    app = page(view="import")
    next(each for each in app.button if each.label == "Read this text").click().run()
    assert app.warning[0].value == "There is no text to read."


def test_each_file_ends_in_a_state_with_its_reason(empty_store: Path, pool: Pool) -> None:
    given = Given(published=date(2022, 3, 1))
    good = b"The brigade moved to Kherson on Monday, officials said. It was quiet after that."
    with Store.open(empty_store) as store:
        job = start_ingest(
            [
                Upload(name="good.txt", data=good, given=given),
                Upload(name="empty.txt", data=b"", given=given),
            ],
            store,
            pool,
        )
        deadline = time.monotonic() + 60
        while job.is_running and time.monotonic() < deadline:
            time.sleep(0.05)
    assert job.failure == ""
    assert [(each.name, each.state) for each in job.outcomes] == [
        ("good.txt", "ok"),
        ("empty.txt", "rejected"),
    ]
    assert "empty" in job.outcomes[1].reason
    assert job.waiting == ()


def test_an_article_can_be_deleted(own_store: Path, page: Page) -> None:
    app = page(view="import")
    box = next(each for each in app.selectbox if each.label == "Article to delete")
    box.set_value(box.options and _first_id(own_store))
    app.checkbox[0].check()
    next(each for each in app.button if each.label == "Delete").click().run()
    assert not app.exception
    with Store.open(own_store) as store:
        assert len(store.articles()) == 11


def _first_id(path: Path) -> str:
    with Store.open(path) as store:
        return store.articles()[0].article_id
