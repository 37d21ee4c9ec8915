"""Places that are worked out from others: distances, parts, borders, written positions."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from statistics import fmean, median
from typing import NamedTuple

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.records import PlaceKind, ResolvedPlace, Span, Toponym
from geo.toponyms.borders import Border, locate_border
from geo.toponyms.candidates import ArticleWords
from geo.toponyms.coordinates import Position
from geo.toponyms.distances import Pointing, Relative
from geo.toponyms.lexicon import nationalities
from geo.toponyms.mention import kind_of
from geo.toponyms.parts import Part, locate_part
from geo.toponyms.resolve import Choice
from geo.toponyms.sphere import approximate_km

_ABOUT_KM = 60.0
"""How much farther something may be that only regions are named with."""
_NEARBY_KM = {"facility": 10.0, "water": 40.0, "region": 40.0, "settlement": 10.0}
_MEMORY = 200
"""The most mentions that are looked back on: so that time stays linear."""
_CLOSE_BY = 3
"""Sentences before and after a border within which other places say which stretch it is."""


class _Spot(NamedTuple):
    """Where a literal mention is: its sentence, its first character, its place."""

    number: int
    start: int
    entry: GazetteerEntry

    @property
    def point(self) -> tuple[float, float]:
        return self.entry.latitude, self.entry.longitude


class Computing:
    """Works places out from the resolved mentions of one article."""

    def __init__(
        self, text: str, article: ArticleWords, choices: Sequence[Choice], gazetteer: Gazetteer
    ) -> None:
        self._text = text
        self._article = article
        self._choices = choices
        self._gazetteer = gazetteer
        spots = [
            _Spot(choice.mention.number, choice.mention.span.start, choice.entry)
            for choice in choices
            if choice.entry is not None and choice.mention.literal
        ]
        self._spots = [spot for spot in spots if kind_of(spot.entry) != "country"]
        self._towns = [spot for spot in spots if spot.entry.feature_class == "P"]

    def position(self, position: Position) -> ResolvedPlace:
        """Written coordinates."""
        point = (position.latitude, position.longitude)
        return self._placed(position.span, "relative", point, position.radius_km, 1)

    def relative(self, relative: Relative) -> ResolvedPlace:
        """A distance from a place, or the middle between two."""
        entries = [self._choices[base].entry for base in relative.bases]
        known = [entry for entry in entries if entry is not None]
        if len(known) < len(entries):
            return self._unplaced(relative.span, "relative", "the place it is told from is unknown")
        points = [(entry.latitude, entry.longitude) for entry in known]
        point, radius = relative.locate(points)
        return self._placed(relative.span, "relative", point, radius + known[0].extent_km / 2, 2)

    def part(self, part: Part) -> ResolvedPlace:
        """A side of a country or region."""
        if part.known:
            entry = part.known[0]
            point = (entry.latitude, entry.longitude)
            return self._placed(part.span, "region", point, entry.extent_km, 3, entry)
        whole = self._choices[part.base].entry
        if whole is None:
            return self._unplaced(part.span, "region", "the region that it is a part of is unknown")
        point, radius = locate_part(whole, part.bearing, self._gazetteer)
        return self._placed(part.span, "region", point, radius, 3)

    def border(self, border: Border) -> ResolvedPlace:
        """The stretch of a border that the article is about."""
        parties = [entry for party in border.parties if (entry := self._party(party)) is not None]
        if not parties:
            return self._unplaced(border.span, "border", "whose border is not known")
        near = self._about(border.number)
        stretch = locate_border(parties, self._neighbours, near, self._gazetteer)
        if stretch is None:
            return self._unplaced(
                border.span, "border", "which stretch of the border is meant is not said"
            )
        return self._placed(border.span, "border", stretch[:2], stretch[2], 3)

    def pointing(self, pointing: Pointing) -> ResolvedPlace:
        """As in "six miles east of town": from the settlement that was named last before it, which
        for a capital is one; from the border nearest to what the text is about."""
        span, number = pointing.relative.span, pointing.relative.number
        if pointing.noun == "border":
            return self.from_border(pointing.relative, self._border_about(span, number))
        entry = self._town_meant(span.start, capital=pointing.noun == "capital")
        if entry is None:
            return self._unplaced(span, "relative", f"which {pointing.noun} is meant is not said")
        point, radius = pointing.relative.locate([(entry.latitude, entry.longitude)])
        return self._placed(span, "relative", point, radius + entry.extent_km / 2, 2)

    def _town_meant(self, offset: int, *, capital: bool = False) -> GazetteerEntry | None:
        """What "the city" stands for: of the settlements named before, the one named most
        often, of equals the last; for "the capital" a capital."""
        end = bisect_left(self._towns, offset, key=lambda spot: spot.start)
        entries = [
            spot.entry
            for spot in self._towns[max(0, end - _MEMORY) : end]
            if spot.entry.feature_code == "PPLC" or not capital
        ]
        counts = Counter(entry.geonameid for entry in entries)
        return max(reversed(entries), key=lambda entry: counts[entry.geonameid], default=None)

    def _border_about(self, span: Span, number: int) -> ResolvedPlace:
        """The border of the two most spoken-of countries that share one."""
        countries = self._neighbours[:4]
        near = self._about(number)
        for index, country in enumerate(countries):
            stretch = locate_border([country], countries[index + 1 :], near, self._gazetteer)
            if stretch is not None:
                return self._placed(span, "border", stretch[:2], stretch[2], 3)
        return self._unplaced(span, "border", "whose border is meant is not said")

    def from_border(self, distance: Relative, border: ResolvedPlace) -> ResolvedPlace:
        """As in "40 miles from the Russian border": its stretch, reaching so much wider."""
        if border.latitude is None or border.longitude is None:
            reason = border.unresolved_reason or "the border it is told from is unknown"
            return self._unplaced(distance.span, "relative", reason)
        point, more = distance.locate([(border.latitude, border.longitude)])
        return self._placed(distance.span, "relative", point, border.radius_km + more, 2)

    def inside(self, span: Span, number: int) -> ResolvedPlace:
        """A street or square: in the settlement named before it in its sentence, else in the
        one that the text is about."""
        here = [at for at in self._within(self._towns, number, number) if at.start < span.start]
        town = here[-1].entry if here else self._town_meant(span.start)
        if town is None:
            return self.nearby(span, number, "facility")
        point = (town.latitude, town.longitude)
        return self._placed(span, "facility", point, _NEARBY_KM["facility"], 2)

    def nearby(self, span: Span, number: int, kind: PlaceKind) -> ResolvedPlace:
        """Something no list has (a numbered road, a brook): by what is named with it.

        In the middle of the settlements of its sentence, else at the last of those of the
        sentences before, with a radius that reaches all of them; else where the article plays.
        """
        here = self._within(self._towns, number, number)
        points = [spot.point for spot in here or self._within(self._towns, 0, number)[-1:]]
        about = self._about(number)
        if not points and about is not None:
            return self._placed(span, kind, about, _NEARBY_KM[kind] + _ABOUT_KM, 3)
        if not points:
            return self._unplaced(span, kind, "not in the gazetteer, and no place is named near it")
        middle = fmean(point[0] for point in points), fmean(point[1] for point in points)
        spread = max(approximate_km(*middle, *point) for point in points)
        return self._placed(span, kind, middle, _NEARBY_KM[kind] + spread, 2)

    def _within(self, spots: list[_Spot], first: int, last: int) -> list[_Spot]:
        """The spots in the sentences ``first`` to ``last``, of many the last."""
        start = bisect_left(spots, first, key=lambda spot: spot.number)
        end = bisect_right(spots, last, key=lambda spot: spot.number)
        return spots[max(start, end - _MEMORY) : end]

    def _party(self, party: int | str) -> GazetteerEntry | None:
        if isinstance(party, str):
            return self._gazetteer.country(party)
        return self._choices[party].entry

    def _about(self, number: int) -> tuple[float, float] | None:
        """Where the sentences around a sentence play, else the whole article; None: nowhere."""
        close = self._within(self._spots, number - _CLOSE_BY, number + _CLOSE_BY)
        points = [spot.point for spot in close or self._spots[:_MEMORY]]
        if not points:
            return None
        return median(point[0] for point in points), median(point[1] for point in points)

    @cached_property
    def _neighbours(self) -> list[GazetteerEntry]:
        """The article's countries, the one most spoken of first."""
        counts: Counter[str] = Counter()
        for choice in self._choices:
            if choice.entry is not None and choice.entry.country_code:
                counts[choice.entry.country_code] += 2 if choice.mention.literal else 1
        for _, sentence in self._article.read():
            for word in sentence.words:
                if word.capital and (code := nationalities().get(word.lower)):
                    counts[code] += 1
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        countries = (self._gazetteer.country(code) for code, _ in ranked)
        return [country for country in countries if country is not None]

    def _placed(
        self,
        span: Span,
        kind: PlaceKind,
        point: tuple[float, float],
        radius: float,
        precision: int,
        entry: GazetteerEntry | None = None,
    ) -> ResolvedPlace:
        return ResolvedPlace(
            toponym=self._toponym(span, kind),
            entry=entry,
            latitude=point[0],
            longitude=point[1],
            geo_precision=3 if radius > 75 else precision,
            radius_km=radius,
            name=self._name(span),
        )

    def _unplaced(self, span: Span, kind: PlaceKind, reason: str) -> ResolvedPlace:
        return ResolvedPlace(
            toponym=self._toponym(span, kind),
            entry=None,
            latitude=None,
            longitude=None,
            geo_precision=3,
            radius_km=0.0,
            unresolved_reason=reason,
            name=self._name(span),
        )

    def _toponym(self, span: Span, kind: PlaceKind) -> Toponym:
        return Toponym(span=span, surface=span.cut(self._text), kind=kind)

    def _name(self, span: Span) -> str:
        return " ".join(span.cut(self._text).replace("\u00ad", "").split())
