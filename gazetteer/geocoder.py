"""The gazetteer in geopy's manner: a query in, a ``geopy.Location`` out."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from geopy import Location, Point

from gazetteer.entry import GazetteerEntry

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer

REVERSE_KM = 50.0
"""How far the settlement that a point is named after may be."""


def geocode(gazetteer: "Gazetteer", query: str, country_bias: str | None = None) -> list[Location]:
    """All places that ``query`` may mean, likeliest first.

    ``query``: a name, and after commas what it lies in: "Donetsk, Rostov region". What lies in
    the country of ``country_bias`` (ISO 3166, two letters) comes first. A part that no region is
    called by says nothing: "Donetsk, Somewhere" is answered as "Donetsk".
    """
    name, *wholes = (part.strip() for part in query.split(","))
    found = gazetteer.lookup(name, fuzzy=True) or gazetteer.lookup(query)
    for whole in wholes:
        regions = [e for e in gazetteer.lookup(whole, fuzzy=True) if e.feature_class in "AL"]
        inside = [e for e in found if any(lies_in(gazetteer, e, region) for region in regions)]
        found = inside if regions else found
    if country_bias:
        found.sort(key=lambda entry: entry.country_code != country_bias.upper())
    return [as_location(gazetteer, entry) for entry in found]


def as_point(query: "tuple[float, float] | str | Point") -> tuple[float, float]:
    """Latitude and longitude of what geopy takes for a point; ValueError for what is none."""
    point = Point(query)
    return point.latitude, point.longitude


def reverse(gazetteer: "Gazetteer", latitude: float, longitude: float) -> list[Location]:
    """The settlements within 50 km of a point, in the country that holds it, nearest first."""
    country = gazetteer.country_at(latitude, longitude)
    return [
        as_location(gazetteer, entry)
        for entry, _ in gazetteer.near(latitude, longitude, REVERSE_KM)
        if entry.feature_class == "P"
        and entry.feature_code != "PPLX"  # a part of a town
        and entry.geo_precision == 1
        and (country is None or entry.country_code == country.country_code)
    ]


def lies_in(gazetteer: "Gazetteer", entry: GazetteerEntry, region: GazetteerEntry) -> bool:
    """Whether ``entry`` is in ``region``, by their codes, else by the region's outline."""
    if region.geonameid == entry.geonameid:
        return False
    if region.feature_class == "A" and region.feature_code.startswith("PCL"):
        return entry.country_code == region.country_code
    if region.feature_class == "A" and entry.country_code == region.country_code:
        same_first = entry.admin1_code == region.admin1_code
        if region.feature_code == "ADM1":
            return same_first
        if region.feature_code == "ADM2" and entry.admin2_code:
            return same_first and entry.admin2_code == region.admin2_code
    return bool(gazetteer.contains(region, entry.latitude, entry.longitude))


def as_location(gazetteer: "Gazetteer", entry: GazetteerEntry) -> Location:
    """The entry as geopy gives places: an address, a point, and the entry as ``raw``."""
    parts = [entry, gazetteer.admin1(entry), gazetteer.country(entry.country_code)]
    names = [part.name for part in parts if part is not None]
    address = ", ".join(dict.fromkeys(names))
    return Location(address, (entry.latitude, entry.longitude), asdict(entry))
