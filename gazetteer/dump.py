"""Places from outside: a GeoNames country dump, or a table of a user's own places."""

import csv
import io
import math
import zipfile
from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import ImportRejected
from gazetteer.place import OWN_SOURCE, Place, own_id, settlement_extent_km

GEONAMES_COLUMNS = 19
OWN_COLUMNS = ("name", "latitude", "longitude")
_EXTENT_KM = {"P": 1.0, "A": 25.0, "H": 20.0, "L": 20.0, "T": 5.0, "S": 1.5, "R": 5.0,
              "U": 50.0, "V": 5.0}  # fmt: skip
_EXTENT_OF_CODE_KM = {"PCLI": 400.0, "ADM1": 120.0, "ADM2": 30.0, "ADM3": 12.0, "ADM4": 5.0,
                      "SEA": 300.0, "AIRP": 3.0, "AIRB": 3.0}  # fmt: skip
_LONGEST_NAME = 200
_WIDEST_KM = 20_000.0
_LARGEST_BYTES = 2 << 30
_BAD_ARCHIVE = (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError)
"""What ``zipfile`` raises for a broken archive, and for one with a password or a rare method."""


def read_places(path: Path) -> list[Place]:
    """The places of a GeoNames dump (.txt, or the .zip that holds it) or of a CSV file.

    Raises :class:`ImportRejected`, which names the file, the line and what is wrong with it.
    """
    try:
        if zipfile.is_zipfile(path):
            return list(_read_dump(path, _unzip(path)))
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError, *_BAD_ARCHIVE) as error:
        raise ImportRejected(f"{path}: cannot be read as UTF-8 text or a zip: {error}") from error
    first = text.partition("\n")[0]
    dump = first.count("\t") == GEONAMES_COLUMNS - 1
    places = list(_read_dump(path, text) if dump else _read_own(path, text))
    if not places:
        raise ImportRejected(f"{path}: no place is in it, only the line of column names")
    return places


def _unzip(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        tables = [
            member
            for member in archive.infolist()
            if member.filename.endswith(".txt") and "readme" not in member.filename.lower()
        ]
        if len(tables) != 1 or tables[0].file_size > _LARGEST_BYTES:
            raise ImportRejected(f"{path}: expected one table of at most 2 GB in the archive")
        return archive.read(tables[0]).decode("utf-8")


def _read_dump(path: Path, text: str) -> Iterator[Place]:
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        fields = line.removesuffix("\r").split("\t")
        if len(fields) != GEONAMES_COLUMNS:
            raise ImportRejected(
                f"{path}, line {number}: {len(fields)} columns, a GeoNames dump has 19"
            )
        try:
            yield _dump_place(fields, path.stem)
        except (ValueError, IndexError) as error:
            raise ImportRejected(f"{path}, line {number}: {error}") from error


def _dump_place(fields: list[str], source: str) -> Place:
    feature_class, code = fields[6] or "S", fields[7]
    if feature_class not in _EXTENT_KM:
        raise ValueError(f"{feature_class!r} is none of GeoNames' feature classes")
    population = int(fields[14] or 0)
    extent = settlement_extent_km(population) if feature_class == "P" else _EXTENT_KM[feature_class]
    return Place(
        geonameid=int(fields[0]),
        names=[fields[1]],
        alternates=[fields[2], *fields[3].split(",")] if fields[3] else [fields[2]],
        latitude=_degrees(fields[4], 90),
        longitude=_degrees(fields[5], 180),
        feature=f"{feature_class}.{code}",
        country=fields[8],
        admin1=fields[10],
        admin2=fields[11],
        population=population,
        extent_km=_EXTENT_OF_CODE_KM.get(code, extent),
        geo_precision=3 if feature_class == "A" else 1,
        source=f"GeoNames dump {source}",
    )


def _read_own(path: Path, text: str) -> Iterator[Place]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    missing = [name for name in OWN_COLUMNS if name not in rows.fieldnames]
    if missing:
        raise ImportRejected(
            f"{path}: no column {', '.join(missing)}. A table of places has commas between its "
            "columns name, latitude, longitude and, if you like, alternates (with | between), "
            "country (two letters), extent_km"
        )
    for number, row in enumerate(rows, start=2):
        try:
            yield _own_place(row)
        except (TypeError, ValueError) as error:
            raise ImportRejected(f"{path}, line {number}: {error}") from error


def _own_place(row: dict[str, str]) -> Place:
    name = row["name"].strip()
    if not any(character.isalnum() for character in name):
        raise ValueError(f"{name!r} is not a name")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"a name of {len(name)} characters")
    alternates = [a.strip()[:_LONGEST_NAME] for a in (row.get("alternates") or "").split("|")]
    return Place(
        geonameid=own_id("own", f"{name}|{row['latitude']}|{row['longitude']}"),
        names=[name, *(a for a in alternates if any(c.isalnum() for c in a))],
        latitude=_degrees(row["latitude"], 90),
        longitude=_degrees(row["longitude"], 180),
        feature="P.PPL",
        country=_country(row.get("country") or ""),
        extent_km=_kilometres(row.get("extent_km") or "2"),
        source=OWN_SOURCE,
    )


def _country(text: str) -> str:
    code = text.strip().upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ValueError(f"country {text!r} is no code of two letters, as in UA (ISO 3166)")
    return code


def _kilometres(text: str) -> float:
    value = float(text)
    if not (math.isfinite(value) and 0 < value <= _WIDEST_KM):
        raise ValueError(f"extent_km {text!r} is no radius in kilometres")
    return value


def _degrees(text: str, limit: int) -> float:
    value = float(text)
    if not -limit <= value <= limit:
        raise ValueError(f"{text} is not between -{limit} and {limit} degrees")
    return value
