"""Toponym resolution: which of all namesakes an article means.

Every candidate gets a score in the manner of log odds: how well known it is, whether the
text says where it is, and how well it fits the article's other places (same country, same
region, near by). The article's places are uncertain themselves, so that the fit is counted
with their present probabilities, a few rounds over. One more candidate stands for "some
place that the gazetteer does not know".
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio

from gazetteer.entry import GazetteerEntry
from geo.toponyms.mention import COUNTRY_CODES, Mention

Floats = npt.NDArray[np.float64]

UNKNOWN_PLACE = 0.7
"""The score of "a place that the gazetteer does not know"."""
MOST_CANDIDATES = 60
SIMILAR_ONLY = 4.0
POPULATION, BY_NAME = 1.0, 2.0
"""What a place loses whose name is only similar to the text's."""
_SIMILAR_ELSEWHERE = 3.0
"""What such a place loses besides in a country that the article does not speak of."""
_OTHER_NAME = 0.45
_SEATS_NAME = 0.5
"""How like the name a seat's own must be: Recife is no "Pernambuco", the state is."""
_ROUNDS = 3
_LEAST_FOCUS = 0.5
"""The weight of other names below which they hardly tell where an article plays."""
_FOCUSED = 2.0
"""The weight of other names from which an article has a country of its own."""
_MOST_ANCHORS = 64
_COUNTRY, _REGION = 2.5, 1.2
_HOLDS, _HELD = 4.0, 1.5
"""What a county gains by the article's towns in it, and a town by its county being named."""
_STRANGER, _WELL_KNOWN = 3.0, 100_000
"""What a place of fewer inhabitants loses in a country that nothing else in the article is in."""
_CLOSE, _CLOSE_KM = 5.0, 40.0
_AREA, _AREA_KM = 1.8, 400.0
_POINTLIKE_KM, _DIVISION_KM = 60.0, 20.0
_EARTH_KM = 6371.0088
_BONUS = {"PPLC": 3.5, "ADM1": 1.0, "PPLA": 1.5, "PPLA2": 0.7, "CONT": 8.0, "OCN": 8.0,
          "SEA": 6.0, "RGN": 6.0, "RGNH": 6.0, "STRT": 5.0, "GULF": 5.0, "STM": 4.0}  # fmt: skip


@dataclass(slots=True)
class Name:
    """One name of the article with all it may mean; scores are filled in round by round."""

    key: str
    entries: tuple[GazetteerEntry, ...]
    mentions: list[Mention] = field(default_factory=list)
    priors: list[float] = field(default_factory=list)
    hinted: list[float] = field(default_factory=list)
    context: list[float] = field(default_factory=list)
    weight: float = 0.0

    @property
    def typed(self) -> bool:
        """Whether the text says what it is: "Clay County" and not only "Clay"."""
        return bool(self.mentions) and self.mentions[0].type_word is not None

    def scores(self) -> list[float]:
        return [sum(parts) for parts in zip(self.priors, self.hinted, self.context, strict=True)]

    def probabilities(self) -> list[float]:
        return softmax(self.scores())


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities of scores beside that of an unknown place, which is left out."""
    top = max([*scores, UNKNOWN_PLACE])
    odds = [exp(score - top) for score in scores]
    total = sum(odds) + exp(UNKNOWN_PLACE - top)
    return [value / total for value in odds]


def prior(entry: GazetteerEntry, key: str) -> float:
    """How likely a bare name means this place, before anything is known of the article."""
    score = POPULATION * log10(1 + entry.population) + _feature_bonus(entry)
    if key.startswith("~"):
        return score - SIMILAR_ONLY
    return score


def _feature_bonus(entry: GazetteerEntry) -> float:
    code = entry.feature_code
    if code in COUNTRY_CODES:
        return 4.0
    if code in _BONUS:
        return _BONUS[code]
    return {"A": 0.0, "P": 0.0}.get(entry.feature_class, 2.5)


def mark_down_aliases(name: Name) -> None:
    """Where some place bears the name itself, one that has it as a by-name is less likely."""
    likeness = [_likeness(name.key, entry) for entry in name.entries]
    closest = max(likeness, default=0.0)
    for index, (entry, like) in enumerate(zip(name.entries, likeness, strict=True)):
        if like < closest:
            name.priors[index] -= _by_name(entry, closest - like)


def _likeness(key: str, entry: GazetteerEntry) -> float:
    """How alike a key and a place's own name are, 0 to 1; "Edo State" is called Edo."""
    own = entry.asciiname.lower()
    division = entry.feature_class == "A" and own.startswith(f"{key} ")
    return 0.95 if division else ratio(key, own) / 100


def _by_name(entry: GazetteerEntry, unlike: float) -> float:
    """What a by-name loses. Large cities are known by many spellings ("Odessa"), small places
    and divisions are not; a name of another age ("Aleksandrovka" of Donetsk) is rarely meant."""
    if unlike > _OTHER_NAME:
        return BY_NAME * (2.0 if entry.population < 1_000_000 else 1.5)
    share = min(1.0, 2 * unlike)
    if entry.feature_class != "P" or entry.population < 300_000:
        return BY_NAME * share
    return BY_NAME * share * (0.5 if entry.population < 1_000_000 else 0.2)


def seat_before_division(name: Name) -> None:
    """A bare "Donetsk" is the city and not the region of that name around it."""
    for index, entry in enumerate(name.entries):
        if entry.feature_class != "A" or entry.feature_code in COUNTRY_CODES:
            continue
        seats = [
            name.priors[other]
            for other, place in enumerate(name.entries)
            if place.feature_class == "P"
            and place.country_code == entry.country_code
            and place.admin1_code == entry.admin1_code
            and place.population >= 0.02 * entry.population
            and _likeness(name.key, place) >= _SEATS_NAME
        ]
        if seats:
            name.priors[index] = min(name.priors[index], max(seats) - 1.0)


def fit_together(names: list[Name], countries: dict[str, float]) -> None:
    """Fill in every name's context, a few rounds over.

    ``countries``: ISO codes and how often the text speaks of them other than by its places
    (nationality words). Time: linear in the number of names.
    """
    for _ in range(_ROUNDS):
        shares = [name.probabilities() for name in names]
        by_country, by_region = _focus(names, shares, countries)
        everywhere = sum(by_country.values())
        counties = _by_county(names, shares)
        closeness = _closeness(names, shares)
        start = 0
        for name, own in zip(names, shares, strict=True):
            others = max(everywhere - name.weight * sum(own), _LEAST_FOCUS)
            own_country, own_region = _focus([name], [own], {})
            own_counties = _by_county([name], [own])
            name.context = [
                _COUNTRY * (by_country[code] - own_country[code]) / others * bool(code)
                + _REGION * (by_region[code, part] - own_region[code, part]) / others
                + _county_fit(entry, name.typed, counties, own_counties)
                - _STRANGER * _is_stranger(entry, by_country[code] - own_country[code], others)
                + float(closeness[start + index])
                for index, (entry, code, part) in enumerate(
                    (entry, entry.country_code, entry.admin1_code) for entry in name.entries
                )
            ]
            start += len(name.entries)
    for name in names:
        if name.key.startswith("~"):
            name.priors = [
                score - _SIMILAR_ELSEWHERE * (context < 1.0)
                for score, context in zip(name.priors, name.context, strict=True)
            ]


def _focus(
    names: list[Name], shares: list[list[float]], countries: dict[str, float]
) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """The weight of these names in each country and each first-order division."""
    by_country: dict[str, float] = defaultdict(float, countries)
    by_region: dict[tuple[str, str], float] = defaultdict(float)
    for name, probabilities in zip(names, shares, strict=True):
        for entry, share in zip(name.entries, probabilities, strict=True):
            by_country[entry.country_code] += name.weight * share
            if entry.admin1_code:
                by_region[entry.country_code, entry.admin1_code] += name.weight * share
    return by_country, by_region


def _by_county(
    names: list[Name], shares: list[list[float]]
) -> dict[tuple[str, str, str, bool], float]:
    """The weight of these names in each second-order division, with whether it is the division
    itself that is named."""
    found: dict[tuple[str, str, str, bool], float] = defaultdict(float)
    for name, probabilities in zip(names, shares, strict=True):
        for entry, share in zip(name.entries, probabilities, strict=True):
            if entry.admin2_code and (name.typed or entry.feature_class == "P"):
                found[*_county(entry), entry.feature_class == "A"] += share
    return found


def _county(entry: GazetteerEntry) -> tuple[str, str, str]:
    return entry.country_code, entry.admin1_code, entry.admin2_code


def _county_fit(
    entry: GazetteerEntry,
    typed: bool,
    counties: dict[tuple[str, str, str, bool], float],
    own: dict[tuple[str, str, str, bool], float],
) -> float:
    """What the other names add: a county's towns to the county, a named county to its towns."""
    if not entry.admin2_code:
        return 0.0
    is_county = entry.feature_class == "A"
    if is_county and not typed:
        return 0.0
    key = (*_county(entry), not is_county)
    weight = counties.get(key, 0.0) - own.get(key, 0.0)
    return (_HOLDS if is_county else _HELD) * min(1.0, max(0.0, weight))


def _is_stranger(entry: GazetteerEntry, weight: float, others: float) -> bool:
    """Whether it is a small place, and the article has much else, but nothing in its country."""
    small = entry.feature_class == "P" and entry.population < _WELL_KNOWN
    return small and others >= _FOCUSED and weight < 0.02 * others


def _closeness(names: list[Name], shares: list[list[float]]) -> Floats:
    """For every candidate of every name, what the nearness of other names' places adds."""
    flat = [
        (number, entry, share)
        for number, (name, probabilities) in enumerate(zip(names, shares, strict=True))
        for entry, share in zip(name.entries, probabilities, strict=True)
    ]
    if not flat:
        return np.zeros(0)
    owners = np.array([number for number, _, _ in flat])
    points = np.radians([(entry.latitude, entry.longitude) for _, entry, _ in flat])
    pointlike = np.array([_is_pointlike(entry) for _, entry, _ in flat])
    weights = np.array([share for _, _, share in flat]) * pointlike
    anchors = np.argsort(-weights, kind="stable")[:_MOST_ANCHORS]
    distances = _distances(points, points[anchors])
    places = np.array([entry.geonameid for _, entry, _ in flat])
    foreign = owners[:, None] != owners[anchors][None, :]
    foreign &= places[:, None] != places[anchors][None, :]  # by another name it is no witness
    felt = np.where(foreign, weights[anchors][None, :], 0.0)
    close = 1 - np.prod(1 - 0.9 * felt * np.exp(-distances / _CLOSE_KM), axis=1)
    area = 1 - np.prod(1 - 0.9 * felt * np.exp(-distances / _AREA_KM), axis=1)
    result: Floats = (_CLOSE * close + _AREA * area) * pointlike
    return result


def _is_pointlike(entry: GazetteerEntry) -> bool:
    """Whether the distance to its point says how far a place is: not of large divisions."""
    return entry.extent_km <= (_DIVISION_KM if entry.feature_class == "A" else _POINTLIKE_KM)


def _distances(points: Floats, others: Floats) -> Floats:
    """Great-circle kilometres between every point and every other; radians in."""
    turn = points[:, None, :] - others[None, :, :]
    half = (
        np.sin(turn[..., 0] / 2) ** 2
        + np.cos(points[:, None, 0]) * np.cos(others[None, :, 0]) * np.sin(turn[..., 1] / 2) ** 2
    )
    result: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return result
