"""The bundled place file: columns of one length, and the names, in one compressed file.

Layout: the magic line, a JSON header line (format, version, column types and lengths, the
code lists, counts), then one zlib stream with the columns one after the other and the names.
The header's ``content_sha256`` is checked on reading. Coordinates are in steps of 1e-5 degree.
(xz would save a fifth of the size and cost a third of a second at every start.)
"""

import hashlib
import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gazetteer.errors import GazetteerMissing

MAGIC = b"dateline-gazetteer 2\n"
COLUMNS: dict[str, str] = {
    "geonameid": "<i4",
    "latitude": "<i4",
    "longitude": "<i4",
    "population": "<u4",
    "feature": "u1",
    "country": "<u2",
    "admin1": "<u2",
    "admin2": "<u2",
    "extent_metres": "<u4",
    "geo_precision": "u1",
    "source": "<u2",
    "name_count": "<u2",
}
CODE_LISTS = ("feature", "country", "admin1", "admin2", "source")

Column = npt.NDArray[Any]


class Renaming(NamedTuple):
    """A place was called ``former`` until ``year``."""

    geonameid: int
    former: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFile:
    """All places as columns. ``names``: every name in UTF-8, in entry order, each ended by 0x1F.

    The first name of an entry is its own, the others are its alternates. ``codes`` maps
    "feature", "country", … to the list that the small integers of that column point into.
    """

    columns: dict[str, Column]
    names: bytes
    codes: dict[str, list[str]]
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    version: str = ""
    replaces: tuple[int, ...] = ()
    renamings: tuple[Renaming, ...] = ()

    def __len__(self) -> int:
        return len(self.columns["geonameid"])


def write_place_file(places: PlaceFile, path: Path) -> str:
    """Write ``places`` whole or not at all, and return the SHA-256 of the file."""
    parts = [
        np.ascontiguousarray(places.columns[name], dtype=kind).tobytes()
        for name, kind in COLUMNS.items()
    ]
    parts.append(places.names)
    body = b"".join(parts)
    digest = hashlib.sha256(body).hexdigest()
    header = {
        "version": digest[:12],
        "entries": len(places),
        "names_bytes": len(parts[-1]),
        "codes": places.codes,
        "counts": places.counts,
        "replaces": places.replaces,
        "renamings": places.renamings,
        "content_sha256": digest,
    }
    line = json.dumps(header, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    packed = MAGIC + line + zlib.compress(body, 9)
    partial = path.with_suffix(".partial")
    partial.write_bytes(packed)
    partial.replace(path)
    return hashlib.sha256(packed).hexdigest()


def read_place_file(path: Path) -> PlaceFile:
    """Read a place file. Raises :class:`GazetteerMissing` where it is missing or damaged."""
    try:
        content = path.read_bytes()
        if not content.startswith(MAGIC):
            raise ValueError("not a place file of this version")
        end = content.index(b"\n", len(MAGIC))
        header = json.loads(content[len(MAGIC) : end])
        body = zlib.decompress(content[end + 1 :])
        if hashlib.sha256(body).hexdigest() != header["content_sha256"]:
            raise ValueError("its content does not match its own hash")
    except (OSError, ValueError, zlib.error) as error:
        raise GazetteerMissing(f"{path}: {error}; restore it or run `make gazetteer`") from error
    return _unpack(memoryview(body), header)


def _unpack(body: memoryview, header: dict[str, Any]) -> PlaceFile:
    columns: dict[str, Column] = {}
    start = 0
    for name, kind in COLUMNS.items():
        size = header["entries"] * np.dtype(kind).itemsize
        columns[name] = np.frombuffer(body[start : start + size], dtype=kind).copy()
        start += size
    return PlaceFile(
        columns=columns,
        names=bytes(body[start : start + header["names_bytes"]]),
        codes=header["codes"],
        counts=header["counts"],
        version=header["version"],
        replaces=tuple(header["replaces"]),
        renamings=tuple(Renaming(*row) for row in header["renamings"]),
    )
