"""Where an analyst would put the marker, and into how many reports a sentence falls.

The destination; for a border crossed at a named point, that point; else where it was seen; else
the origin; else what the context tells. Places of one role joined by "and" are reports of their
own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.movements.grammar import conjuncts
from geo.movements.places import PlaceLink
from geo.records import MovementType, PlaceRole, ResolvedPlace
from geo.text.tokens import ParsedSentence

LONGEST_LIST = 16
"""Words between two places of one list."""


@dataclass(frozen=True, slots=True)
class Route:
    """The places of one report in their roles; ``location`` is the marker's."""

    origin: PlaceLink | None
    destination: PlaceLink | None
    via: tuple[PlaceLink, ...]
    location: PlaceLink | None
    further: bool = False
    """Differs from the route before it by its origin only."""


def routes(sentence: ParsedSentence, links: Sequence[PlaceLink], kind: MovementType) -> list[Route]:
    """One route for each goal, start or spot of several; at least one."""
    by_role = {
        role: _joined(sentence, [link for link in links if link.role == role])
        for role in ("destination", "origin", "place", "crossing", "border")
    }
    via = [link for link in links if link.role == "via"]
    crossing = [*by_role["crossing"]]
    if kind == "entry" or any(
        link.mention.place.toponym.kind in {"water", "border"} for link in via
    ):
        crossing += [
            link for link in links if link.role == "place" and link.preposition in {"at", "near"}
        ]
    goals: list[PlaceLink | None] = [*by_role["destination"]] or [None]
    starts: list[PlaceLink | None] = [*by_role["origin"]] or [None]
    seen = [k for k in by_role["place"] if not k.within_mover]
    spots: list[PlaceLink | None] = [*seen] if len(starts) == len(goals) == 1 else []
    found = []
    for goal in goals:
        for start in starts if len(goals) == 1 else starts[:1]:
            spot = (
                _crossing_point(via, crossing, goal, kind) or goal or _seen(by_role, crossing, via)
            )
            around = tuple(dict.fromkeys([*via, *crossing]))
            further = goal is not None and start is not starts[0]
            found.append(Route(start, goal, around, spot or start, further))
    if len(spots) > 1 and found[0].location is spots[0]:
        return [replace(found[0], location=spot) for spot in spots]
    return found


def _crossing_point(
    via: Sequence[PlaceLink],
    crossing: Sequence[PlaceLink],
    goal: PlaceLink | None,
    kind: MovementType,
) -> PlaceLink | None:
    """The named point at which a border was crossed, where the goal is no more exact."""
    points = _points(via, crossing)
    crossed = kind in {"entry", "withdrawal"} and _crossed(via, crossing, goal)
    return points[0] if points and crossed else None


def _seen(
    by_role: dict[str, list[PlaceLink]], crossing: Sequence[PlaceLink], via: Sequence[PlaceLink]
) -> PlaceLink | None:
    """Where it was seen: the place told of the moving itself first, then the way."""
    return (
        _first([k for k in by_role["place"] if not k.within_mover])
        or _first(crossing)
        or _first([v for v in via if v.mention.place.latitude is not None])
        or _first(by_role["place"])
        or _first(by_role["border"])
    )


def _crossed(
    via: Sequence[PlaceLink], crossing: Sequence[PlaceLink], destination: PlaceLink | None
) -> bool:
    """A named point stands for the crossing where the goal is a whole country or region."""
    if not crossing and not via:
        return False
    if destination is None:
        return True
    return bool(crossing) and destination.mention.place.toponym.kind in {
        "country",
        "region",
        "border",
    }


def _points(via: Sequence[PlaceLink], crossing: Sequence[PlaceLink]) -> list[PlaceLink]:
    return [
        link
        for link in (*crossing, *via)
        if link.mention.place.toponym.kind in {"settlement", "facility", "relative"}
    ]


def _joined(sentence: ParsedSentence, links: list[PlaceLink]) -> list[PlaceLink]:
    """Places of one role: all those joined by "and"; of others the most exact."""
    if len(links) < 2:
        return links
    named = [link for link in links if not link.mention.anaphor] or links
    inner = [link for link in named if not link.within_mover] or named
    best = min(inner, key=lambda link: (not link.sure, _size(link), link.mention.first))
    group = set(_coordinated(sentence, best.mention.head))
    return [
        link
        for link in inner
        if link.mention.head in group
        or link.joined
        or (link.preposition == best.preposition and _listed(sentence, link, best))
    ] or [best]


def _listed(sentence: ParsedSentence, one: PlaceLink, other: PlaceLink) -> bool:
    """ "Kunduz, Sar-e Pol and Taloqan", "from A, National Guard from B": a list by its words.

    Between the two stand a comma or "and", no verb, and no preposition but their own and "of".
    """
    first, last = sorted((one.mention, other.mention), key=lambda m: m.first)
    between = sentence.tokens[first.last + 1 : last.first]
    allowed = {"of", one.preposition}
    return (
        len(between) <= LONGEST_LIST
        and any(t.text in {",", "and", "&"} for t in between)
        and not any(t.pos == "VERB" for t in between)
        and all(t.text.lower() in allowed for t in between if t.pos == "ADP")
    )


def _coordinated(sentence: ParsedSentence, index: int) -> list[int]:
    """Words joined to this one, by its own "and" or by that of its preposition."""
    top = index
    while sentence[top].dep == "conj":
        top = sentence[top].head
    found = list(conjuncts(sentence, top))
    holder = sentence.head(top)
    if sentence[top].dep == "pobj" and holder.pos == "ADP":
        while holder.dep == "conj":
            holder = sentence.head(holder.index)
        for preposition in conjuncts(sentence, holder.index):
            for thing in sentence.children(preposition, "pobj"):
                found += conjuncts(sentence, thing.index)
    return [*found, index]


def _size(link: PlaceLink) -> int:
    order = {
        "facility": 0,
        "settlement": 0,
        "relative": 1,
        "border": 2,
        "water": 2,
        "region": 3,
        "country": 4,
    }
    return order[link.mention.place.toponym.kind]


def _first(links: Sequence[PlaceLink]) -> PlaceLink | None:
    return links[0] if links else None


def place_role(link: PlaceLink | None) -> PlaceRole | None:
    """The record of a place in a role."""
    if link is None:
        return None
    place: ResolvedPlace = link.mention.place
    return PlaceRole(name=place.name or place.toponym.surface, span=place.toponym.span, place=place)
