"""From the paths that a user names to files to read, with what is known of each."""

import csv
import io
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from geo.errors import BadDate, InputError, UnreadableFile
from geo.ingest.days import read_day
from geo.ingest.document import Given, Rejection
from geo.ingest.door import decode
from geo.ingest.limits import MAX_FILE_BYTES, too_large

INDEX_NAME = "articles.csv"
_Index = tuple[dict[str, Given], Rejection | None]
"""What an index says of each file, by name, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came in: by its path, or by its bytes where it was pasted or dropped."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    given: Given = field(default_factory=Given)

    def read(self) -> bytes:
        """The file's bytes. Raises UnreadableFile, which says why there are none."""
        if self.data is not None:
            return self.data
        if self.path is None:
            raise UnreadableFile("nothing was given")
        try:
            about = self.path.stat()
            if not stat.S_ISREG(about.st_mode):
                raise UnreadableFile("it cannot be opened: it is no file")
            if about.st_size > MAX_FILE_BYTES:
                raise UnreadableFile(too_large(about.st_size))
            return self.path.read_bytes()
        except OSError as error:
            raise UnreadableFile(f"it cannot be opened: {error.strerror}") from error


def find_files(paths: list[Path], given: Given | None = None) -> Iterator[Upload | Rejection]:
    """Every file under ``paths``, folders walked in name order, hidden files left out.

    An ``articles.csv`` (file, publisher, title, published, url) beside files tells what it
    knows of them; ``given`` wins over it. A path that is not there comes as a Rejection.
    """
    given = given or Given()
    indexes: dict[Path, _Index] = {}  # a thousand files of one folder have one index
    for path in paths:
        try:
            yield from _find(path, given, indexes)
        except OSError as error:
            yield _closed(path, error)


def _find(path: Path, given: Given, indexes: dict[Path, _Index]) -> Iterator[Upload | Rejection]:
    if path.is_dir():
        empty = True
        for found in _walk(path, given):
            empty = False
            yield found
        if empty:
            yield Rejection(origin=str(path), reason="there is no file in this folder")
    elif path.exists():
        if path.parent not in indexes:
            indexes[path.parent] = index, problem = _read_index(path.parent)
            if problem is not None and path.name != INDEX_NAME:
                yield problem
        index, _ = indexes[path.parent]
        yield Upload(name=str(path), path=path, given=merge(given, index.get(path.name)))
    else:
        yield Rejection(origin=str(path), reason="there is no such file or folder")


def _walk(folder: Path, given: Given) -> Iterator[Upload | Rejection]:
    index, problem = _read_index(folder)
    if problem is not None:
        yield problem
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield _closed(folder, error)
        return
    for path in paths:
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path, given)
        elif not (path.name == INDEX_NAME and index):
            yield Upload(name=str(path), path=path, given=merge(given, index.get(path.name)))


def _closed(path: Path, error: OSError) -> Rejection:
    return Rejection(origin=str(path), reason=f"it cannot be opened: {error.strerror}")


def _read_index(folder: Path) -> _Index:
    """What the folder's ``articles.csv`` says, by file name; empty where it has none."""
    path = folder / INDEX_NAME
    if not path.is_file():
        return {}, None
    try:
        return parse_index(Upload(name=INDEX_NAME, path=path).read()), None
    except InputError as error:
        return {}, Rejection(origin=str(path), reason=str(error))


def parse_index(data: bytes) -> dict[str, Given]:
    """What an ``articles.csv`` says of each file; empty where it has no column ``file``.

    Raises UnreadableFile where it is no table.
    """
    try:
        rows = csv.DictReader(io.StringIO(decode(data), newline=""))
        if "file" not in (rows.fieldnames or ()):
            return {}
        return {row["file"]: _given(row) for row in rows if row["file"]}
    except csv.Error as error:
        raise UnreadableFile(f"it is not a table ({error})") from error


def _given(row: Mapping[str, str | None]) -> Given:
    published: date | None = None
    warnings: tuple[str, ...] = ()
    if said := (row.get("published") or "").strip():
        try:
            published = read_day(said)
        except BadDate as error:
            warnings = (f"{INDEX_NAME}: {error}",)
    return Given(
        published=published,
        source_name=row.get("publisher") or None,
        title=row.get("title") or None,
        url=row.get("url") or None,
        warnings=warnings,
    )


def merge(given: Given, indexed: Given | None) -> Given:
    """What the user says, filled up with what an index says."""
    if indexed is None:
        return given
    return replace(
        indexed,
        published=given.published or indexed.published,
        source_name=given.source_name or indexed.source_name,
        title=given.title or indexed.title,
        url=given.url or indexed.url,
        warnings=() if given.published else indexed.warnings,
    )
