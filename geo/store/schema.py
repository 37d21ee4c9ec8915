"""The tables of a corpus, as they are now. How they came to be is in ``migrations/``.

What came in (``originals``), what was read in it (``articles``, ``extractions``) and what the
user says of it (``corrections``) are kept apart. ``reports`` and ``mentions`` are derived from
these and can be made again. Days are ISO text, moments ISO text in UTC.
"""

from dataclasses import fields
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from geo.rows import ReportRow

metadata = MetaData()


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _key() -> Column[str]:
    return Column("article_id", Text, primary_key=True)


def _of_article() -> Column[str]:
    return Column(
        "article_id", Text, ForeignKey("originals.article_id"), primary_key=True, nullable=False
    )


originals = Table(
    "originals",
    metadata,
    _key(),
    _text("doc"),
    _text("origin"),
    _text("file_id"),
    _text("media_type"),
    _text("retrieved_at"),
    _text("given"),
    _text("row_hash"),
    Column("original", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("tail", LargeBinary, nullable=False),
)
"""What came in, untouched. ``article_id`` is the SHA-256 of ``original``."""

articles = Table(
    "articles",
    metadata,
    _of_article(),
    Column("number", Integer, nullable=False, unique=True),
    _text("title", null=True),
    _text("source_name", null=True),
    _text("author", null=True),
    _text("url", null=True),
    _text("published_at", null=True),
    _text("language"),
    _text("warnings"),
    _text("read_with"),
    _text("row_hash"),
    _text("text"),
)
"""What was read in an original. ``number`` counts arrivals and is the search index's row."""

extractions = Table(
    "extractions",
    metadata,
    _of_article(),
    _text("extractor_version"),
    _text("gazetteer_version"),
    _text("extracted_at"),
    _text("failure"),
    _text("row_hash"),
    Column("payload", LargeBinary, nullable=False),
)
"""What the extractor made of an article: compressed JSON, see :mod:`geo.codec`."""

_SQL_TYPES: dict[Any, type[TypeEngine[Any]]] = {
    str: Text,
    int: Integer,
    float: Float,
    bool: Boolean,
}


def _report_columns() -> list[Column[Any]]:
    """One column for each field of :class:`ReportRow`, nullable where the field may be None."""
    columns: list[Column[Any]] = []
    for field in fields(ReportRow):
        kinds = getattr(field.type, "__args__", (field.type,))
        columns.append(
            Column(
                field.name,
                _SQL_TYPES[kinds[0]],
                primary_key=field.name == "report_id",
                nullable=type(None) in kinds,
            )
        )
    return columns


reports = Table(
    "reports",
    metadata,
    *_report_columns(),
    Column("position", Integer, nullable=False),
    Column("dismissed", Boolean, nullable=False),
    _text("row_hash"),
    Index("reports_of_article", "article_id"),
)
"""What views read: extracted, corrected, flat. ``dismissed``: "not a movement"."""

mentions = Table(
    "mentions",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _text("article_id"),
    Index("mentions_of_name", "name", "role"),
    Index("mentions_of_article", "article_id"),
)
"""Which names stand in which role of which report, as extracted: what a correction reaches."""

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("at"),
    _text("who"),
    _text("report_id", null=True),
    _text("article_id", null=True),
    _text("body"),
    _text("undone_at", null=True),
    _text("undone_by", null=True),
    _text("row_hash"),
)
"""What users say instead of what was extracted."""

files = Table(
    "files",
    metadata,
    Column("file_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _text("state"),
    _text("reason"),
    _text("at"),
    _text("read_with"),
    Column("articles", Integer, nullable=False),
    _text("row_hash"),
)
"""Every file that came in and what became of it. ``file_id`` is its bytes' SHA-256."""

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("at"),
    _text("who"),
    _text("action"),
    _text("subject"),
    _text("detail"),
    _text("chain_hash"),
)
"""Every change, never changed itself: each ``chain_hash`` covers its row and the one before."""

SEARCH_TABLE = "article_search"
"""The full-text index (FTS5) over ``articles.title`` and ``articles.text``."""
