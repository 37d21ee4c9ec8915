"""A corpus file: opened, brought up to date, read and written in transactions."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from geo.errors import StoreDamaged, StoreError
from geo.records import GeoparsedArticle
from geo.rows import Regions
from geo.store import schema, writes
from geo.store.engine import make_engine, reading, table_names, writing
from geo.store.migrations import HEAD, CannotUpgrade, current_version, upgrade
from geo.store.paths import user_path
from geo.store.who import whoami


class CorpusFile:
    """The file itself. Make one with :meth:`open`; the threads of a process may share it."""

    def __init__(self, path: Path, regions: Callable[[], Regions] | None) -> None:
        self.path = path
        self._regions = regions
        self._engine = make_engine(path)

    @classmethod
    def open(
        cls, path: Path | None = None, *, regions: Callable[[], Regions] | None = None
    ) -> Self:
        """Open the corpus at ``path`` (the user's own if None); make or upgrade it as needed.

        ``regions`` is called when a report is filed that needs the names of its country and
        region. Raises StoreError where the file cannot be used, and says why.
        """
        path = (path or user_path()).expanduser().absolute()
        if path.is_dir():
            raise StoreError(f"{path}: this is a folder; name a file for the corpus")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path.parent}: it cannot be made ({error.strerror})") from error
        tables = table_names(path)
        if tables and not tables >= {"alembic_version", schema.originals.name}:
            raise StoreError(
                f"{path}: this is no corpus but another program's database; name another file"
            )
        store = cls(path, regions)
        store._bring_up_to_date()
        return store

    def _bring_up_to_date(self) -> None:
        with reading(self._engine, self.path) as connection:
            version = current_version(connection)
        if version == HEAD:
            return
        if version is not None and version > HEAD:
            raise StoreError(f"{self.path}: it was written by a later Dateline; update this one")
        with writing(self._engine, self.path) as connection:
            if current_version(connection) != HEAD:
                try:
                    upgrade(connection)
                except CannotUpgrade as error:
                    raise StoreDamaged(f"{self.path}: its version is {version!r}") from error
                writes.log(connection, whoami(), "migrate", "corpus", to=HEAD)

    def close(self) -> None:
        """Let go of the file. The last process to do so folds the write-ahead log into it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)

    def _write(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.path)

    def _regions_for(self, geoparsed: GeoparsedArticle | None) -> Regions | None:
        """The regions, where there is anything to name: they take a while to load."""
        if self._regions is None or geoparsed is None or not geoparsed.reports:
            return None
        return self._regions()
