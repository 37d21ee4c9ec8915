"""Whose forces move where their noun phrase does not say: "the column", "80 vehicles", "they".

Every country and group that the article names is a candidate. What speaks for one (it moved last,
the article keeps naming it, the forces come from its land) and against it (they enter its land) is
weighed by a small linear model; "nobody told" is a candidate too.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from geo.movements.actor_mentions import ActorMentions
from geo.movements.actors import known_actor
from geo.movements.discourse import Discourse, Mover
from geo.movements.lexicon import WORD, ActorName, Lexicon
from geo.movements.places import PlaceLink
from geo.records import Actor

SURE = 0.5
"""How likely an owner must be to be named: a wrong one is worse than none."""
LEAVING = frozenset({"withdraw", "leave", "withdrawal"})
ENTERING = frozenset({"enter", "incursion"})

WEIGHTS: dict[str, float] = {
    "armed": -1.45,
    "armed_ever": 0.89,
    "armed_near": 1.29,
    "by_rule": 0.58,
    "by_rule:pronoun": 0.58,
    "destination:own": 0.29,
    "destination:own:enter": -0.12,
    "destination:own:go": 0.39,
    "destination:own:leave": 0.01,
    "group": -0.05,
    "group:fighters": -0.16,
    "group:unit": 0.42,
    "here": 0.04,
    "home": -0.48,
    "later": -0.30,
    "latest:pronoun": -0.98,
    "lead": 0.41,
    "moved": 0.24,
    "moved_last": 0.77,
    "moved_last:definite": -0.39,
    "moved_last:pronoun": 0.23,
    "near": 1.68,
    "nearest": 1.61,
    "nobody": -0.63,
    "nobody:by_rule": 0.75,
    "nobody:names": 0.56,
    "nobody:unit": -1.16,
    "origin:own": 1.10,
    "origin:own:enter": -0.06,
    "origin:own:go": 0.18,
    "origin:own:leave": 0.98,
    "place:own": 0.27,
    "place:own:enter": -0.73,
    "place:own:go": 0.04,
    "place:own:leave": 0.96,
    "share": -0.36,
    "speaks": 0.61,
    "speaks:denied": 0.43,
    "speaks:unarmed": 0.40,
}
"""Fitted on the tuning half (a choice among an article's actors, ridge of 1) by
``python -m tests.movements.fit_owners``."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is known of a movement whose owner is looked for."""

    number: int
    trigger: int
    """Where its trigger begins."""
    mover: Mover
    links: Sequence[PlaceLink]
    family: str
    source: str
    denied: bool


class Owners:
    """Weighs the countries and groups of an article for each movement whose owner is open."""

    def __init__(self, mentions: ActorMentions, lexicon: Lexicon, home: str) -> None:
        """``home`` is the code of the country that the article is about."""
        self._mentions = mentions
        self._lexicon = lexicon
        self._home = home

    def choose(self, deed: Deed, discourse: Discourse) -> Mover:
        """The mover with the owner that most speaks for, or with none."""
        ranked = self.ranked(deed, discourse)
        grades = [math.exp(score(signs)) for _, signs in ranked]
        grade, best = max(zip(grades, (name for name, _ in ranked), strict=True), key=itemgetter(0))
        if best is None or grade < SURE * sum(grades):
            return replace(deed.mover, actor=None, country="")
        if deed.mover.actor is not None and deed.mover.actor.name == best.name:
            return deed.mover
        actor = Actor(name=best.name, surface="", span=None)
        return replace(deed.mover, actor=actor, country=best.country)

    def ranked(
        self, deed: Deed, discourse: Discourse
    ) -> list[tuple[ActorName | None, dict[str, float]]]:
        """Each candidate with its signs; None stands for nobody told."""
        told, last = discourse.named_movers()
        often = max(1, told.total())
        nearest = self._mentions.nearest(deed.trigger, deed.number)
        speakers = _speakers(deed.source, self._lexicon)
        latest = discourse.movers[-1] if discourse.movers else None
        known = dict(self._mentions.names)
        if deed.mover.actor is not None:
            own = ActorName(deed.mover.actor.name, deed.mover.country)
            known.setdefault(own.name, own)
        nobody = {
            "nobody": 1.0,
            "nobody:unit": float(deed.mover.unit),
            "nobody:by_rule": float(deed.mover.actor is None),
            "nobody:names": 1 / (1 + len(known)),
        }
        found: list[tuple[ActorName | None, dict[str, float]]] = [(None, nobody)]
        for name in known.values():
            signs = self._signs(name, deed)
            signs["speaks"] = float(name.name in speakers)
            signs["speaks:unarmed"] = signs["speaks"] * (1 - signs["armed_ever"])
            signs["speaks:denied"] = float(name.name in speakers and deed.denied)
            signs["moved"] = told[name.name] / often
            if last == name.name:
                signs["moved_last"] = 1.0
                signs["moved_last:pronoun"] = float(deed.mover.kind == "pronoun")
                signs["moved_last:definite"] = float(deed.mover.definite)
            if latest is not None and latest[1].actor and latest[1].actor.name == name.name:
                pointing = float(deed.mover.kind == "pronoun")
                signs["latest:pronoun"] = pointing / (1 + max(0, deed.number - latest[0]))
            signs["nearest"] = float(name.name == nearest)
            found.append((name, signs))
        return found

    def _signs(self, name: ActorName, deed: Deed) -> dict[str, float]:
        mover = deed.mover
        by_rule = mover.actor is not None and mover.actor.name == name.name
        signs = {
            **self._mentions.signs(name.name, deed.number),
            "by_rule": float(by_rule),
            "by_rule:pronoun": float(by_rule and mover.kind == "pronoun"),
            "home": float(bool(name.country) and name.country == self._home),
            "group": float(not name.country),
            "group:unit": float(not name.country and mover.unit),
            "group:fighters": float(not name.country and mover.people and not mover.unit),
        }
        kind = "leave" if deed.family in LEAVING else "enter" if deed.family in ENTERING else "go"
        for role, code in _codes(deed.links).items():
            if name.country:
                signs[f"{role}:own"] = float(code == name.country)
                signs[f"{role}:own:{kind}"] = float(code == name.country)
        return signs


def score(signs: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())


def _codes(links: Sequence[PlaceLink]) -> dict[str, str]:
    """The countries that the movement comes from, goes to or is seen in."""
    found: dict[str, str] = {}
    for link in links:
        role = link.role if link.role in {"origin", "destination"} else "place"
        entry = link.mention.place.entry
        if entry is not None and entry.country_code:
            found.setdefault(role, entry.country_code)
    return found


def _speakers(source: str, lexicon: Lexicon) -> frozenset[str]:
    """The actors whose people say so: Ukraine of "officials in Kyiv"."""
    found = (known_actor(match.group(), lexicon) for match in WORD.finditer(source))
    return frozenset(name.name for name in found if name is not None)
