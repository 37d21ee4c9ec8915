"""One place of the gazetteer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """A place, under GeoNames' field names.

    ``geonameid`` is GeoNames' id where the place has one; a place of our own has a
    negative id that stays the same between builds. Coordinates are WGS 84 degrees.
    ``extent_km`` is the radius, in kilometres, of the circle about the point within which
    the place lies: about 2 for a village, hundreds for a region. ``geo_precision`` is 1
    where the point is the place itself, 2 where it stands for it (a village placed at
    its council's seat), 3 for a region. ``source`` names the list that the point is from.
    ``likeness`` is below 1 for an answer of fuzzy matching: no place has the very name asked for.
    """

    geonameid: int
    name: str
    asciiname: str
    alternatenames: tuple[str, ...]
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str
    admin1_code: str
    admin2_code: str
    population: int
    extent_km: float
    geo_precision: int = 1
    source: str = ""
    likeness: float = 1.0
