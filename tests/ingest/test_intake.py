"""From files to the corpus: what becomes of each, once and again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.ingest.document import Given, Rejection
from geo.ingest.folder import Upload
from geo.ingest.pool import Pool
from geo.intake import ALREADY, FileOutcome, ingest, redate, reextract
from geo.store import CorrectedPlace, Correction, Store
from tests.ingest import files

DAY = date(2014, 11, 12)
TEXT = b"Rebels moved to Donetsk at night, and nobody saw them leave again."


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, extractor="tests.ingest.quick") as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "corpus.sqlite") as made:
        yield made


def upload(name: str, data: bytes, published: date | None = DAY) -> Upload:
    return Upload(name=name, data=data, given=Given(published=published))


def take_in(store: Store, pool: Pool, *uploads: Upload | Rejection) -> list[FileOutcome]:
    return list(ingest(uploads, store, pool))


def test_each_file_ends_in_a_state_in_order(store: Store, pool: Pool) -> None:
    rows = [{"doc": "x", "text": "Rebels moved to Luhansk."}, {"no": 1}, {"text": "CRASH"}]
    outcomes = take_in(
        store,
        pool,
        upload("a.txt", TEXT),
        upload("b.pdf", b"%PDF-"),
        upload("c.jsonl", "\n".join(map(json.dumps, rows)).encode()),
        Rejection(origin="d.txt", reason="there is no such file or folder"),
        upload("e.txt", TEXT),
        upload("f.txt", "Колона рушила до Луганська, їх було багато".encode()),
        upload("g.txt", TEXT + b" ", published=None),
    )
    states = [(each.name, each.state, each.added) for each in outcomes]
    assert states == [
        ("a.txt", "ok", 1),
        ("b.pdf", "rejected", 0),
        ("c.jsonl", "partial", 2),
        ("d.txt", "rejected", 0),
        ("e.txt", "ok", 0),
        ("f.txt", "partial", 1),
        ("g.txt", "partial", 1),
    ]
    assert "line 2: it has no “text”" in outcomes[2].reason
    assert "ended the reader" in outcomes[2].reason
    assert outcomes[4].reason == ALREADY
    assert "not English (uk)" in outcomes[5].reason
    assert outcomes[6].undated == outcomes[6].article_ids != ()
    assert {each.name for each in store.files()} == {n for n, _, _ in states} - {"d.txt"}
    partial = {each.doc for each in store.articles() if each.state == "partial"}
    assert partial == {"c-3", "f"}
    assert store.columns()["location"] == ["Donetsk", "Luhansk", "Donetsk"]


def test_the_same_again_reads_and_writes_nothing(store: Store, pool: Pool) -> None:
    given = [upload("a.html", files.PAGE.encode()), upload("b.pdf", b"%PDF-")]
    first = take_in(store, pool, *given)
    revision = store.revision()
    again = take_in(store, pool, *given)
    assert [each.state for each in again] == [each.state for each in first]
    assert sum(each.added for each in again) == 0
    assert store.revision() == revision


def test_a_date_given_later_counts(store: Store, pool: Pool) -> None:
    [outcome] = take_in(store, pool, upload("a.txt", TEXT, published=None))
    [article_id] = outcome.undated
    place = CorrectedPlace(name="Elsewhere", latitude=1.0, longitude=2.0)
    store.correct(Correction(kind="place", who="a", scope="corpus", name="Donetsk", place=place))
    redate(store, article_id, DAY, pool, who="ann")
    assert store.columns()["event_date"] == ["2014-11-12"]
    assert store.columns()["location"] == ["Elsewhere"]
    assert store.log()[0].who == "ann"
    assert store.verify() == []


def test_the_same_file_with_a_date_dates_it(store: Store, pool: Pool) -> None:
    take_in(store, pool, upload("a.txt", TEXT, published=None))
    [outcome] = take_in(store, pool, upload("a.txt", TEXT))
    assert (outcome.state, outcome.added, outcome.undated) == ("ok", 0, ())
    assert store.columns()["event_date"] == ["2014-11-12"]
    take_in(store, pool, upload("a.txt", TEXT, published=date(2020, 1, 1)))
    assert store.columns()["event_date"] == ["2014-11-12"]  # a date that is there stays


def test_what_cannot_be_extracted_is_not_dated(store: Store, pool: Pool) -> None:
    take_in(store, pool, upload("a.txt", TEXT + b" CRASH", published=None))
    [article] = store.articles()
    with pytest.raises(InputError, match="ended the reader"):
        redate(store, article.article_id, DAY, pool)
    assert store.article(article.article_id).published_at is None


def test_extracting_anew_goes_on_after_a_failure(store: Store, pool: Pool) -> None:
    take_in(store, pool, upload("a.txt", TEXT), upload("b.txt", TEXT + b" Troops moved to Sumy."))
    [first, second] = [each.article_id for each in reversed(store.articles())]
    poorer = replace(store.extracted(second), reports=())
    store.replace_extraction(poorer)
    with store._write() as connection:
        connection.exec_driver_sql(
            "UPDATE articles SET text = text || ' CRASH' WHERE article_id = ?", (first,)
        )
    failure, change = reextract(store, pool)
    assert isinstance(failure, Rejection) and failure.origin == first
    assert not isinstance(change, Rejection) and len(change.added) == 2
    assert len(store.columns()["report_id"]) == 3


def test_a_file_that_cannot_be_opened_is_rejected(store: Store, pool: Pool, tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    [outcome] = take_in(store, pool, Upload(name="folder.txt", path=folder))
    assert outcome.state == "rejected" and "cannot be opened" in outcome.reason
