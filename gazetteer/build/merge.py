"""Joining the sources: each place once, and what is written by hand wins."""

from collections import defaultdict
from collections.abc import Iterable

from gazetteer.distance import distance_km
from gazetteer.normalize import fold_all
from gazetteer.place import Place

SAME_PLACE_KM = 8.0
"""Two settlements of one name and country that are this close are taken for one."""


def merge(listed: Iterable[Place], curated: Iterable[Place]) -> list[Place]:
    """All places by ascending id. Where an id comes twice, the later has the say.

    A curated settlement without GeoNames' id that is listed already lends its names to the
    listed one, and its point where that one's is only its council's or hromada's and vaguer.
    """
    places: dict[int, Place] = {}
    for place in listed:
        _add(places, place)
    settlements = _settlements_by_name(places.values())
    for place in curated:
        twin = _twin(place, settlements) if place.geonameid < 0 else None
        if twin is None:
            _add(places, place)
        else:
            twin.alternates += place.names
            twin.names += place.names[1:]
            if twin.geo_precision > 1 and place.extent_km < twin.extent_km:
                twin.latitude, twin.longitude = place.latitude, place.longitude
                twin.extent_km, twin.geo_precision = place.extent_km, place.geo_precision
                twin.source = place.source
    return [places[geonameid] for geonameid in sorted(places)]


def _add(places: dict[int, Place], place: Place) -> None:
    known = places.get(place.geonameid)
    if known:
        place.alternates = [*place.alternates, *known.names, *known.alternates]
        place.population = place.population or known.population
    places[place.geonameid] = place


def _settlements_by_name(places: Iterable[Place]) -> dict[tuple[str, str], list[Place]]:
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if place.feature.startswith("P."):
            for key in set(fold_all([*place.names, *place.alternates])):
                found[place.country, key].append(place)
    return found


def _twin(place: Place, settlements: dict[tuple[str, str], list[Place]]) -> Place | None:
    if not place.feature.startswith("P."):
        return None
    near = [
        (distance, other.geonameid, other)
        for key in fold_all(place.names)
        for other in settlements.get((place.country, key), ())
        if (distance := _gap(place, other)) <= SAME_PLACE_KM + _slack(other)
    ]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _gap(place: Place, other: Place) -> float:
    return distance_km(place.latitude, place.longitude, other.latitude, other.longitude)


def _slack(other: Place) -> float:
    return other.extent_km if other.geo_precision > 1 else 0.0
