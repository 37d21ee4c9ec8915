"""Ukraine in full: every oblast district, hromada and settlement of the official register."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gazetteer.build.adjectives import find_seat
from gazetteer.build.councils import Council
from gazetteer.build.divisions import Division
from gazetteer.build.locate import Spot, locate_settlements
from gazetteer.build.register import SETTLEMENTS, Unit
from gazetteer.build.romanize import national, russian_form, spellings
from gazetteer.distance import distance_km
from gazetteer.normalize import fold
from gazetteer.place import Place, own_id

_SMALLEST_DIVISION_KM = 10.0
FORMER_RAION_KM = 30.0
"""A raion had 1,200 square km in the mean; its seat was seldom in its middle."""
_AREAS = {"P": ("A.ADM2", "raion", "район"), "H": ("A.ADM3", "hromada", "громада")}


def read_ukraine(
    units: Sequence[Unit],
    cities: Iterable[Place],
    councils: Iterable[Council],
    table: Iterable[Division],
) -> Iterator[Place]:
    """Places for all units of the register that GeoNames does not list, and all its areas.

    A GeoNames place that the register lists too is not given again: it gets the register's
    spellings and its raion's code.
    """
    spots = locate_settlements(units, [c for c in cities if c.country == "UA"], councils)
    for unit in units:
        if unit.code in spots:
            place = spots[unit.code].place
            if place:
                place.names.insert(0, national(unit.name))
                place.alternates.extend(spellings(unit.name))
                place.admin2 = unit.raion[2:6]
            else:
                yield _settlement(unit, spots[unit.code])
    raions = {d.code: d.geonameid for d in table if d.code.startswith("UA.") and d.level == "2"}
    yield from _areas(units, spots, raions)
    yield from _former_raions(units, spots)


def _settlement(unit: Unit, spot: Spot) -> Place:
    return Place(
        geonameid=own_id("katotth", unit.code),
        names=[national(unit.name)],
        alternates=spellings(unit.name),
        latitude=spot.latitude,
        longitude=spot.longitude,
        feature="P.PPL",
        country="UA",
        admin1=unit.admin1,
        admin2=unit.raion[2:6],
        extent_km=spot.extent_km,
        geo_precision=spot.geo_precision,
        source=spot.source,
    )


def _areas(
    units: Sequence[Unit], spots: dict[str, Spot], raions: dict[str, int]
) -> Iterator[Place]:
    """Raions and hromadas: the point is their seat, the radius reaches all known members."""
    members: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.category in SETTLEMENTS and unit.code in spots:
            members[unit.raion].append(unit)
            members[unit.hromada].append(unit)
    for unit in units:
        if unit.category not in _AREAS or not members[unit.code]:
            continue
        seat = find_seat(unit, members[unit.code])
        if seat is None:
            continue
        middle = spots[seat.code]
        reach = max(
            distance_km(middle.latitude, middle.longitude, spot.latitude, spot.longitude)
            + (0 if spot.geo_precision == 1 else 3)
            for spot in (spots[member.code] for member in members[unit.code])
        )
        known = raions.get(f"UA.{unit.admin1}.{unit.raion[2:6]}") if unit.category == "P" else None
        yield Place(
            geonameid=known or own_id("katotth", unit.code),
            names=area_names(unit, seat)[:1],
            alternates=area_names(unit, seat)[1:],
            latitude=middle.latitude,
            longitude=middle.longitude,
            feature=_AREAS[unit.category][0],
            country="UA",
            admin1=unit.admin1,
            admin2=unit.raion[2:6],
            extent_km=round(max(_SMALLEST_DIVISION_KM, reach), 1),
            geo_precision=3,
            source="extent of its settlements",
        )


def _former_raions(units: Sequence[Unit], spots: dict[str, Spot]) -> Iterator[Place]:
    """The 490 raions that there were until 2020, by their seats: reports up to then name them.

    Until then GeoNames marked the seats of raions as seats of second or third order.
    """
    present = {
        fold(national(unit.name))[:5] + unit.oblast for unit in units if unit.category == "P"
    }
    for unit in units:
        place = spots[unit.code].place if unit.code in spots else None
        seat = place and place.feature in ("P.PPLA2", "P.PPLA3") and unit.category in "MX"
        if place is None or not seat or fold(national(unit.name))[:5] + unit.oblast in present:
            continue
        forms = [form for form in spellings(unit.name) if form.isascii()]
        yield Place(
            geonameid=own_id("former raion", unit.code),
            names=[f"{national(unit.name)} Raion"],
            alternates=[f"{form} {word}" for form in forms for word in ("raion", "district")],
            latitude=place.latitude,
            longitude=place.longitude,
            feature="A.ADM2H",
            country="UA",
            admin1=unit.admin1,
            extent_km=FORMER_RAION_KM,
            geo_precision=3,
            source="seat of a former raion",
        )


def area_names(unit: Unit, seat: Unit) -> list[str]:
    """ "Bakhmut Raion", "Bakhmutskyi raion", "Bakhmut district", "Бахмутський район" …"""
    _, word, native = _AREAS[unit.category]
    english = {"raion": ("raion", "district", "rayon"), "hromada": ("hromada", "community")}[word]
    adjectives = spellings(unit.name)
    latin = [form for form in adjectives if form.isascii()]
    names = [f"{national(seat.name)} {word.title()}"]
    names += [f"{national(seat.name)} {kind}" for kind in english]
    names += [f"{form} {kind}" for form in latin for kind in english]
    names += [f"{unit.name} {native}"]
    if unit.category == "P":
        names += [f"{russian_form(unit.name)} район"]
    return list(dict.fromkeys(names))
