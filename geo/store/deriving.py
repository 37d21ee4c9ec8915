"""Extractions, and what follows from them and the corrections: the rows that views read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

import geo
from geo.codec import pack, unpack_reports
from geo.records import Article, GeoparsedArticle, MovementReport
from geo.rows import COLUMNS, Regions, report_row
from geo.store import schema, writes
from geo.store.corrections import Correction, correct_reports, mentions_of
from geo.store.hashing import row_hash
from geo.store.reads import MAX_IDS, packed_articles
from geo.store.said import corrections_on


def put_extraction(
    connection: Connection,
    geoparsed: GeoparsedArticle,
    failure: str,
    regions: Regions | None,
    *,
    packed: bytes = b"",
) -> None:
    """What was extracted from a new article, and the rows that follow from it.

    ``packed`` is ``geoparsed`` packed, where that is at hand.
    """
    article_id = geoparsed.article.article_id
    versions = {
        (report.provenance.extractor_version, report.provenance.gazetteer_version)
        for report in geoparsed.reports
    }
    extractor, gazetteer = versions.pop() if len(versions) == 1 else (geo.__version__, "")
    writes.put(
        connection,
        schema.extractions,
        {
            "article_id": article_id,
            "extractor_version": extractor,
            "gazetteer_version": gazetteer,
            "extracted_at": writes.now(),
            "failure": failure,
            "payload": packed or pack(geoparsed),
        },
    )
    derive(connection, geoparsed, regions)


def replace_extraction(
    connection: Connection, geoparsed: GeoparsedArticle, failure: str, regions: Regions | None
) -> None:
    """:func:`put_extraction` in the place of an earlier one."""
    writes.forget(connection, geoparsed.article.article_id, (*writes.DERIVED, schema.extractions))
    put_extraction(connection, geoparsed, failure, regions)


def derive(connection: Connection, extracted: GeoparsedArticle, regions: Regions | None) -> None:
    """Make an article's ``reports`` and ``mentions`` from its extraction and the corrections."""
    article = extracted.article
    [said] = corrections_on(connection, [article.article_id]).values()
    rows = _rows(article, list(enumerate(extracted.reports)), said, regions)
    mentions = {
        (report.report_id, role, name)
        for report in extracted.reports
        for role, name in mentions_of(report)
    }
    writes.insert_rows(connection, schema.reports, rows)
    writes.insert_rows(
        connection,
        schema.mentions,
        [
            {"report_id": report, "role": role, "name": name, "article_id": article.article_id}
            for report, role, name in sorted(mentions)
        ],
    )


def correct_rows(
    connection: Connection, reached: Iterable[tuple[str, str]], regions: Regions | None
) -> None:
    """Put changed corrections into effect in these (article, report) pairs, and no others."""
    wanted: dict[str, set[str]] = {}
    for article_id, report_id in reached:
        wanted.setdefault(article_id, set()).add(report_id)
    for article_ids in _batches(wanted, MAX_IDS):
        said = corrections_on(connection, article_ids)
        rows = [
            row
            for article, packed in packed_articles(connection, article_ids)
            for row in _rows(
                article,
                unpack_reports(packed, wanted[article.article_id]),
                said[article.article_id],
                regions,
            )
        ]
        writes.delete_reports(connection, [row["report_id"] for row in rows])
        writes.insert_rows(connection, schema.reports, rows)


def _rows(
    article: Article,
    numbered: Sequence[tuple[int, MovementReport]],
    said: Sequence[Correction],
    regions: Regions | None,
) -> list[dict[str, Any]]:
    """The rows of reports, each given with its number in the article."""
    rows: list[dict[str, Any]] = []
    corrected = correct_reports([report for _, report in numbered], said)
    for (position, _), each in zip(numbered, corrected, strict=True):
        flat = report_row(article, each.report, regions, corrected=each.corrected)
        row = {name: getattr(flat, name) for name in COLUMNS}
        row |= {"position": position, "dismissed": each.dismissed}
        rows.append(row | {"row_hash": row_hash("reports", row)})
    return rows


def _batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
