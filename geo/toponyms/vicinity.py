"""Words that put something beside a place rather than in it: "outside", "on the outskirts of".

The mention stays the name; what changes is the point, where a side is named, and how far
from it the thing may be.
"""

import re
from dataclasses import dataclass, replace

from gazetteer.gazetteer import Gazetteer
from geo.records import ResolvedPlace
from geo.toponyms.directions import DIRECTION, bearing_of
from geo.toponyms.mention import Mention
from geo.toponyms.parts import locate_part
from geo.toponyms.sphere import travel

_TOWN = (
    r"(?:the\s)?(?:(?:[a-z-]{3,12}\s){0,2}"
    r"(?:town|city|village|settlement|port|capital)\s(?:of\s)?)?"
)
_EDGE = re.compile(
    rf"(?:(?P<side>{DIRECTION})\s)?(?:outskirts|edge|edges|suburbs?|fringes?|approaches|periphery"
    rf"|entrance)\s(?:of|to)\s{_TOWN}\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?P<side>{DIRECTION})\s(?:part|parts|half|side|end|districts?|areas?|corner)\sof\s{_TOWN}\Z",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b(?:near|nearby|outside|around|close\sto|next\sto|beyond|past|vicinity\sof|area\sof"
    rf"|surroundings\sof|woods\sat|by)\s{_TOWN}\Z",
    re.IGNORECASE,
)
_TOWARD = re.compile(
    rf"(?:\b(?:toward|towards|direction\sof|way\sto|road\sto|approaching)|(?:{DIRECTION})\sof)"
    rf"\s{_TOWN}\Z",
    re.IGNORECASE,
)
_LEADING = frozenset(
    {"of", "to", "near", "nearby", "outside", "around", "beyond", "past", "at", "by"}
    | {"toward", "towards", "approaching"}
)
"""A pattern ends in one of these and at most five more words: most mentions have none."""
_LEFT = 70
_NEAR_KM, _TOWARD_KM, _EDGE_KM = 10.0, 20.0, 3.0


@dataclass(frozen=True, slots=True)
class Vicinity:
    """How a place is moved: a side of it (bearing), a share of its extent, more radius."""

    reason: str
    bearing: float | None
    share: float
    more_km: float


def find_vicinity(text: str, mention: Mention) -> Vicinity | None:
    """What the words right before a mention say, or None."""
    start = mention.span.start
    floor = max(mention.sentence.span.start, start - _LEFT)
    left = text[floor:start].replace("\u00a0", " ").replace("\n", " ")
    if _LEADING.isdisjoint(left.lower().split()[-6:]):
        return None
    for pattern, share, more in ((_EDGE, 0.8, _EDGE_KM), (_PART, 0.5, 0.0)):
        match = pattern.search(left)
        if match is not None:
            side = match["side"]
            return Vicinity(match.group().strip(), bearing_of(side) if side else None, share, more)
    for pattern, more in ((_BESIDE, _NEAR_KM), (_TOWARD, _TOWARD_KM)):
        match = pattern.search(left)
        if match is not None:
            return Vicinity(match.group().strip(), None, 0.0, more)
    return None


def beside(place: ResolvedPlace, vicinity: Vicinity, gazetteer: Gazetteer) -> ResolvedPlace:
    """The place, moved and widened as its vicinity says; regions keep their radius or less."""
    entry = place.entry
    if entry is None or place.latitude is None or place.longitude is None:
        return place
    point, radius = (place.latitude, place.longitude), place.radius_km + vicinity.more_km
    if vicinity.bearing is not None and place.geo_precision == 3:
        point, radius = locate_part(entry, vicinity.bearing, gazetteer)
    elif vicinity.bearing is not None:
        point = travel(*point, vicinity.bearing, vicinity.share * max(1.0, entry.extent_km))
    elif place.geo_precision == 3:
        return place
    return replace(
        place,
        latitude=point[0],
        longitude=point[1],
        radius_km=radius,
        geo_precision=max(2, place.geo_precision),
    )
