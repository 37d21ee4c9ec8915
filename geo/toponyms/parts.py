"""Parts of a country or region: "eastern Ukraine", "north-west Syria", "Ukraine's east"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import fold
from geo.records import Span
from geo.toponyms.directions import DIRECTION, bearing_of
from geo.toponyms.mention import Mention
from geo.toponyms.sphere import approximate_km, travel

_SIDE = rf"{DIRECTION}|central"
_BEFORE = re.compile(rf"(?<![\w-])(?P<side>{_SIDE})\s\Z", re.IGNORECASE)
_OF = re.compile(
    rf"\bthe\s(?P<start>)(?:far\s)?(?P<side>{_SIDE}|cent(?:re|er))\sof\s(?:the\s)?\Z", re.IGNORECASE
)
_OWNED = re.compile(
    rf"(?:far\s|troubled\s|war-torn\s)?(?P<side>{DIRECTION}|cent(?:re|er))\b(?!\s(?:of|from|part|bank))",
    re.IGNORECASE,
)
_LEFT = 40
_STEPS = 24
"""Points along each side of the grid on which a part's middle is measured."""
_SHARE = 0.3
"""The share of a region's area that its "east" takes: the outermost three tenths."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the place of mention number ``base``; ``bearing`` None: its middle."""

    span: Span
    number: int
    base: int
    bearing: float | None
    name: str
    known: tuple[GazetteerEntry, ...]
    """Gazetteer entries of the whole phrase ("Eastern Ukraine"), most important first."""


def find_parts(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Part]:
    """The parts of countries and first-order divisions that the mentions stand in."""
    found: list[Part] = []
    for index, mention in enumerate(mentions):
        if _divisible(mention):
            found.extend(_part(text, mention, index, gazetteer))
    return found


def _divisible(mention: Mention) -> bool:
    """Countries, and regions without a type word: "the eastern Donetsk region" is all of it."""
    top = mention.entries[0] if mention.entries else None
    if top is None or mention.type_word is not None:
        return False
    seat = any(entry.feature_class == "P" for entry in mention.entries[:6])
    return mention.kind == "country" or (
        mention.kind == "region" and top.feature_code in {"ADM1", "RGN", "CONT"} and not seat
    )


def _part(text: str, mention: Mention, index: int, gazetteer: Gazetteer) -> Iterator[Part]:
    sentence = mention.sentence
    span = mention.span
    floor = max(sentence.span.start, span.start - _LEFT)
    left = text[floor : span.start].replace("\u00a0", " ").replace("\n", " ")
    match = _BEFORE.search(left)
    if match is not None:
        part = Span(floor + match.start("side"), span.end)
        yield _made(part, mention, index, match["side"], text, gazetteer)
        return
    match = _OF.search(left)
    if match is not None:
        part = Span(floor + match.start("side"), span.end)
        yield _made(part, mention, index, match["side"], text, gazetteer)
        return
    if sentence.lower(mention.last) in {"'s", "’s"}:
        start = sentence.words[mention.last].end + 1
        match = _OWNED.match(text[start : min(sentence.span.end, start + _LEFT)])
        if match is not None and not match["side"].lower().endswith(("ern", "wards", "ward")):
            part = Span(span.start, start + match.end("side"))
            yield _made(part, mention, index, match["side"], text, gazetteer)


def _made(
    span: Span, mention: Mention, index: int, side: str, text: str, gazetteer: Gazetteer
) -> Part:
    adjective = fold(side)
    adjective = (
        adjective
        if adjective.endswith("ern") or adjective == "central"
        else ("central" if adjective.startswith("cent") else f"{adjective}ern")
    )
    plain = adjective.replace(" ", "")
    names = (f"{adjective} {mention.key}", f"{plain} {mention.key}")
    known = [entry for name in names for entry in gazetteer.lookup(name)]
    return Part(
        span=span,
        number=mention.number,
        base=index,
        bearing=bearing_of(side),
        name=" ".join(span.cut(text).split()),
        known=tuple(entry for entry in known if entry.feature_class in "ALT"),
    )


def locate_part(
    whole: GazetteerEntry, bearing: float | None, gazetteer: Gazetteer
) -> tuple[tuple[float, float], float]:
    """The middle of a part of a region and the radius about it, in km.

    Where the region's polygon is known: the mean of the outermost three tenths of its points
    in that direction; else a point half-way out.
    """
    if bearing is None:
        return (whole.latitude, whole.longitude), max(10.0, whole.extent_km / 2)
    return _middle(gazetteer, whole, bearing)


@lru_cache(maxsize=512)
def _middle(
    gazetteer: Gazetteer, whole: GazetteerEntry, bearing: float
) -> tuple[tuple[float, float], float]:
    inside = [point for point in _grid(whole) if gazetteer.contains(whole, *point)]
    if len(inside) < 10:
        reach = min(whole.extent_km, 1500.0) / 2
        return travel(whole.latitude, whole.longitude, bearing, reach), max(10.0, reach)
    ranked = sorted(inside, key=lambda point: -_along(point, bearing))
    outer = ranked[: max(3, round(_SHARE * len(ranked)))]
    latitude = sum(point[0] for point in outer) / len(outer)
    longitude = sum(point[1] for point in outer) / len(outer)
    reach = max(approximate_km(latitude, longitude, *point) for point in outer)
    return (latitude, longitude), max(10.0, 0.8 * reach)


def _grid(whole: GazetteerEntry) -> Iterator[tuple[float, float]]:
    """Points over the square about the circle in which the region lies."""
    reach = min(whole.extent_km, 4000.0) * 1.1 / 111.2
    for row in range(_STEPS):
        latitude = whole.latitude + reach * (2 * row / (_STEPS - 1) - 1)
        if abs(latitude) > 85:
            continue
        wide = reach / max(0.1, cos(radians(whole.latitude)))
        for column in range(_STEPS):
            longitude = whole.longitude + wide * (2 * column / (_STEPS - 1) - 1)
            yield latitude, (longitude + 540) % 360 - 180


def _along(point: tuple[float, float], bearing: float) -> float:
    """How far out a point lies in a direction, in degrees of latitude."""
    latitude, longitude = point
    east = longitude * cos(radians(latitude))
    return latitude * cos(radians(bearing)) + east * sin(radians(bearing))
