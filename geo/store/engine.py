"""Connections to a corpus file: durable, patient, and plain about what went wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from geo.errors import StoreBusy, StoreDamaged, StoreError

PATIENCE_SECONDS = 30
"""How long a writer waits for another one."""


def make_engine(path: Path) -> Engine:
    """An engine on the SQLite file at ``path``: WAL, and each commit on disk before it returns."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def table_names(path: Path) -> set[str]:
    """The tables of the database at ``path``, which is only looked at; none of a new file."""
    if not path.exists():
        return set()
    with plain_errors(path), closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in found}


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, see _begin
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: a reader that turns writer could not be made to wait."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One consistent view of the corpus."""
    with plain_errors(path), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction: all of it is on disk when the block ends, or none of it."""
    writer = engine.execution_options(writes=True)
    with plain_errors(path), writer.connect() as connection, connection.begin():
        yield connection


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into an error that names the file and what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _explain(error, path) from error


def _explain(error: Exception, path: Path) -> StoreError:
    cause: Any = getattr(error, "orig", None) or error
    words = str(cause).lower()
    if "locked" in words or "busy" in words:
        return StoreBusy(f"{path}: another program has been writing for {PATIENCE_SECONDS} s")
    if "full" in words or "i/o error" in words:
        return StoreError(
            f"{path}: the disk is full or cannot be written ({words}); "
            "everything stored before is intact: free some space and run it again"
        )
    if "malformed" in words or "not a database" in words or "corrupt" in words:
        return StoreDamaged(
            f"{path}: the file is damaged ({words}); run `python -m geo verify --store {path}`"
        )
    if "readonly" in words or "unable to open" in words:
        return StoreError(f"{path}: it cannot be opened or written ({words})")
    return StoreError(f"{path}: {cause}")
