"""Where the settlements of Ukraine's register lie: it lists 29,700 of them without coordinates.

In this order: the GeoNames place of the same name in the same oblast (the one nearest to the
settlement's hromada where there are several); the centroid of the village council named after
it; the seat of its hromada, with the radius that the hromada's known places have.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from gazetteer.build.adjectives import find_seat, resemblance
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
_COUNCIL_KM = 45.0
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
    middles = middles_of_hromadas(settlements, spots)
    spots |= match_councils(settlements, spots, middles, councils)
    spots |= match_seats(units, settlements, spots)
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
    members: dict[str, list[Spot]] = defaultdict(list)
    for unit in settlements:
        if unit.code in spots:
            members[unit.hromada].append(spots[unit.code])
    return {
        hromada: (median(s.latitude for s in group), median(s.longitude for s in group))
        for hromada, group in members.items()
    }


def match_councils(
    settlements: Iterable[Unit],
    spots: Mapping[str, Spot],
    middles: Mapping[str, Middle],
    councils: Iterable[Council],
) -> dict[str, Spot]:
    """Centroids of the village councils named after settlements that have no spot yet."""
    by_start: dict[tuple[str, str], list[tuple[str, Council]]] = defaultdict(list)
    listed = list(councils)
    for key, council in zip(fold_all([c.name for c in listed]), listed, strict=True):
        by_start[council.oblast, key[:3]].append((key, council))
    missing = [u for u in settlements if u.code not in spots and u.hromada in middles]
    keys = fold_all([national(unit.name) for unit in missing])
    pairs = []
    for key, unit in zip(keys, missing, strict=True):
        for adjective, council in by_start.get((unit.oblast, key[:3]), ()):
            likeness = resemblance(adjective, key)
            distance = _distance(middles[unit.hromada], council)
            if likeness and distance <= _COUNCIL_KM:
                pairs.append((-round(likeness, 2), distance, unit.code, council))
    found: dict[str, Spot] = {}
    taken: set[Middle] = set()
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
