"""Outlines of divisions: Natural Earth 1:10m admin-1 (public domain), from npm.

For most countries they are the first-order divisions; for some (the United Kingdom, France,
Latvia) they are smaller, and a first-order division is several of them joined.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer.distance import distances_km
from gazetteer.place import Place
from gazetteer.shapefile import STEPS_PER_DEGREE

SOURCE = "Natural Earth admin-1"
TOLERANCE_DEGREES = 0.01
"""How far a simplified border may stray: about a kilometre."""
_MAJORITY = 0.6
_NAME_FIELDS = ("name_en", "name", "name_alt", "gn_name", "woe_name", "name_ru", "name_uk")
_NO_COUNTRY = {"Somaliland": "SO", "Northern Cyprus": "CY", "Baikonur": "KZ",
               "USNB, Guantanamo Bay": "CU"}  # fmt: skip
_DEPENDENCIES = {"US-PR": "PR", "FR-GF": "GF", "FR-GP": "GP", "FR-MQ": "MQ", "FR-RE": "RE",
                 "FR-YT": "YT", "NL-SX": "SX", "NO-21": "SJ", "NL-BQ1": "BQ", "NL-BQ2": "BQ",
                 "NL-BQ3": "BQ"}  # fmt: skip
"""Divisions of a country there, countries of their own in GeoNames and in ISO 3166."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A division: its outline (WGS 84, longitude first), a point in it, its names."""

    number: int
    geonameid: int
    country: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    geometry: BaseGeometry


def read_outlines(package: Path) -> list[Outline]:
    """All outlines that belong to a country, simplified so that neighbours still meet."""
    text = (package / "data" / "states" / "admin1.json").read_text("utf-8")
    features = [f for f in json.loads(text)["features"] if _country(f["properties"])]
    shapes = np.array([shapely.make_valid(shape(feature["geometry"])) for feature in features])
    simplified = shapely.coverage_simplify(shapes, TOLERANCE_DEGREES)
    simplified = shapely.set_precision(simplified, 1 / STEPS_PER_DEGREE)
    return [
        _read_outline(number, feature["properties"], geometry)
        for number, (feature, geometry) in enumerate(zip(features, simplified, strict=True))
    ]


def _country(properties: dict[str, Any]) -> str:
    division = str(properties.get("iso_3166_2") or "")
    if division in _DEPENDENCIES:
        return _DEPENDENCIES[division]
    for field in ("iso_3166_2", "gn_a1_code"):
        code = str(properties.get(field) or "")[:2]
        if code.isalpha() and len(code) == 2 and code != "X0":
            return code
    return _NO_COUNTRY.get(str(properties.get("name") or ""), "")


def _read_outline(number: int, properties: dict[str, Any], geometry: BaseGeometry) -> Outline:
    point = geometry.representative_point()
    names = [str(properties.get(field) or "").split("|") for field in _NAME_FIELDS]
    return Outline(
        number=number,
        geonameid=max(0, int(properties.get("gn_id") or 0)),
        country=_country(properties),
        names=tuple(name.strip() for group in names for name in group if name.strip()),
        latitude=float(properties.get("latitude") or point.y),
        longitude=float(properties.get("longitude") or point.x),
        geometry=geometry,
    )


@dataclass(frozen=True, slots=True)
class Area:
    """One division as the outlines that make it up."""

    outlines: tuple[Outline, ...]

    def point(self) -> tuple[float, float]:
        """Latitude and longitude of a point that stands for the area."""
        if len(self.outlines) == 1:
            return self.outlines[0].latitude, self.outlines[0].longitude
        whole = self.geometry()
        middle = whole.centroid if whole.contains(whole.centroid) else whole.representative_point()
        return round(middle.y, 4), round(middle.x, 4)

    def geometry(self) -> BaseGeometry:
        """All outlines as one."""
        return shapely.union_all([outline.geometry for outline in self.outlines])

    def extent_km(self) -> float:
        """The radius about the area's point that holds the whole area."""
        return farthest_km(self.geometry(), *self.point())


class Areas:
    """Finds the outlines of a division.

    Natural Earth's GeoNames codes are old and for some countries another table's, so an outline
    belongs to the first-order division in which most of the GeoNames places inside it lie.
    """

    def __init__(self, outlines: Sequence[Outline], cities: Sequence[Place]) -> None:
        self._by_id = {outline.geonameid: outline for outline in outlines if outline.geonameid}
        self._by_country = _grouped(outlines, [outline.country for outline in outlines])
        self._codes = _vote(outlines, cities)
        self._by_code = _grouped(outlines, self._codes)

    def division(self, geonameid: int, code: str) -> Area | None:
        """The area of a division by GeoNames' id and code ("UA.05", "UA.05.1402"), or None."""
        first_order = ".".join(code.split(".")[:2])
        own = self._by_id.get(geonameid)
        if own and self._codes[own.number] not in ("", first_order):
            own = None
        if code == first_order and code in self._by_code:
            return Area(tuple(self._by_code[code]))
        return Area((own,)) if own else None

    def country(self, code: str) -> Area | None:
        """The area of a country."""
        return Area(tuple(self._by_country[code])) if code in self._by_country else None


def _vote(outlines: Sequence[Outline], cities: Sequence[Place]) -> list[str]:
    """For each outline the code of the first-order division that most places inside it have."""
    tree = shapely.STRtree([outline.geometry for outline in outlines])
    points = shapely.points([(city.longitude, city.latitude) for city in cities])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for city, number in tree.query(points, predicate="within").T.tolist():
        if cities[city].country == outlines[number].country:
            votes[number][f"{cities[city].country}.{cities[city].admin1}"] += 1
    winners = [votes[outline.number].most_common(1) for outline in outlines]
    return [
        winner[0][0] if winner and winner[0][1] >= _MAJORITY * votes[number].total() else ""
        for number, winner in enumerate(winners)
    ]


def _grouped(outlines: Iterable[Outline], keys: Iterable[str]) -> dict[str, list[Outline]]:
    groups: dict[str, list[Outline]] = defaultdict(list)
    for outline, key in zip(outlines, keys, strict=True):
        if key:
            groups[key].append(outline)
    return dict(groups)


def farthest_km(geometry: BaseGeometry, latitude: float, longitude: float) -> float:
    """The radius about the point that holds the whole outline, in km."""
    corners = shapely.get_coordinates(geometry)
    return float(np.ceil(distances_km(latitude, longitude, corners[:, 1], corners[:, 0]).max()))
