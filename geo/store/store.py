"""The store: articles, what was read in them, and what users say of it, in one file.

Each change is one transaction that also writes its line in the log, so that what is
acknowledged is whole and on disk. Any number of processes may read while one writes.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, select

from geo.records import Article, GeoparsedArticle
from geo.store import carrying, deriving, reads, schema, writes
from geo.store.asking import Asking
from geo.store.correcting import Correcting
from geo.store.listing import State
from geo.store.who import whoami

__all__ = ["Arrival", "ExtractionChange", "Store", "whoami"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How an article came in, beside what was read in it.

    ``head + original + tail`` is a file that a reader can read again; ``given`` is what the
    user said of it, as JSON; ``file_id`` is the SHA-256 of the file that it was in.
    """

    doc: str
    original: bytes
    origin: str = ""
    head: bytes = b""
    tail: bytes = b""
    file_id: str = ""
    given: str = "{}"
    warnings: tuple[str, ...] = ()
    failure: str = ""
    """Why nothing could be extracted; empty where it was."""
    read_with: str = ""
    packed: bytes = b""
    """The extraction as :func:`geo.codec.pack` has it, where that is at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionChange:
    """What a new extraction of an article changed: ids of its reports.

    ``carried``: the numbers of corrections that are now of another report, which the one that
    they were made of has become. ``lost``: of those whose report is gone; it may come back.
    """

    article_id: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    carried: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


class Store(Asking, Correcting):
    """A corpus: what came in, what was read in it, what users say of it."""

    def add(
        self,
        article: Article,
        geoparsed: GeoparsedArticle | None,
        arrival: Arrival,
        *,
        who: str | None = None,
    ) -> bool:
        """Keep an article; returns False, and changes nothing, where it is there already.

        When this returns True the article is on disk, whole.
        """
        retrieved = (article.retrieved_at or datetime.now(UTC)).astimezone(UTC)
        retrieved = retrieved.replace(microsecond=0)
        with self._write() as connection:
            if reads.has_article(connection, article.article_id):
                return False
            writes.put(
                connection,
                schema.originals,
                {
                    "article_id": article.article_id,
                    "doc": arrival.doc,
                    "origin": arrival.origin,
                    "file_id": arrival.file_id,
                    "media_type": article.media_type,
                    "retrieved_at": retrieved.isoformat(),
                    "given": arrival.given,
                    "original": arrival.original,
                    "head": arrival.head,
                    "tail": arrival.tail,
                },
            )
            writes.put_article(
                connection,
                article,
                warnings=json.dumps(arrival.warnings, ensure_ascii=False),
                read_with=arrival.read_with,
            )
            deriving.put_extraction(
                connection,
                _about(replace(article, retrieved_at=retrieved), geoparsed),
                arrival.failure,
                self._regions_for(geoparsed),
                packed=arrival.packed,
            )
            writes.log(connection, who or whoami(), "add", article.article_id, doc=arrival.doc)
        return True

    def delete(self, article_id: str, *, who: str | None = None) -> None:
        """Remove an article and all that was read in it. The log keeps its hash."""
        with self._write() as connection:
            article_of = reads.article_of(connection, article_id)
            file_id = connection.execute(
                select(schema.originals.c.file_id).where(
                    schema.originals.c.article_id == article_id
                )
            ).scalar_one()
            writes.forget(connection, article_id, writes.OF_ARTICLE)
            connection.execute(delete(schema.files).where(schema.files.c.file_id == file_id))
            writes.log(connection, who or whoami(), "delete", article_of.article_id)

    def set_published(
        self,
        article_id: str,
        published: date,
        geoparsed: GeoparsedArticle | None,
        *,
        who: str | None = None,
    ) -> None:
        """Date an article, with what was extracted from it anew under that date."""
        with self._write() as connection:
            key = {"article_id": article_id}
            given = connection.execute(
                select(schema.originals.c.given).where(schema.originals.c.article_id == article_id)
            ).scalar_one()
            day = published.isoformat()
            changed = json.dumps(json.loads(given) | {"published": day}, ensure_ascii=False)
            writes.change(connection, schema.originals, key, {"given": changed})
            writes.change(connection, schema.articles, key, {"published_at": day})
            dated = reads.article_of(connection, article_id)
            old, new = reads.extraction_of(connection, dated), _about(dated, geoparsed)
            _carry(connection, old, new, _compare(old, new))
            deriving.replace_extraction(connection, new, "", self._regions_for(new))
            writes.log(connection, who or whoami(), "date", article_id, published=day)

    def replace_extraction(
        self, geoparsed: GeoparsedArticle, *, failure: str = "", who: str | None = None
    ) -> ExtractionChange:
        """Put a new extraction in place of the old one; corrections stay and win.

        Returns what changed in the reports as extracted. Where nothing did, nothing is written.
        """
        article_id = geoparsed.article.article_id
        with self._write() as connection:
            article = reads.article_of(connection, article_id)
            old = reads.extraction_of(connection, article)
            new = _about(article, geoparsed)
            change = _compare(old, new)
            if old != new:
                change = _carry(connection, old, new, change)
                deriving.replace_extraction(connection, new, failure, self._regions_for(new))
                writes.log(
                    connection,
                    who or whoami(),
                    "reextract",
                    article_id,
                    added=change.added,
                    removed=change.removed,
                    changed=change.changed,
                    carried=change.carried,
                    lost=change.lost,
                )
        return change

    def restore_article(self, article: Article, warnings: tuple[str, ...]) -> None:
        """Put what was read in an original again in the place of a damaged row."""
        with self._write() as connection:
            where = schema.articles.c.article_id == article.article_id
            row = connection.execute(
                select(schema.articles.c.number, schema.articles.c.read_with).where(where)
            ).first()
            connection.execute(delete(schema.articles).where(where))
            writes.put_article(
                connection,
                article,
                warnings=json.dumps(warnings, ensure_ascii=False),
                read_with=str(row.read_with) if row else "",
            )
            writes.log(connection, whoami(), "restore", article.article_id, part="article")

    def restore_extraction(
        self, article: Article, geoparsed: GeoparsedArticle | None, failure: str
    ) -> None:
        """Put a new extraction in the place of a damaged one; corrections stay and win."""
        with self._write() as connection:
            deriving.replace_extraction(
                connection, _about(article, geoparsed), failure, self._regions_for(geoparsed)
            )
            writes.log(connection, whoami(), "restore", article.article_id, part="extraction")

    def derive_all(self) -> None:
        """Make reports, mentions and the search index again from what they are derived from."""
        with self._write() as connection:
            ids = connection.execute(select(schema.articles.c.article_id)).scalars().all()
            regions = self._regions() if self._regions else None
            for table in writes.DERIVED:
                connection.execute(delete(table))
            for article_id in ids:
                article = reads.article_of(connection, article_id)
                deriving.derive(connection, reads.extraction_of(connection, article), regions)
            writes.rebuild_search(connection)
            writes.log(connection, whoami(), "restore", "corpus", part="derived")

    def note_file(
        self,
        file_id: str,
        name: str,
        state: State,
        reason: str,
        *,
        articles: int,
        read_with: str = "",
        who: str | None = None,
    ) -> None:
        """Keep what became of a file. Saying the same again changes nothing."""
        key = {"file_id": file_id, "name": name}
        said = {"state": state, "reason": reason, "articles": articles, "read_with": read_with}
        with self._read() as connection:
            if reads.has_file(connection, key, said):
                return
        with self._write() as connection:
            if reads.has_file(connection, key, {}):
                writes.change(connection, schema.files, key, said | {"at": writes.now()})
            else:
                writes.put(connection, schema.files, key | said | {"at": writes.now()})
            writes.log(connection, who or whoami(), "file", file_id, name=name, state=state)


def _about(article: Article, geoparsed: GeoparsedArticle | None) -> GeoparsedArticle:
    """The extraction, of the article as it is stored; an empty one where there is none."""
    if geoparsed is None:
        return GeoparsedArticle(article=article, sentences=(), places=(), reports=())
    return GeoparsedArticle(
        article=article,
        sentences=geoparsed.sentences,
        places=geoparsed.places,
        reports=geoparsed.reports,
        warnings=geoparsed.warnings,
    )


def _carry(
    connection: Connection, old: GeoparsedArticle, new: GeoparsedArticle, change: ExtractionChange
) -> ExtractionChange:
    """Let corrections go with their reports; ``change`` with what became of them."""
    carried = carrying.carry(connection, carrying.successors(old.reports, new.reports))
    lost = carrying.without_report(connection, change.removed)
    return replace(change, carried=carried, lost=lost)


def _compare(old: GeoparsedArticle, new: GeoparsedArticle) -> ExtractionChange:
    before = {report.report_id: report for report in old.reports}
    after = {report.report_id: report for report in new.reports}
    return ExtractionChange(
        article_id=old.article.article_id,
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            sorted(key for key in before.keys() & after.keys() if before[key] != after[key])
        ),
    )
