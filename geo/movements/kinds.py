"""The type of a movement, from its frame, what moves and which way it goes.

The guideline goes by what moves: aircraft in the air are flights, ships are naval; troops keep
their own types. Crossing a border is an entry unless the text calls it a pull-back.
"""

from collections.abc import Sequence

from geo.movements.discourse import Mover
from geo.movements.places import PlaceLink
from geo.movements.triggers import Trigger
from geo.records import MovementType, ResolvedPlace

FIXED: dict[str, MovementType] = {
    "advance": "advance",
    "deployment": "deployment",
    "buildup": "buildup",
    "withdrawal": "withdrawal",
    "transit": "transit",
    "flight": "flight",
    "naval": "naval",
}
TOWARD = frozenset({"toward", "towards", "for", "on", "upon", "as far as", "up to"})
INTO = frozenset({"into", "onto"})


def movement_type(
    trigger: Trigger, mover: Mover, links: Sequence[PlaceLink], *, planned: bool, home: str
) -> MovementType:
    """The type of the guidelines for one report. ``home`` is the country that it is told of."""
    frame = trigger.frame
    if mover.domain != "land" and not mover.people:
        return _by_air_or_sea(trigger, mover, links, planned=planned)
    if frame.kind in {"flight", "naval"}:
        return "deployment" if frame.moves == "object" or mover.people else FIXED[frame.kind]
    if frame.kind == "withdrawal":
        return _leaving(trigger, mover, links)
    if frame.kind == "enter" or _crosses_border(mover, links, frame.family, home):
        return _entry(trigger, mover, links)
    if frame.kind == "path":
        return _path(trigger, mover, links, planned=planned)
    if frame.kind == "deployment" and _has(links, "destination", {"toward", "towards"}):
        return "advance"
    if frame.kind == "deployment" and links and not _has_any(links, {"destination", "origin"}):
        return "transit" if frame.family == "carry" else "deployment"
    return FIXED[frame.kind]


def _by_air_or_sea(
    trigger: Trigger, mover: Mover, links: Sequence[PlaceLink], *, planned: bool
) -> MovementType:
    """Ships are naval; aircraft are a flight, unless they are stationed somewhere."""
    if mover.domain == "sea":
        return "naval"
    family = trigger.frame.family
    goal = _of_role(links, "destination")
    on_land = goal is not None and goal.toponym.kind not in {"water", "border"}
    if family in {"deploy", "arrive", "mass"}:
        return "buildup" if family == "mass" else "deployment"
    if (
        family in {"send", "go", "arrival", "deployment"}
        and on_land
        and _has(links, "destination", {"to"})
    ):
        return "deployment"
    return "flight"


def _leaving(trigger: Trigger, mover: Mover, links: Sequence[PlaceLink]) -> MovementType:
    """A column that leaves one place for another is on its way there, not in retreat."""
    onward = _has(links, "destination", {"for"}) and trigger.frame.family == "leave"
    if onward and trigger.frame.lemma in {"leave", "depart"} and (mover.container or mover.weak):
        return "deployment"
    return "withdrawal"


def _entry(trigger: Trigger, mover: Mover, links: Sequence[PlaceLink]) -> MovementType:
    """ "Entered Sloviansk" is an entry for a foreign army, an advance for the country's own."""
    destination = _of_role(links, "destination")
    origin = _of_role(links, "origin")
    if origin and destination and _code(origin) != _code(destination):
        return "entry"
    if destination is None:
        river = _of_role(links, "via")
        if river is not None and river.toponym.kind == "water":
            return "advance"
        return "entry"
    if destination.toponym.kind in {"country", "border"}:
        return "entry"
    if trigger.frame.kind == "enter" and destination.entry is not None and mover.country:
        return "entry" if destination.entry.country_code != mover.country else "advance"
    return "entry" if trigger.frame.kind != "enter" else "advance"


def _crosses_border(mover: Mover, links: Sequence[PlaceLink], family: str, home: str) -> bool:
    """Into another country or its region by name, over a border, or out of one into another."""
    if family in {"mass", "seize", "gain", "pass", "seen", "buildup", "advance"}:
        return False
    for link in links:
        place = link.mention.place
        if place.toponym.kind == "border" and (
            link.role in {"border", "via"} or link.preposition in {"across", "over", "through"}
        ):
            return True
        wide = place.toponym.kind in {"country", "region"}
        if wide and link.role == "destination" and link.preposition in INTO:
            return bool(mover.country) and bool(_code(place)) and _code(place) != mover.country
    origin, destination = _of_role(links, "origin"), _of_role(links, "destination")
    if family in {"send", "deploy", "carry"} or origin is None:
        return False
    if destination is None:
        abroad = origin.toponym.kind == "country" and bool(home) and _code(origin) != home
        return abroad and mover.country != home
    if not any(link.preposition in INTO for link in links):
        return False
    return bool(_code(origin)) and bool(_code(destination)) and _code(origin) != _code(destination)


def _path(
    trigger: Trigger, mover: Mover, links: Sequence[PlaceLink], *, planned: bool
) -> MovementType:
    """A plain verb of going: by what goes and how the goal is put."""
    goal, origin = _of_role(links, "destination"), _of_role(links, "origin")
    sent = trigger.frame.moves == "either" and mover.sent
    if goal is None:
        if origin is not None and _has(links, "origin", {"out of"}):
            return "withdrawal"
        came = {"in", "down", "up"} & set(trigger.frame.particles)
        return "advance" if came and not (mover.container or mover.weak) else "transit"
    if sent:
        return "advance" if _has(links, "destination", {"toward", "towards"}) else "deployment"
    if goal.toponym.kind == "border":
        return "transit"
    if _has(links, "destination", INTO | {"as far as", "up to", ""}):
        return "advance"
    if _has(links, "destination", TOWARD):
        return "advance"
    if planned or origin is not None:
        return "deployment" if planned or not (mover.container or mover.weak) else "transit"
    return "advance" if mover.people and mover.kind != "pronoun" else "transit"


def _has_any(links: Sequence[PlaceLink], roles: set[str]) -> bool:
    return any(link.role in roles for link in links)


def _has(links: Sequence[PlaceLink], role: str, words: frozenset[str] | set[str]) -> bool:
    return any(link.role == role and link.preposition in words for link in links)


def _of_role(links: Sequence[PlaceLink], role: str) -> ResolvedPlace | None:
    return next((link.mention.place for link in links if link.role == role), None)


def _code(place: ResolvedPlace) -> str:
    return place.entry.country_code if place.entry else ""
