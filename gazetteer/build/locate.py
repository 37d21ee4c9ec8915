"""Where the settlements of Ukraine's register lie: it lists 29,700 of them without coordinates.

In this order: the GeoNames place of the same name in the same oblast (the one nearest to the
settlement's hromada where there are several); the centroid of the village council named after
it; the seat of its hromada, with the radius that the hromada's known places have; the middle of
its raion, where nothing in the hromada is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from gazetteer.build.adjectives import find_seat, likeness
from gazetteer.build.councils import SOURCE as COUNCIL_SOURCE
from gazetteer.build.councils import Council
from gazetteer.build.register import SETTLEMENTS, Unit
from gazetteer.build.romanize import national, spellings
from gazetteer.distance import distance_km
from gazetteer.normalize import fold_all
from gazetteer.place import Place

SEAT_SOURCE = "seat of its hromada"
HOMONYM_KM = 30.0
"""A hromada is rarely wider: a namesake farther from its middle is another village."""
STRAY_KM = 70.0
"""A match this far from its hromada's other places is a mistake."""
RAION_SOURCE = "middle of its raion"
_COUNCIL_KM = 45.0
_COUNCIL_OF_RAION_KM = 60.0
_NAMESAKE = 0.5
"""How much of a settlement's name a council must keep to be its own."""
_MARGIN_KM = 4.0
_WIDEST_KM = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a settlement is taken to lie. ``place``: its GeoNames entry, where it has one."""

    latitude: float
    longitude: float
    extent_km: float
    geo_precision: int
    source: str
    place: Place | None = None


Middle = tuple[float, float]


def locate_settlements(
    units: Sequence[Unit], places: Iterable[Place], councils: Iterable[Council]
) -> dict[str, Spot]:
    """A spot for each settlement of the register that can be given one, by its code."""
    settlements = [unit for unit in units if unit.category in SETTLEMENTS]
    spots = match_places(settlements, places)
    listed = unclaimed(councils, settlements, spots)
    for _ in range(2):  # what the first round finds shows where more hromadas are
        spots |= match_councils(settlements, spots, listed)
    spots |= match_seats(units, settlements, spots)
    spots |= match_raions(settlements, spots)
    return spots


def match_places(settlements: Sequence[Unit], places: Iterable[Place]) -> dict[str, Spot]:
    """GeoNames places of the same name and oblast: the only one, or that nearest the hromada."""
    candidates = _candidates(settlements, places)
    claims: dict[int, int] = defaultdict(int)
    for group in candidates.values():
        for place in group:
            claims[place.geonameid] += 1
    towns = {unit.code for unit in settlements if unit.category in "KM"}
    sure = {
        code: _spot(max(group, key=lambda place: place.population))
        for code, group in candidates.items()
        if (len(group) == 1 and claims[group[0].geonameid] == 1) or (group and code in towns)
    }
    middles = middles_of_hromadas(settlements, sure)
    hromadas = {unit.code: unit.hromada for unit in settlements}
    sure = {
        code: spot
        for code, spot in sure.items()
        if _distance(middles.get(hromadas[code]), spot) <= STRAY_KM
    }
    taken = {spot.place.geonameid for spot in sure.values() if spot.place}
    pairs = sorted(
        (_distance(middles.get(hromadas[code]), place), code, place.geonameid, place)
        for code, group in candidates.items()
        if code not in sure and hromadas[code] in middles
        for place in group
        if place.geonameid not in taken
    )
    for distance, code, geonameid, place in pairs:
        if distance <= HOMONYM_KM and code not in sure and geonameid not in taken:
            sure[code] = _spot(place)
            taken.add(geonameid)
    return sure


def _candidates(settlements: Sequence[Unit], places: Iterable[Place]) -> dict[str, list[Place]]:
    known: dict[tuple[str, str], dict[int, Place]] = defaultdict(dict)
    for place in places:
        for key in fold_all([*place.names, *place.alternates]):
            known[place.admin1, key][place.geonameid] = place
    found: dict[str, list[Place]] = {}
    for unit in settlements:
        group: dict[int, Place] = {}
        for key in fold_all(spellings(unit.name)):
            group |= known.get((unit.admin1, key), {})
        found[unit.code] = [group[geonameid] for geonameid in sorted(group)]
    return found


def middles_of_hromadas(
    settlements: Iterable[Unit], spots: Mapping[str, Spot]
) -> dict[str, Middle]:
    """The median point of each hromada's located settlements, by the hromada's code."""
    return _middles((unit.hromada, spots[unit.code]) for unit in settlements if unit.code in spots)


def _middles(members: Iterable[tuple[str, Spot]]) -> dict[str, Middle]:
    groups: dict[str, list[Spot]] = defaultdict(list)
    for code, spot in members:
        groups[code].append(spot)
    return {
        code: (median(s.latitude for s in group), median(s.longitude for s in group))
        for code, group in groups.items()
    }


def unclaimed(
    councils: Iterable[Council], settlements: Iterable[Unit], spots: Mapping[str, Spot]
) -> list[Council]:
    """The councils in which no located settlement lies that they are named after."""
    located = [unit for unit in settlements if unit.code in spots]
    by_start: dict[str, list[tuple[str, Spot]]] = defaultdict(list)
    for key, unit in zip(fold_all([national(u.name) for u in located]), located, strict=True):
        by_start[key[:3]].append((key, spots[unit.code]))
    listed = list(councils)
    return [
        council
        for adjective, council in zip(fold_all([c.name for c in listed]), listed, strict=True)
        if not any(
            likeness(adjective, key) >= _NAMESAKE
            and _distance((council.latitude, council.longitude), spot) <= council.extent_km
            for key, spot in by_start.get(adjective[:3], ())
        )
    ]


def match_councils(
    settlements: Sequence[Unit], spots: Mapping[str, Spot], councils: Sequence[Council]
) -> dict[str, Spot]:
    """Centroids of the village councils named after settlements that have no spot yet.

    By name and distance alone: the list gives hundreds of councils to the wrong oblast. Of
    several the likest counts, and of those the one nearest to the middle of the hromada.
    """
    by_start: dict[str, list[tuple[str, Council]]] = defaultdict(list)
    for key, council in zip(fold_all([c.name for c in councils]), councils, strict=True):
        by_start[key[:3]].append((key, council))
    middles, wide = middles_of_hromadas(settlements, spots), _middles_of_raions(settlements, spots)
    missing = [unit for unit in settlements if unit.code not in spots]
    keys = fold_all([national(unit.name) for unit in missing])
    pairs = []
    for key, unit in zip(keys, missing, strict=True):
        known = unit.hromada in middles
        middle = middles[unit.hromada] if known else wide.get(unit.raion)
        for adjective, council in by_start.get(key[:3], ()) if middle else ():
            like = likeness(adjective, key)
            distance = _distance(middle, council)
            if like and distance <= (_COUNCIL_KM if known else _COUNCIL_OF_RAION_KM):
                pairs.append((-round(like, 2), distance, unit.code, council))
    found: dict[str, Spot] = {}
    taken = {(spot.latitude, spot.longitude) for spot in spots.values()}
    for _, _, code, council in sorted(pairs, key=lambda pair: pair[:3]):
        where = (council.latitude, council.longitude)
        if code not in found and where not in taken:
            taken.add(where)
            found[code] = Spot(
                latitude=council.latitude,
                longitude=council.longitude,
                extent_km=max(2.0, council.extent_km),
                geo_precision=2,
                source=COUNCIL_SOURCE,
            )
    return found


def _middles_of_raions(settlements: Iterable[Unit], spots: Mapping[str, Spot]) -> dict[str, Middle]:
    """The median point of each raion's located settlements, by the raion's code."""
    return _middles((unit.raion, spots[unit.code]) for unit in settlements if unit.code in spots)


def match_raions(settlements: Sequence[Unit], spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """The middle of the raion for each settlement of whose hromada nothing is known."""
    middles = _middles_of_raions(settlements, spots)
    found = {}
    for unit in settlements:
        if unit.code not in spots and unit.raion in middles:
            latitude, longitude = middles[unit.raion]
            found[unit.code] = Spot(
                latitude=round(latitude, 5),
                longitude=round(longitude, 5),
                extent_km=_WIDEST_KM,
                geo_precision=2,
                source=RAION_SOURCE,
            )
    return found


def match_seats(
    units: Iterable[Unit], settlements: Iterable[Unit], spots: Mapping[str, Spot]
) -> dict[str, Spot]:
    """The seat of the hromada for each settlement that has no spot yet."""
    members: dict[str, list[Unit]] = defaultdict(list)
    for unit in settlements:
        members[unit.hromada].append(unit)
    found = {}
    for hromada in (unit for unit in units if unit.category == "H"):
        group = members[hromada.code]
        located = [spots[unit.code] for unit in group if unit.code in spots]
        seat = find_seat(hromada, [unit for unit in group if unit.code in spots])
        if seat is None:
            continue
        middle = spots[seat.code]
        reach = max(_distance((middle.latitude, middle.longitude), spot) for spot in located)
        for unit in group:
            if unit.code not in spots:
                found[unit.code] = Spot(
                    latitude=middle.latitude,
                    longitude=middle.longitude,
                    extent_km=round(min(_WIDEST_KM, max(10.0, reach + _MARGIN_KM)), 1),
                    geo_precision=2,
                    source=SEAT_SOURCE,
                )
    return found


def _spot(place: Place) -> Spot:
    return Spot(
        latitude=place.latitude,
        longitude=place.longitude,
        extent_km=place.extent_km,
        geo_precision=1,
        source=place.source,
        place=place,
    )


def _distance(middle: Middle | None, there: Spot | Place | Council) -> float:
    if middle is None:
        return 0.0
    return distance_km(*middle, there.latitude, there.longitude)
