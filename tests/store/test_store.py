"""What goes in comes out, once, and every change is on the log."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table

from geo.errors import StoreError
from geo.rows import COLUMNS, report_row
from geo.store import Arrival, Store, schema
from geo.store.engine import make_engine
from geo.store.migrations import HEAD
from tests import made
from tests.store.corpus import add, article, extracted


def test_an_article_comes_out_as_it_went_in(store: Store) -> None:
    of = made.article(author="Ann Lee", media_type="text/html")
    arrival = Arrival(doc="d", original=b"<p>", head=b"<", tail=b">", origin="o", warnings=("w",))
    assert store.add(of, made.geoparsed(of), arrival)
    assert store.article(of.article_id) == of
    assert store.original(of.article_id) == b"<p>"
    assert store.extracted(of.article_id) == made.geoparsed(of)
    assert store.geoparsed(of.article_id) == made.geoparsed(of)
    [listed] = store.articles()
    assert (listed.doc, listed.origin, listed.report_count) == ("d", "o", 1)
    assert (listed.state, listed.warnings) == ("partial", ("w",))


def test_the_columns_are_the_flat_rows_in_order(store: Store) -> None:
    articles = [article(number) for number in range(3)]
    for each in articles:
        add(store, each)
    columns = store.columns()
    assert tuple(columns) == COLUMNS
    rows = [
        report_row(store.article(each.article_id), report)
        for each in articles
        for report in extracted(each).reports
    ]
    for name in COLUMNS:
        assert columns[name] == [getattr(row, name) for row in rows], name
    raw = [row for batch in store.rows(batch=2) for row in batch]
    assert sorted(raw) == sorted(zip(*columns.values(), strict=True))


def test_an_empty_corpus_has_all_columns(store: Store) -> None:
    assert store.columns() == {name: [] for name in COLUMNS}
    assert store.articles() == [] and store.stats().articles == 0


def test_the_same_article_again_changes_nothing_byte_for_byte(path: Path) -> None:
    with Store.open(path) as store:
        assert add(store, article(1))
        store.note_file("f", "a.txt", "ok", "", articles=1)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert not add(store, article(1))
        store.note_file("f", "a.txt", "ok", "", articles=1)
        assert store.stats().articles == 1
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_each_change_raises_the_revision_for_every_process(path: Path, store: Store) -> None:
    with Store.open(path) as other:
        seen = [other.revision()]
        add(store, article(1))
        seen.append(other.revision())
        store.delete(article(1).article_id)
        seen.append(other.revision())
        other.columns(), other.articles(), add(other, article(2))
        seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_deletion_removes_all_but_the_hash(store: Store, path: Path) -> None:
    add(store, article(1, "Donetsk"))
    add(store, article(2, "Luhansk"))
    gone = article(1, "Donetsk")
    store.delete(gone.article_id, who="ann")
    assert [each.title for each in store.articles()] == ["Report 2"]
    assert store.search("Donetsk") == []
    assert store.columns()["location"] == ["Luhansk"]
    entry = store.log()[0]
    assert (entry.who, entry.action, entry.subject) == ("ann", "delete", gone.article_id)
    with pytest.raises(StoreError, match="there is no article"):
        store.article(gone.article_id)
    assert store.verify() == []
    store.close()
    assert b"moved to Donetsk" not in path.read_bytes()  # nor in a page that is free now
    assert add(store, gone)


def test_search_takes_any_words_and_the_best_come_first(store: Store) -> None:
    add(store, article(1, "Donetsk"))
    add(store, article(2, "Donetsk", "Donetsk", "Donetsk"))
    add(store, article(3, "Luhansk"))
    assert len(store.search("donetsk")) == 2
    assert store.search("REBELS luhan") == [article(3, "Luhansk").article_id]
    for words in ('"', "a AND", "NEAR(", "x*y^2", "-", "", "text:b", "'; DROP TABLE articles"):
        store.search(words)


def test_dating_an_article_replaces_what_was_read_in_it(store: Store) -> None:
    undated = article(1, dated=False)
    add(store, undated)
    assert store.stats().undated == 1
    assert store.columns()["event_date"] == [None, None]
    dated = article(1)
    store.set_published(dated.article_id, date(2014, 11, 12), extracted(dated))
    assert store.columns()["event_date"] == ["2014-11-12"] * 2
    assert store.article(dated.article_id).published_at == date(2014, 11, 12)
    assert store.verify() == []


def test_an_extraction_that_changed_nothing_writes_nothing(store: Store) -> None:
    add(store, article(1))
    before = store.revision()
    change = store.replace_extraction(extracted(article(1)))
    assert (change.added, change.removed, change.changed) == ((), (), ())
    assert store.revision() == before


def test_a_new_extraction_says_what_changed(store: Store) -> None:
    of = made.article()
    old, kept, new = (made.report(of, confidence=c) for c in (0.1, 0.2, 0.3))
    store.add(of, made.geoparsed(of, old, kept), Arrival(doc="d", original=made.TEXT.encode()))
    changed = made.report(of, report_id=kept.report_id, confidence=0.9)
    change = store.replace_extraction(made.geoparsed(of, changed, new))
    assert change.added == (new.report_id,)
    assert change.removed == (old.report_id,)
    assert change.changed == (kept.report_id,)
    assert store.columns()["report_id"] == [kept.report_id, new.report_id]
    assert store.verify() == []


def test_files_are_remembered_with_their_state(store: Store) -> None:
    store.note_file("f1", "a.txt", "rejected", "the file is empty", articles=0, read_with="v1")
    known = store.file_done("f1", "a.txt", read_with="v1")
    assert known is not None and (known.state, known.reason) == ("rejected", "the file is empty")
    assert store.file_done("f1", "a.txt", read_with="v2") is None
    assert store.file_done("f2", "a.txt", read_with="v1") is None
    store.note_file("f1", "a.txt", "ok", "", articles=1, read_with="v2")
    assert [(each.state, each.articles) for each in store.files()] == [("ok", 1)]


def test_neither_the_log_nor_an_original_can_be_changed(store: Store, path: Path) -> None:
    add(store, article(1))
    connection = sqlite3.connect(path)
    for statement in (
        "UPDATE log SET who = 'x'",
        "DELETE FROM log",
        "UPDATE originals SET original = x'00'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changed"):
            connection.execute(statement)
    connection.close()


def test_the_file_is_durable_and_in_wal_mode(store: Store) -> None:
    with store._read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_migrations_make_what_the_schema_says(store: Store) -> None:
    found = MetaData()
    found.reflect(store._engine, only=list(schema.metadata.tables))
    for name, table in schema.metadata.tables.items():
        told = {c.name: (str(c.type), c.nullable, c.primary_key) for c in table.columns}
        made_ = {
            c.name: (str(c.type), c.nullable, c.primary_key) for c in found.tables[name].columns
        }
        assert made_ == told, name
        assert {i.name for i in found.tables[name].indexes} == {i.name for i in table.indexes}


def describe(table: Table) -> dict[str, tuple[str, bool | None, bool]]:
    return {c.name: (str(c.type), c.nullable, c.primary_key) for c in table.columns}


def test_the_newest_migration_is_the_head() -> None:
    from alembic.script import ScriptDirectory

    import geo.store.migrations

    folder = Path(geo.store.migrations.__file__).parent
    assert ScriptDirectory(str(folder)).get_heads() == [HEAD]


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 999]
)
def test_a_file_that_is_no_corpus_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt"):
        Store.open(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["bookmarks", "alembic_version"])
def test_the_database_of_another_program_is_left_as_it_is(path: Path, table: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
    connection.execute(f"INSERT INTO {table} VALUES ('0001')")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        Store.open(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_later_version_is_not_touched(path: Path) -> None:
    Store.open(path).close()
    engine = make_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match="a later Dateline"):
        Store.open(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        Store.open(tmp_path / "file" / "corpus.sqlite")


def test_several_threads_share_a_store(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(lambda number: add(store, article(number)), range(40)))
    assert store.stats().articles == 40
    assert store.verify() == []
