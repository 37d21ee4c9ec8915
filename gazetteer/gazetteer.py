"""The gazetteer itself: look-ups by name, by text, by id, by position and by hierarchy."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gazetteer.coverage import ClassCount, count_classes
from gazetteer.distance import EARTH_RADIUS_KM, distance_km, distances_km
from gazetteer.entry import GazetteerEntry
from gazetteer.fuzzy import likeness, neighbours
from gazetteer.index import NameIndex, NameMatch
from gazetteer.normalize import fold
from gazetteer.placefile import PlaceFile, Renaming
from gazetteer.ranking import OWN_NAME_WEIGHT, importance

if TYPE_CHECKING:  # shapely takes a while to load and most look-ups need no polygon
    from geopy import Location, Point
    from shapely.geometry.base import BaseGeometry

    from gazetteer.shapefile import Shapes


class Gazetteer:
    """Places of the world by name and position. Immutable; safe to share between threads.

    ``load_shapes`` gives the outlines; it is called once, when one is first asked for.
    """

    def __init__(self, places: PlaceFile, load_shapes: "Callable[[], Shapes]") -> None:
        self._load_shapes = load_shapes
        self.version = places.version
        self.counts = places.counts
        self._codes = places.codes
        self._columns = places.columns
        self._index = NameIndex(places.names)
        counts = places.columns["name_count"].astype(np.int64)
        self._first_name = np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)
        settled = np.array([code.startswith("P.") for code in places.codes["feature"]])
        self._own_name = np.where(
            settled[places.columns["feature"]], self._first_name[:-1].astype(np.int64), -1
        )
        self._by_id = np.argsort(places.columns["geonameid"], kind="stable").astype(np.uint32)
        self._sorted_ids = places.columns["geonameid"][self._by_id]
        self._by_latitude = np.argsort(places.columns["latitude"], kind="stable").astype(np.uint32)
        self._importance = importance(places.columns, places.codes)
        self._renamings = places.renamings
        self._cached_entries = lru_cache(maxsize=20_000)(self._entries)
        self._countries, self._divisions = self._hierarchy()

    def __len__(self) -> int:
        return len(self._sorted_ids)

    # Names

    def lookup(self, name: str, *, fuzzy: bool = False) -> list[GazetteerEntry]:
        """All places of that name, in any spelling, most important first.

        With ``fuzzy``, where there is none, the places whose name differs by one letter; their
        ``likeness`` is below 1.
        """
        key = fold(name)
        exact = self._cached_entries(key)
        return list(exact) if exact or not fuzzy else self._similar(key)

    def namesakes(
        self, key: str, country_code: str, latitude: float, longitude: float
    ) -> list[tuple[GazetteerEntry, float]]:
        """Places of a folded name whose circle holds the point, with the distance in km."""
        found = []
        for entry in self._cached_entries(key):
            gap = distance_km(latitude, longitude, entry.latitude, entry.longitude)
            if entry.country_code == country_code and gap <= entry.extent_km + _SLACK_KM:
                found.append((entry, gap))
        return sorted(found, key=lambda item: item[1])

    @property
    def name_count(self) -> int:
        """How many names there are, of all places together."""
        return len(self._index)

    def coverage(self) -> list[ClassCount]:
        """For each kind of place how many there are, and how many have a point of their own."""
        return count_classes(self._columns, self._codes)

    def renamings(self, entry: GazetteerEntry) -> list[Renaming]:
        """The former names of a place that was renamed, with the year, latest first."""
        found = [row for row in self._renamings if row.geonameid == entry.geonameid]
        return sorted(found, key=lambda row: -row.year)

    def _similar(self, key: str) -> list[GazetteerEntry]:
        found: dict[int, GazetteerEntry] = {}
        for other in self._index.known_keys(neighbours(key)):
            for entry in self._cached_entries(other):
                found.setdefault(entry.geonameid, replace(entry, likeness=likeness(key, other)))
        return sorted(
            found.values(), key=lambda e: (-self._importance[self._row(e.geonameid)], e.geonameid)
        )

    def scan(self, text: str) -> list[NameMatch]:
        """Every known name in ``text``: see :meth:`NameIndex.scan`."""
        return self._index.scan(text)

    def entries(self, key: str) -> list[GazetteerEntry]:
        """All places whose folded name is ``key`` (of a :class:`NameMatch`), as in look-up."""
        return list(self._cached_entries(key))

    def _entries(self, key: str) -> tuple[GazetteerEntry, ...]:
        numbers = np.array(self._index.numbers(key), dtype=np.uint32)  # as the column, uncopied
        rows = np.searchsorted(self._first_name, numbers, side="right") - 1
        weights: dict[int, float] = {}
        for row, number in zip(rows.tolist(), numbers.tolist(), strict=True):
            own = OWN_NAME_WEIGHT if number == self._own_name[row] else 0.0
            weights[row] = max(weights.get(row, 0.0), float(self._importance[row]) + own)
        ranked = sorted(weights, key=lambda row: (-weights[row], row))
        return tuple(self._entry(row) for row in ranked)

    # Ids and hierarchy

    def entry(self, geonameid: int) -> GazetteerEntry:
        """The place of that id. Raises KeyError where there is none."""
        return self._entry(self._row(geonameid))

    def _row(self, geonameid: int) -> int:
        place = int(np.searchsorted(self._sorted_ids, geonameid))
        if place == len(self._sorted_ids) or self._sorted_ids[place] != geonameid:
            raise KeyError(geonameid)
        return int(self._by_id[place])

    def country(self, code: str) -> GazetteerEntry | None:
        """The country of an ISO 3166 code of two letters, or None."""
        row = self._countries.get(code)
        return None if row is None else self._entry(row)

    def admin1(self, entry: GazetteerEntry) -> GazetteerEntry | None:
        """The first-order division that holds ``entry``, or None where it is not known."""
        return self.division(entry.country_code, entry.admin1_code)

    def division(self, country_code: str, admin1_code: str) -> GazetteerEntry | None:
        """The first-order division of GeoNames' codes ("US", "IA"), or None.

        For the United States these are the postal abbreviations, which no scan reports.
        """
        row = self._divisions.get((country_code, admin1_code, ""))
        return None if row is None else self._entry(row)

    def admin2(self, entry: GazetteerEntry) -> GazetteerEntry | None:
        """The second-order division that holds ``entry``, or None where it is not known."""
        if not entry.admin2_code:
            return None
        row = self._divisions.get((entry.country_code, entry.admin1_code, entry.admin2_code))
        return None if row is None else self._entry(row)

    def _hierarchy(self) -> tuple[dict[str, int], dict[tuple[str, str, str], int]]:
        countries: dict[str, int] = {}
        divisions: dict[tuple[str, str, str], int] = {}
        features = self._codes["feature"]
        wanted = [n for n, code in enumerate(features) if code.split(".")[1] in _HIERARCHY]
        for row in np.flatnonzero(np.isin(self._columns["feature"], wanted)).tolist():
            code = features[self._columns["feature"][row]].split(".")[1]
            place = (self._code("country", row), self._code("admin1", row))
            if code in _COUNTRY_CODES:
                countries.setdefault(place[0], row)
            elif code == "ADM1":
                divisions.setdefault((*place, ""), row)
            elif code == "ADM2":
                divisions.setdefault((*place, self._code("admin2", row)), row)
        return countries, divisions

    # Positions

    def near(
        self, latitude: float, longitude: float, radius_km: float
    ) -> list[tuple[GazetteerEntry, float]]:
        """Places whose point is within ``radius_km``, nearest first, with the distance in km."""
        latitudes = self._columns["latitude"]
        reach = np.degrees(radius_km / EARTH_RADIUS_KM) * 1e5 + 1
        first, last = np.searchsorted(
            latitudes, [latitude * 1e5 - reach, latitude * 1e5 + reach], sorter=self._by_latitude
        )
        rows = self._by_latitude[first:last]
        distances = distances_km(
            latitude, longitude, latitudes[rows] / 1e5, self._columns["longitude"][rows] / 1e5
        )
        inside = np.flatnonzero(distances <= radius_km)
        nearest = inside[np.argsort(distances[inside], kind="stable")]
        return [(self._entry(int(rows[n])), float(distances[n])) for n in nearest]

    # Shapes

    def contains(self, region: GazetteerEntry, latitude: float, longitude: float) -> bool | None:
        """Whether the point is inside ``region``, or None where its outline is not known.

        A point up to a kilometre outside counts as inside: the outlines are no finer.
        """
        shape = self._shape(region)
        if shape is None:
            return None
        import shapely

        return bool(shape.dwithin(shapely.Point(longitude, latitude), _OUTLINE_ERROR_DEGREES))

    def border_between(
        self,
        one: GazetteerEntry,
        other: GazetteerEntry,
        near: tuple[float, float] | None = None,
    ) -> tuple[float, float, float] | None:
        """Latitude, longitude and radius in km of the land border of two countries or regions.

        ``near`` (latitude, longitude) asks for the stretch nearest to a point. None where the
        two do not meet or an outline is not known. See :func:`gazetteer.borders.shared_border`.
        """
        from gazetteer.borders import shared_border

        first, second = self._shape(one), self._shape(other)
        return None if first is None or second is None else shared_border(first, second, near)

    def country_at(self, latitude: float, longitude: float) -> GazetteerEntry | None:
        """The country whose land holds the point, or None."""
        return self.country(self._shapes.country_at(latitude, longitude))

    @cached_property
    def _shapes(self) -> "Shapes":
        return self._load_shapes()

    def _shape(self, region: GazetteerEntry) -> "BaseGeometry | None":
        if region.feature_class == "A" and region.feature_code in _COUNTRY_CODES:
            return self._shapes.country(region.country_code)
        return self._shapes.place(region.geonameid)

    # In geopy's manner

    def geocode(
        self, query: str, *, exactly_one: bool = True, country_bias: str | None = None
    ) -> "Location | list[Location] | None":
        """The place that ``query`` means, or all that it may mean: see geocoder.geocode."""
        from gazetteer.geocoder import geocode

        return _one_or_all(geocode(self, query, country_bias), exactly_one)

    def reverse(
        self, query: "tuple[float, float] | str | Point", *, exactly_one: bool = True
    ) -> "Location | list[Location] | None":
        """The settlement nearest to (latitude, longitude), or all within 50 km.

        Takes what geopy takes, "50.45, 30.52" too. Raises ValueError for what is no point.
        """
        from gazetteer.geocoder import as_point, reverse

        return _one_or_all(reverse(self, *as_point(query)), exactly_one)

    # Rows

    def _code(self, column: str, row: int) -> str:
        return self._codes[column][int(self._columns[column][row])]

    def _entry(self, row: int) -> GazetteerEntry:
        first, last = int(self._first_name[row]), int(self._first_name[row + 1])
        name, *others = self._index.names(first, last)
        feature_class, feature_code = self._code("feature", row).split(".")
        columns = self._columns
        return GazetteerEntry(
            geonameid=int(columns["geonameid"][row]),
            name=name,
            asciiname=name if name.isascii() else fold(name).title(),
            alternatenames=tuple(others),
            latitude=float(columns["latitude"][row]) / 1e5,
            longitude=float(columns["longitude"][row]) / 1e5,
            feature_class=feature_class,
            feature_code=feature_code,
            country_code=self._code("country", row),
            admin1_code=self._code("admin1", row),
            admin2_code=self._code("admin2", row),
            population=int(columns["population"][row]),
            extent_km=float(columns["extent_metres"][row]) / 1000,
            geo_precision=int(columns["geo_precision"][row]),
            source=self._code("source", row),
        )


_COUNTRY_CODES = ("PCLI", "PCLD", "PCLS", "PCLIX", "PCLF", "TERR", "PCL")
_OUTLINE_ERROR_DEGREES = 0.01
_SLACK_KM = 3.0
_HIERARCHY = (*_COUNTRY_CODES, "ADM1", "ADM2")


def _one_or_all(found: "list[Location]", exactly_one: bool) -> "Location | list[Location] | None":
    """What geopy returns: the first or None, or all, or None where there are none."""
    if not found:
        return None
    return found[0] if exactly_one else found
