"""Every statement that changes a corpus. Each runs inside a transaction that the store opened."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import sqlite

from geo.codec import to_json
from geo.records import Article
from geo.store import schema
from geo.store.corrections import Correction
from geo.store.hashing import row_hash

DERIVED = (schema.mentions, schema.reports)
OF_ARTICLE = (*DERIVED, schema.extractions, schema.articles, schema.originals)
"""An article's tables, the ones that refer to others first."""

_LAST_LINE = (
    select(schema.log.c.number, schema.log.c.chain_hash)
    .order_by(schema.log.c.number.desc())
    .limit(1)
)
_LAST_NUMBER = select(func.max(schema.articles.c.number))


def now() -> str:
    """This moment in UTC as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert ``row`` with the hash of itself."""
    insert_rows(connection, table, [{**row, "row_hash": row_hash(table.name, row)}])


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows by a statement that is compiled once: articles come in by the thousand."""
    if rows:
        statement, names = _compiled_insert(table)
        values = [tuple(row[name] for name in names) for row in rows]
        connection.exec_driver_sql(statement, values)


def delete_reports(connection: Connection, report_ids: Sequence[str]) -> None:
    """Remove the rows of these reports."""
    if report_ids:
        ids = [(report_id,) for report_id in report_ids]
        connection.exec_driver_sql("DELETE FROM reports WHERE report_id = ?", ids)


@cache
def _compiled_insert(table: Table) -> tuple[str, tuple[str, ...]]:
    compiled = insert(table).compile(dialect=sqlite.dialect())
    return str(compiled), tuple(compiled.positiontup or ())


def change(
    connection: Connection, table: Table, key: Mapping[str, Any], changes: Mapping[str, Any]
) -> None:
    """Update the one row that ``key`` names, and its hash."""
    where = [table.c[name] == value for name, value in key.items()]
    found = connection.execute(select(table).where(*where)).mappings().one()
    row = {**found, **changes}
    connection.execute(
        update(table).where(*where).values(**changes, row_hash=row_hash(table.name, row))
    )


def log(connection: Connection, who: str, action: str, subject: str, **detail: Any) -> None:
    """One more line of the log, chained to the last."""
    last = connection.execute(_LAST_LINE).first()
    number, before = (last.number + 1, last.chain_hash) if last else (1, "")
    row = {
        "number": number,
        "at": now(),
        "who": who,
        "action": action,
        "subject": subject,
        "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
    }
    insert_rows(connection, schema.log, [row | {"chain_hash": row_hash("log", row, before=before)}])


def put_article(connection: Connection, article: Article, *, warnings: str, read_with: str) -> None:
    """What was read in an original; also finds it in full-text search (by trigger)."""
    number = connection.execute(_LAST_NUMBER).scalar() or 0
    put(
        connection,
        schema.articles,
        {
            "article_id": article.article_id,
            "number": number + 1,
            **article_columns(article),
            "warnings": warnings,
            "read_with": read_with,
        },
    )


def article_columns(article: Article) -> dict[str, str | None]:
    """The columns of ``articles`` that an :class:`Article` fills."""
    return {
        "title": article.title,
        "source_name": article.source_name,
        "author": article.author,
        "url": article.url,
        "published_at": _iso(article.published_at),
        "language": article.language,
        "text": article.text,
    }


def forget(connection: Connection, article_id: str, tables: Iterable[Table]) -> None:
    """Remove an article's rows from these tables."""
    for table in tables:
        connection.execute(delete(table).where(table.c.article_id == article_id))


def rebuild_search(connection: Connection) -> None:
    """Index all articles for full-text search anew."""
    connection.execute(text("INSERT INTO article_search(article_search) VALUES ('rebuild')"))


def put_correction(connection: Connection, correction: Correction, article_id: str | None) -> int:
    """Keep ``correction``; returns its number."""
    last = connection.execute(select(func.max(schema.corrections.c.number))).scalar() or 0
    number = int(last) + 1
    put(
        connection,
        schema.corrections,
        {
            "number": number,
            "at": now(),
            "who": correction.who,
            "report_id": correction.report_id,
            "article_id": article_id,
            "body": to_json(correction),
            "undone_at": None,
            "undone_by": None,
        },
    )
    return number


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
