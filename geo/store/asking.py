"""What a corpus is asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from geo.errors import StoreBusy, StoreError
from geo.records import Article, GeoparsedArticle
from geo.store import reads, schema
from geo.store.corrections import correct_geoparsed
from geo.store.file import CorpusFile
from geo.store.listing import FileState, LogEntry, Stats, StoredArticle
from geo.store.said import corrections_on
from geo.store.verify import Damage, find_damage, find_search_damage


class Asking(CorpusFile):
    """Every question; none changes anything. Each sees the corpus at one moment."""

    def revision(self) -> int:
        """The number of the last change: it grows with each, by whichever process."""
        with self._read() as connection:
            return reads.revision(connection)

    def columns(self) -> dict[str, list[Any]]:
        """Every report as columns (:data:`geo.rows.COLUMNS`), corrections in effect."""
        with self._read() as connection:
            return reads.columns_of(connection, dismissed=False)

    def rows(self, batch: int = 10_000) -> Iterator[Sequence[tuple[Any, ...]]]:
        """What :meth:`columns` gives, in batches of raw rows in no order; truth is 1 or 0."""
        with self._read() as connection:
            yield from reads.rows_of(connection, batch)

    def dismissed(self) -> dict[str, list[Any]]:
        """The reports that users marked as no movement, as :meth:`columns` gives the others."""
        with self._read() as connection:
            return reads.columns_of(connection, dismissed=True)

    def has(self, article_id: str) -> bool:
        with self._read() as connection:
            return reads.has_article(connection, article_id)

    def known(self, article_ids: Sequence[str]) -> set[str]:
        """Which of these articles are in the corpus."""
        with self._read() as connection:
            return reads.known_articles(connection, article_ids)

    def has_undated(self, file_id: str) -> bool:
        """Is an article without a publication date from this file?"""
        with self._read() as connection:
            return reads.has_undated(connection, file_id)

    def articles(self) -> list[StoredArticle]:
        """Every article without its text, the last to arrive first."""
        with self._read() as connection:
            return reads.stored_articles(connection)

    def article(self, article_id: str) -> Article:
        """One article. Raises StoreError where there is none of that id."""
        with self._read() as connection:
            return reads.article_of(connection, article_id)

    def original(self, article_id: str) -> bytes:
        """The bytes that an article was read from, as they came."""
        return bytes(self.arrival(article_id)["original"])

    def arrival(self, article_id: str) -> Mapping[str, Any]:
        """How an article came in: the columns of its row in ``originals``."""
        query = select(schema.originals).where(schema.originals.c.article_id == article_id)
        with self._read() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise StoreError(f"there is no article {article_id} in this corpus")
        return {str(name): value for name, value in row.items()}

    def geoparsed(self, article_id: str) -> GeoparsedArticle:
        """What was read in an article, corrections in effect."""
        with self._read() as connection:
            extracted = reads.extraction_of(connection, reads.article_of(connection, article_id))
            said = corrections_on(connection, [article_id])
            return correct_geoparsed(extracted, said[article_id])

    def extracted(self, article_id: str) -> GeoparsedArticle:
        """What was read in an article, as the extractor has it."""
        with self._read() as connection:
            return reads.extraction_of(connection, reads.article_of(connection, article_id))

    def search(self, words: str, *, limit: int = 1000) -> list[str]:
        """The ids of the articles that hold all of ``words``, best first."""
        with self._read() as connection:
            return reads.search(connection, words, limit)

    def files(self) -> list[FileState]:
        """Every file that came in, the last first."""
        with self._read() as connection:
            return reads.file_states(connection)

    def file_done(self, file_id: str, name: str, *, read_with: str) -> FileState | None:
        """What became of this file when it came in before, read by the same readers."""
        with self._read() as connection:
            key = {"file_id": file_id, "name": name}
            if not reads.has_file(connection, key, {"read_with": read_with}):
                return None
            states = reads.file_states(connection, file_id)
        return next((state for state in states if state.name == name), None)

    def log(self, limit: int | None = 100) -> list[LogEntry]:
        """The last changes, newest first; all with None."""
        with self._read() as connection:
            return reads.log_entries(connection, limit)

    def verify(self) -> list[Damage]:
        """All that is not as it was written; empty for a sound corpus."""
        try:
            with self._read() as connection:
                damage = list(find_damage(connection))
            with self._write() as connection:
                return damage + list(find_search_damage(connection))
        except StoreBusy:
            raise
        except StoreError as error:
            return [Damage(table="file", key="", what=str(error))]

    def stats(self) -> Stats:
        """How much the corpus holds."""
        with self._read() as connection:
            files = self.path.parent.glob(f"{self.path.name}*")
            return reads.stats(connection, sum(file.stat().st_size for file in files))
