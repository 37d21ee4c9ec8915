"""Is every row still what was written? Names what is not, and what could restore it.

SQLite keeps no checksums, so each row carries its own hash, an original *is* its hash, the
log is a chain, and what is derived can be compared with what it is derived from.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from cattrs.errors import BaseValidationError
from sqlalchemy import Connection, RowMapping, Table, create_engine, select, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from geo.errors import DatelineError
from geo.records import GeoparsedArticle
from geo.store import reads, schema
from geo.store.corrections import mentions_of
from geo.store.hashing import row_hash
from geo.store.migrations import HEAD, upgrade

RESTORABLE = {
    "articles": "from its original",
    "extractions": "by extracting it again",
    "reports": "from its extraction",
    "mentions": "from its extraction",
    "article_search": "from the articles",
}
"""Which tables can be made again, and from what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """One thing that is not as it was written.

    ``key`` is the row's primary key, an article's hash for most tables; empty where the table
    as a whole is concerned. ``remedy`` says from what it can be restored; empty: it cannot.
    """

    table: str
    key: str
    what: str
    remedy: str = ""


def find_damage(connection: Connection) -> Iterator[Damage]:
    """All that is wrong with a corpus, structure first."""
    yield from _guarded("file", partial(_structure, connection))
    yield from _guarded("file", partial(_schema, connection))
    for table in (schema.originals, schema.articles, schema.extractions, schema.reports,
                  schema.corrections, schema.files):  # fmt: skip
        yield from _guarded(table.name, partial(_rows, connection, table))
    yield from _guarded("log", partial(_chain, connection))
    yield from _guarded("articles", partial(_missing, connection))
    yield from _guarded("reports", partial(_derived, connection))


def _guarded(table: str, check: Callable[[], Iterator[Damage]]) -> Iterator[Damage]:
    """What ``check`` finds; that it cannot be made is a finding too."""
    try:
        yield from check()
    except (DatabaseError, UnicodeDecodeError, ValueError, TypeError, OverflowError) as error:
        cause = getattr(error, "orig", None) or error
        yield _damage(table, "", f"cannot be read ({cause})")


def _damage(table: str, key: str, what: str) -> Damage:
    return Damage(table=table, key=key, what=what, remedy=RESTORABLE.get(table, ""))


def _structure(connection: Connection) -> Iterator[Damage]:
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield Damage(table="file", key="", what=str(line))


def _schema(connection: Connection) -> Iterator[Damage]:
    """Tables, indexes and triggers against those of a new corpus."""
    expected, found = _sound_schema(), _read_schema(connection)
    for name in sorted(expected.keys() | found.keys(), key=str):
        if expected.get(name) != found.get(name):
            yield Damage(table="file", key=str(name), what="is not defined as it should be")
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if version != [HEAD]:
        yield Damage(table="file", key="alembic_version", what=f"says {version}, not {HEAD}")


def _read_schema(connection: Connection) -> dict[str, str]:
    query = text("SELECT type || ' ' || name, sql FROM sqlite_master WHERE name != 'sqlite_stat1'")
    return dict(map(tuple, connection.execute(query)))


@cache
def _sound_schema() -> dict[str, str]:
    with create_engine("sqlite://").connect() as fresh, fresh.begin():
        upgrade(fresh)
        return _read_schema(fresh)


def _rows(connection: Connection, table: Table) -> Iterator[Damage]:
    """Rows that do not match the hash that was taken when they were written."""
    for row in map(_as_dict, connection.execute(select(table)).mappings()):
        key = _key(table, row)
        if table is schema.originals and hashlib.sha256(row["original"]).hexdigest() != key:
            yield _damage(table.name, key, "its bytes do not match their hash")
        elif row["row_hash"] != _hash(table, row):
            yield _damage(table.name, key, "does not match its hash")


def _as_dict(row: RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _hash(table: Table, row: Mapping[str, Any]) -> str:
    try:
        return row_hash(table.name, row)
    except (TypeError, ValueError):  # a bit flip can turn a number into bytes
        return ""


def _key(table: Table, row: Mapping[str, Any]) -> str:
    return ", ".join(str(row[column.name]) for column in table.primary_key)


def _chain(connection: Connection) -> Iterator[Damage]:
    """Each line of the log hashes the line before it: none can be changed or cut out unseen."""
    before, expected = "", 1
    lines = connection.execute(select(schema.log).order_by(schema.log.c.number)).mappings()
    for row in map(_as_dict, lines):
        if row["number"] != expected:
            yield _damage("log", str(row["number"]), f"follows on line {expected - 1}")
        if row["chain_hash"] != row_hash("log", row, before=before):
            yield _damage("log", str(row["number"]), "does not match its hash")
        before, expected = row["chain_hash"], row["number"] + 1


def _missing(connection: Connection) -> Iterator[Damage]:
    """Articles that have lost a part of themselves, and additions that the log alone knows."""
    ids = {
        table.name: set(connection.execute(select(table.c.article_id)).scalars())
        for table in (schema.originals, schema.articles, schema.extractions)
    }
    everything = set().union(*ids.values())
    for name, present in ids.items():
        for article_id in sorted(everything - present, key=str):
            yield _damage(name, str(article_id), "is missing")
    log = schema.log.c
    history = connection.execute(
        select(log.action, log.subject)
        .where(log.action.in_(("add", "delete")))
        .order_by(log.number)
    )
    alive: set[str] = set()
    for action, subject in history:
        (alive.add if action == "add" else alive.discard)(subject)
    for article_id in sorted(alive - everything):
        yield Damage(table="originals", key=article_id, what="is missing, though it was added")


def _derived(connection: Connection) -> Iterator[Damage]:
    """Reports and mentions against the extractions that they are derived from."""
    articles = connection.execute(select(schema.articles.c.article_id)).scalars().all()
    reports, mentions = schema.reports.c, schema.mentions.c
    for article_id in articles:
        extracted = _extraction(connection, article_id)
        if extracted is None:
            yield _damage("extractions", article_id, "its content cannot be read")
            continue
        found = connection.execute(
            select(reports.report_id).where(reports.article_id == article_id)
        ).scalars()
        if set(found) != {report.report_id for report in extracted.reports}:
            yield _damage("reports", article_id, "are not those that were extracted")
        named = connection.execute(
            select(mentions.report_id, mentions.role, mentions.name).where(
                mentions.article_id == article_id
            )
        )
        expected = {
            (report.report_id, *mention)
            for report in extracted.reports
            for mention in mentions_of(report)
        }
        if {tuple(row) for row in named} != expected:
            yield _damage("mentions", article_id, "are not those that were extracted")


def _extraction(connection: Connection, article_id: str) -> GeoparsedArticle | None:
    try:
        article = reads.article_of(connection, article_id)
        return reads.extraction_of(connection, article)
    except (
        ValueError,
        LookupError,
        TypeError,
        BaseValidationError,
        SQLAlchemyError,
        DatelineError,
    ):
        return None


def find_search_damage(connection: Connection) -> Iterator[Damage]:
    """The full-text index against the articles that it indexes. Needs a writer's connection."""
    statement = "INSERT INTO article_search(article_search, rank) VALUES ('integrity-check', 1)"
    try:
        connection.execute(text(statement))
    except DatabaseError as error:
        yield _damage(schema.SEARCH_TABLE, "", f"does not match the articles ({error.orig})")
