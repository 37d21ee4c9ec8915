"""Every question that is asked of a corpus, each inside a transaction of the store."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, select, text

from geo.codec import unpack
from geo.errors import StoreError
from geo.records import Article, GeoparsedArticle
from geo.rows import COLUMNS
from geo.store import schema
from geo.store.listing import FileState, LogEntry, Stats, StoredArticle

MAX_IDS = 500
"""How many ids one statement asks about."""
originals, articles, reports = schema.originals, schema.articles, schema.reports

# Asked once an article: built once, as building it takes longer than answering it.
_HAS_ARTICLE = select(originals.c.article_id).where(originals.c.article_id == bindparam("id"))


_ARTICLES = select(articles, originals.c.retrieved_at, originals.c.media_type).join(
    originals, originals.c.article_id == articles.c.article_id
)


def revision(connection: Connection) -> int:
    """The number of the last change: it grows with each, whoever made it."""
    return int(connection.execute(select(func.max(schema.log.c.number))).scalar() or 0)


def columns_of(connection: Connection, *, dismissed: bool) -> dict[str, list[Any]]:
    """Every report as columns, in order of arrival and of the text."""
    rows = connection.execute(
        select(*(reports.c[name] for name in COLUMNS))
        .join(articles, articles.c.article_id == reports.c.article_id)
        .where(reports.c.dismissed == dismissed)
        .order_by(articles.c.number, reports.c.position)
    ).all()
    values: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    return {name: list(column) for name, column in zip(COLUMNS, values, strict=True)}


def rows_of(connection: Connection, batch: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Every report as the driver gives it, in no order: the quickest way to a hundred thousand."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    query = f"SELECT {names} FROM reports WHERE NOT dismissed"  # noqa: S608 - our own names
    cursor = connection.exec_driver_sql(query).cursor
    if cursor is None:
        return
    while rows := cursor.fetchmany(batch):
        yield rows


def has_article(connection: Connection, article_id: str) -> bool:
    return connection.execute(_HAS_ARTICLE, {"id": article_id}).first() is not None


def known_articles(connection: Connection, article_ids: Sequence[str]) -> set[str]:
    """Which of these articles are in the corpus."""
    found: set[str] = set()
    for first in range(0, len(article_ids), MAX_IDS):
        some = originals.c.article_id.in_(article_ids[first : first + MAX_IDS])
        found.update(connection.execute(select(originals.c.article_id).where(some)).scalars())
    return found


def has_undated(connection: Connection, file_id: str) -> bool:
    query = (
        select(articles.c.article_id)
        .join(originals, originals.c.article_id == articles.c.article_id)
        .where(originals.c.file_id == file_id, articles.c.published_at.is_(None))
    )
    return connection.execute(query.limit(1)).first() is not None


def article_of(connection: Connection, article_id: str) -> Article:
    """The article as it was read. Raises StoreError where there is none of that id."""
    query = _ARTICLES.where(articles.c.article_id == article_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise StoreError(f"there is no article {article_id} in this corpus")
    return _article(row)


def packed_articles(
    connection: Connection, article_ids: Sequence[str]
) -> Iterator[tuple[Article, bytes]]:
    """These articles, at most :data:`MAX_IDS`, each with its extraction as it is packed."""
    query = _ARTICLES.add_columns(schema.extractions.c.payload).join(
        schema.extractions, schema.extractions.c.article_id == articles.c.article_id
    )
    rows = connection.execute(query.where(articles.c.article_id.in_(article_ids))).mappings()
    for row in rows:
        yield _article(row), row["payload"]


def extraction_of(connection: Connection, article: Article) -> GeoparsedArticle:
    """What was extracted from ``article``, corrections apart."""
    payload = connection.execute(
        select(schema.extractions.c.payload).where(
            schema.extractions.c.article_id == article.article_id
        )
    ).scalar_one()
    return unpack(payload, article)


def article_of_report(connection: Connection, report_id: str) -> str:
    """The article that a report is of. Raises StoreError where there is no such report."""
    found = connection.execute(
        select(reports.c.article_id).where(reports.c.report_id == report_id)
    ).scalar()
    if found is None:
        raise StoreError(f"there is no report {report_id} in this corpus")
    return str(found)


def stored_articles(connection: Connection) -> list[StoredArticle]:
    """Every article without its text, the last to arrive first."""
    count = (
        select(func.count())
        .where(reports.c.article_id == articles.c.article_id, ~reports.c.dismissed)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            originals.c.doc,
            originals.c.origin,
            originals.c.media_type,
            originals.c.retrieved_at,
            *(column for column in articles.c if column.name != "text"),
            schema.extractions.c.failure,
            count.label("report_count"),
        )
        .join(originals, originals.c.article_id == articles.c.article_id)
        .join(schema.extractions, schema.extractions.c.article_id == articles.c.article_id)
        .order_by(articles.c.number.desc())
    ).mappings()
    return [_stored(row) for row in rows]


def search(connection: Connection, words: str, limit: int) -> list[str]:
    """The articles that hold all of ``words``, best first. Any text is a valid query; its last
    word may be the beginning of one."""
    found = re.findall(r"\w+", words)
    if not found:
        return []
    terms = " ".join(f'"{word}"' for word in found) + " *"
    query = text(
        "SELECT articles.article_id FROM article_search "
        "JOIN articles ON articles.number = article_search.rowid "
        "WHERE article_search MATCH :terms ORDER BY rank LIMIT :limit"
    )
    return list(connection.execute(query, {"terms": terms, "limit": limit}).scalars())


def file_states(connection: Connection, file_id: str | None = None) -> list[FileState]:
    """Every file that came in, or one of them under each of its names, the last first."""
    table = schema.files
    query = select(table).order_by(table.c.at.desc(), table.c.name)
    if file_id is not None:
        query = query.where(table.c.file_id == file_id)
    rows = connection.execute(query).mappings()
    return [
        FileState(
            file_id=row["file_id"],
            name=row["name"],
            state=row["state"],
            reason=row["reason"],
            at=datetime.fromisoformat(row["at"]),
            articles=row["articles"],
        )
        for row in rows
    ]


def has_file(connection: Connection, key: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Is there a row of ``files`` that says all this?"""
    where = [schema.files.c[name] == value for name, value in {**key, **said}.items()]
    return connection.execute(select(schema.files.c.name).where(*where)).first() is not None


def log_entries(connection: Connection, limit: int | None) -> list[LogEntry]:
    """The log, last change first."""
    query = select(schema.log).order_by(schema.log.c.number.desc()).limit(limit)
    return [
        LogEntry(
            number=row["number"],
            at=datetime.fromisoformat(row["at"]),
            who=row["who"],
            action=row["action"],
            subject=row["subject"],
            detail=row["detail"],
        )
        for row in connection.execute(query).mappings()
    ]


def stats(connection: Connection, bytes_on_disk: int) -> Stats:
    """How much the corpus holds."""

    def count(*where: ColumnElement[bool]) -> int:
        return int(connection.execute(select(func.count()).where(*where)).scalar() or 0)

    days = connection.execute(
        select(func.min(reports.c.event_date), func.max(reports.c.event_date_end)).where(
            ~reports.c.dismissed
        )
    ).one()
    return Stats(
        articles=count(articles.c.number > 0),
        undated=count(articles.c.published_at.is_(None)),
        not_english=count(articles.c.language != "en"),
        reports=count(~reports.c.dismissed),
        dismissed=count(reports.c.dismissed),
        corrections=count(schema.corrections.c.undone_at.is_(None)),
        files_rejected=count(schema.files.c.state == "rejected"),
        first_day=days[0],
        last_day=days[1],
        bytes_on_disk=bytes_on_disk,
    )


def _article(row: RowMapping) -> Article:
    return Article(
        article_id=row["article_id"],
        text=row["text"],
        title=row["title"],
        source_name=row["source_name"],
        url=row["url"],
        published_at=_day(row["published_at"]),
        retrieved_at=_moment(row["retrieved_at"]),
        media_type=row["media_type"],
        language=row["language"],
        author=row["author"],
    )


def _stored(row: RowMapping) -> StoredArticle:
    warnings = tuple(json.loads(row["warnings"]))
    if row["failure"]:
        warnings += (row["failure"],)
    return StoredArticle(
        article_id=row["article_id"],
        doc=row["doc"],
        origin=row["origin"],
        title=row["title"],
        source_name=row["source_name"],
        url=row["url"],
        published_at=_day(row["published_at"]),
        retrieved_at=_moment(row["retrieved_at"]),
        media_type=row["media_type"],
        language=row["language"],
        state="partial" if warnings else "ok",
        warnings=warnings,
        report_count=row["report_count"],
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _moment(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None
