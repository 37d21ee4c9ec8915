"""One place on its way into the place file."""

import hashlib
import math
from dataclasses import dataclass, field

OWN_SOURCE = "own places"
"""The source of places that the user imported from a table."""


@dataclass(slots=True, kw_only=True)
class Place:
    """A place as its source gives it. Degrees and kilometres.

    ``names`` are kept as they are, the first is the place's own; of ``alternates`` those are
    kept that a text may hold (:func:`gazetteer.names.useful_names`).
    """

    geonameid: int
    names: list[str]
    latitude: float
    longitude: float
    feature: str
    """Class and code with a full stop between: "P.PPLC"."""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    extent_km: float = 2.0
    geo_precision: int = 1
    source: str = ""
    alternates: list[str] = field(default_factory=list)


def own_id(source: str, key: str) -> int:
    """A negative id for a place that GeoNames does not list, the same in every build."""
    digest = hashlib.sha256(f"{source}:{key}".encode()).digest()
    return -1 - int.from_bytes(digest[:4], "big") % (2**31 - 2)


def settlement_extent_km(population: int) -> float:
    """A radius that holds a settlement: 1 km for a village, 16 km for a million people.

    From a density of about 1,200 people a square kilometre, the low end of European towns.
    """
    return round(min(25.0, max(1.0, math.sqrt(population / 1200 / math.pi))), 1)
