"""The first tables, the search index, and the triggers that keep the log append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_corrections()
    _create_files()
    _create_log()
    _create_mentions()
    _create_originals()
    _create_reports()
    _create_articles()
    _create_extractions()
    for statement in (*SEARCH, *APPEND_ONLY):
        op.execute(statement)


def _create_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer, primary_key=True, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("report_id", sa.Text, nullable=True),
        sa.Column("article_id", sa.Text, nullable=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("undone_at", sa.Text, nullable=True),
        sa.Column("undone_by", sa.Text, nullable=True),
        sa.Column("row_hash", sa.Text, nullable=False),
    )


def _create_files() -> None:
    op.create_table(
        "files",
        sa.Column("file_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("read_with", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
    )


def _create_log() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("chain_hash", sa.Text, nullable=False),
    )


def _create_mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("report_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("role", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
    )
    op.create_index("mentions_of_article", "mentions", ["article_id"])
    op.create_index("mentions_of_name", "mentions", ["name", "role"])


def _create_originals() -> None:
    op.create_table(
        "originals",
        sa.Column("article_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("retrieved_at", sa.Text, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
        sa.Column("original", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("tail", sa.LargeBinary, nullable=False),
    )


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("report_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("event_date", sa.Text, nullable=True),
        sa.Column("event_date_end", sa.Text, nullable=True),
        sa.Column("time_precision", sa.Integer, nullable=False),
        sa.Column("date_basis", sa.Text, nullable=False),
        sa.Column("date_reading", sa.Text, nullable=False),
        sa.Column("published", sa.Text, nullable=True),
        sa.Column("movement_type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("actor1", sa.Text, nullable=False),
        sa.Column("location", sa.Text, nullable=False),
        sa.Column("location_kind", sa.Text, nullable=False),
        sa.Column("latitude", sa.Float, nullable=True),
        sa.Column("longitude", sa.Float, nullable=True),
        sa.Column("geo_precision", sa.Integer, nullable=True),
        sa.Column("radius_km", sa.Float, nullable=True),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("admin1", sa.Text, nullable=False),
        sa.Column("unplaced_reason", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("origin_latitude", sa.Float, nullable=True),
        sa.Column("origin_longitude", sa.Float, nullable=True),
        sa.Column("origin_radius_km", sa.Float, nullable=True),
        sa.Column("origin_country", sa.Text, nullable=False),
        sa.Column("origin_admin1", sa.Text, nullable=False),
        sa.Column("destination", sa.Text, nullable=False),
        sa.Column("destination_latitude", sa.Float, nullable=True),
        sa.Column("destination_longitude", sa.Float, nullable=True),
        sa.Column("destination_radius_km", sa.Float, nullable=True),
        sa.Column("destination_country", sa.Text, nullable=False),
        sa.Column("destination_admin1", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("forces", sa.Text, nullable=False),
        sa.Column("attribution", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("trigger", sa.Text, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("timestamp", sa.Integer, nullable=True),
        sa.Column("duplicate_of", sa.Text, nullable=True),
        sa.Column("rule_id", sa.Text, nullable=False),
        sa.Column("extractor_version", sa.Text, nullable=False),
        sa.Column("gazetteer_version", sa.Text, nullable=False),
        sa.Column("corrected", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("dismissed", sa.Boolean, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
    )
    op.create_index("reports_of_article", "reports", ["article_id"])


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column(
            "article_id",
            sa.Text,
            sa.ForeignKey("originals.article_id"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=True),
        sa.Column("source_name", sa.Text, nullable=True),
        sa.Column("author", sa.Text, nullable=True),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("published_at", sa.Text, nullable=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("read_with", sa.Text, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _create_extractions() -> None:
    op.create_table(
        "extractions",
        sa.Column(
            "article_id",
            sa.Text,
            sa.ForeignKey("originals.article_id"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("extractor_version", sa.Text, nullable=False),
        sa.Column("gazetteer_version", sa.Text, nullable=False),
        sa.Column("extracted_at", sa.Text, nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )


SEARCH = (
    """CREATE VIRTUAL TABLE article_search USING fts5(
        title, text, content='articles', content_rowid='number',
        tokenize="unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
        INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
    """CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
        INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END""",
    """CREATE TRIGGER article_changed AFTER UPDATE ON articles BEGIN
        INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
)

APPEND_ONLY = (
    """CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END""",
    """CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END""",
    """CREATE TRIGGER originals_are_never_changed BEFORE UPDATE OF original ON originals BEGIN
        SELECT RAISE(ABORT, 'an original is never changed');
    END""",
)
