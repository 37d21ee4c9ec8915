"""What was spoken of: the movers, places and sources that later words point back to."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from geo.movements.lexicon import Domain
from geo.records import Actor, Attribution, Force, ResolvedPlace, Span

REACH = 3
"""How many sentences back a pronoun looks for its mover."""
MOST_PLACES = 500
"""How many places back "the town" is looked for: so that time stays linear."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Who or what moves, as one mention tells it.

    ``kind``: "force" (a noun for forces), "actor" (a country or group), "pronoun" (it stands
    for a mover spoken of before).
    """

    head: int | None
    kind: str
    forces: tuple[Force, ...]
    actor: Actor | None
    country: str
    domain: Domain
    people: bool
    container: bool
    definite: bool
    plural: bool
    weak: bool = False
    span: Span | None = None
    unit: bool = False
    head_word: str = ""
    words: frozenset[str] = frozenset()
    """The words of its noun phrase, in small letters."""
    sent: bool = False
    """Moved by somebody, not by itself."""
    by_order: bool = False
    """Found by the order of the words, not by the parse."""
    guessed: bool = False
    """The likeliest words near the trigger, where the grammar tells of nothing that moves."""


@dataclass(frozen=True, slots=True)
class Told:
    """One movement that has been read: what later sentences may leave out."""

    sentence: int
    mover: Mover
    place: ResolvedPlace | None
    origin: ResolvedPlace | None
    end: int
    kind: str = ""
    leaves: bool = False


@dataclass(slots=True)
class Discourse:
    """What the article has told so far. Grows as the sentences are read, in order."""

    told: list[Told] = field(default_factory=list)
    sources: list[tuple[int, Attribution]] = field(default_factory=list)
    movers: list[tuple[int, Mover]] = field(default_factory=list)
    _counted: int = 0
    _named: Counter[str] = field(default_factory=Counter)
    _last_named: str | None = None
    _read: int = 0
    _told_of: Counter[str] = field(default_factory=Counter)
    _latest: dict[str, tuple[Actor, str]] = field(default_factory=dict)

    def last_mover(self, sentence: int, *, reach: int = REACH) -> Mover | None:
        """The mover last told of, at most ``reach`` sentences back; its head stands elsewhere."""
        for number, mover in reversed(self.movers):
            if sentence - number > reach:
                return None
            return replace(mover, head=None)
        return None

    def last_told(self, sentence: int, *, reach: int = REACH) -> Told | None:
        for told in reversed(self.told):
            return told if sentence - told.sentence <= reach else None
        return None

    def places(self, sentence: int, *, reach: int = REACH) -> list[ResolvedPlace]:
        """Places that movements were told of just before, the last first."""
        recent = list(takewhile(lambda t: sentence - t.sentence <= reach, reversed(self.told)))
        return [p for t in recent for p in (t.place, t.origin) if p is not None]

    def last_source(self, sentence: int, *, reach: int = 2) -> Attribution | None:
        for number, source in reversed(self.sources):
            return source if sentence - number <= reach else None
        return None

    def named_movers(self) -> tuple[Counter[str], str | None]:
        """How often each actor has moved under its own name, and which did so last."""
        for _, mover in self.movers[self._read :]:
            if mover.kind != "pronoun" and mover.actor is not None and mover.actor.span is not None:
                self._named[mover.actor.name] += 1
                self._last_named = mover.actor.name
        self._read = len(self.movers)
        return self._named, self._last_named

    def main_actor(self) -> tuple[Actor, str] | None:
        """The actor that most movers so far had, with its country; None before the first."""
        for _, mover in self.movers[self._counted :]:
            if mover.actor is not None:
                self._told_of[mover.actor.name] += 1
                self._latest[mover.actor.name] = (mover.actor, mover.country)
        self._counted = len(self.movers)
        if not self._told_of:
            return None
        return self._latest[max(self._told_of, key=self._told_of.__getitem__)]


def place_before(
    places: Sequence[ResolvedPlace], offset: int, kinds: frozenset[str] | None = None
) -> ResolvedPlace | None:
    """The last resolved literal place before an offset, of one of the kinds.

    ``places`` are in the order of the text; no more than the last few hundred are looked at.
    """
    end = bisect_left(places, offset, key=lambda place: place.toponym.span.start)
    for place in reversed(places[max(0, end - MOST_PLACES) : end]):
        fits = kinds is None or place.toponym.kind in kinds
        if fits and place.toponym.literal and place.latitude is not None:
            return place
    return None
