"""Which corrections there are, and what each reaches."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, RowMapping, bindparam, or_, select

from geo.codec import from_json
from geo.errors import StoreError
from geo.store import schema
from geo.store.corrections import Correction
from geo.store.listing import LoggedCorrection

Said = dict[str, list[Correction]]
"""Corrections in the order in which they were made, by the article that they are in effect in."""
table = schema.corrections

# Asked once an article: built once, as building it takes longer than answering it.
_IN_EFFECT = (
    select(table.c.article_id, table.c.body)
    .where(
        table.c.undone_at.is_(None),
        or_(
            table.c.article_id.in_(bindparam("article_ids", expanding=True)),
            table.c.article_id.is_(None),
        ),
    )
    .order_by(table.c.number)
)


def corrections_on(connection: Connection, article_ids: Sequence[str]) -> Said:
    """The corrections in effect in some articles, at most :data:`geo.store.reads.MAX_IDS`."""
    said: Said = {article_id: [] for article_id in article_ids}
    for row in connection.execute(_IN_EFFECT, {"article_ids": list(article_ids)}):
        correction = _read(row.body)
        for corrections in said.values() if row.article_id is None else (said[row.article_id],):
            corrections.append(correction)
    return said


def logged_corrections(
    connection: Connection, *, report_id: str | None, undone: bool
) -> list[LoggedCorrection]:
    """Corrections, oldest first: all or one report's, without or with those undone."""
    query = select(table).order_by(table.c.number)
    if report_id is not None:
        query = query.where(table.c.report_id == report_id)
    if not undone:
        query = query.where(table.c.undone_at.is_(None))
    return [_logged(row) for row in connection.execute(query).mappings()]


def correction_numbered(connection: Connection, number: int) -> LoggedCorrection:
    row = connection.execute(select(table).where(table.c.number == number)).mappings().first()
    if row is None:
        raise StoreError(f"there is no correction {number} in this corpus")
    return _logged(row)


def reached_by(connection: Connection, correction: Correction) -> list[tuple[str, str]]:
    """The (article, report) pairs that a correction changes, in a stable order."""
    if correction.scope == "report":
        one = select(schema.reports.c.article_id, schema.reports.c.report_id).where(
            schema.reports.c.report_id == correction.report_id
        )
        return [(row.article_id, row.report_id) for row in connection.execute(one)]
    mentions = schema.mentions.c
    wanted = [mentions.name == correction.name]
    if correction.kind == "actor":
        wanted.append(mentions.role == "actor")
    elif correction.role is not None:
        wanted.append(mentions.role == correction.role)
    else:
        wanted.append(mentions.role != "actor")
    query = select(mentions.article_id, mentions.report_id).where(*wanted).distinct()
    found = connection.execute(query.order_by(mentions.report_id))
    return [(row.article_id, row.report_id) for row in found]


@lru_cache(maxsize=4096)
def _read(body: str) -> Correction:
    """A correction of a name is in effect in every article, and is asked for with each."""
    return from_json(body, Correction)


def _logged(row: RowMapping) -> LoggedCorrection:
    return LoggedCorrection(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        correction=from_json(row["body"], Correction),
        undone_at=datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None,
        undone_by=row["undone_by"],
    )
