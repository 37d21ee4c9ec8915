"""Places written by hand: ``gazetteer/curated/places-*.csv``; SOURCES.md gives their format."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.place import Place, own_id


@dataclass(frozen=True, slots=True)
class CuratedPlace:
    """A place, and the divisions or countries that make it up ("UA.05", "UA"), if any."""

    place: Place
    members: tuple[str, ...]


def read_curated(folder: Path) -> Iterator[CuratedPlace]:
    """All rows of all ``places-*.csv`` files, in the order of their names and lines."""
    for path in sorted(folder.glob("places-*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield _read_row(path, row)


def _read_row(path: Path, row: dict[str, str]) -> CuratedPlace:
    key = f"{row['name']}|{row['country_code']}|{row['feature_code']}"
    try:
        place = Place(
            geonameid=int(row["geonameid"] or own_id("curated", key)),
            names=[row["name"], *(n for n in row["alternatenames"].split("|") if n)],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            feature=f"{row['feature_class']}.{row['feature_code']}",
            country=row["country_code"],
            admin1=row["admin1_code"],
            population=int(row["population"] or 0),
            extent_km=float(row["extent_km"]),
            geo_precision=int(row["geo_precision"]),
            source=f"curated: {row['source']}",
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SystemExit(f"{path.name}: {row.get('name')}: {error!r}") from error
    return CuratedPlace(place, tuple(m for m in (row.get("members") or "").split("|") if m))
