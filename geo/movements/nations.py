"""Whose forces they are where the text does not say at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo.movements.actors import LOOSE
from geo.movements.discourse import Discourse, Mover
from geo.movements.lexicon import WORDS, ActorName, Lexicon
from geo.movements.places import PlaceLink
from geo.records import Actor, Force, ResolvedPlace

REBELS = frozenset({"rebels", "militants"})


class Nations:
    """The countries that an article is about, and the names of their armies' owners."""

    def __init__(self, lexicon: Lexicon, places: Sequence[ResolvedPlace]) -> None:
        self._lexicon = lexicon
        codes = Counter(p.entry.country_code for p in places if p.entry and p.entry.country_code)
        self.home = codes.most_common(1)[0][0] if codes else ""
        self._names: dict[str, ActorName] = {}
        for name in lexicon.actors.values():
            if name.country and not name.metonym:
                self._names.setdefault(name.country, name)

    def complete(self, mover: Mover, links: Sequence[PlaceLink], discourse: Discourse) -> Mover:
        """The mover with an actor, where one can be told; rebels in Ukraine are separatists."""
        if mover.actor is not None:
            here = self.called_here(ActorName(mover.actor.name, mover.country))
            return replace(mover, actor=replace(mover.actor, name=here.name))
        if self._is_opponent(mover):
            name = self._lexicon.opponents.get(self.home)
            if name is not None:
                country = self._lexicon.names[name.lower()].country
                return replace(
                    mover, actor=Actor(name=name, surface="", span=None), country=country
                )
        if mover.container or mover.weak:
            return self._last_actor(mover, discourse)
        main = discourse.main_actor()
        own = self._army_of(self._code(links))
        if own is not None and (
            mover.words & WORDS["national"]
            or (
                (mover.unit or WORDS["regulars"] & self._items(mover))
                and (main is None or not main[1])
            )
        ):
            return replace(mover, actor=own, country=self._names_by_actor(own))
        if main is not None:
            return replace(mover, actor=replace(main[0], span=None), country=main[1])
        return mover

    def called_here(self, name: ActorName) -> ActorName:
        """The actor's name in this war: rebels in Ukraine are separatists."""
        if name.name in REBELS and self.home == "UA":
            return self._lexicon.names["separatists"]
        return name

    def is_open(self, mover: Mover) -> bool:
        """Whether the mover's own words leave open whose it is: "they", "the rebels"."""
        if self._is_opponent(mover):
            return False
        if mover.kind == "pronoun":
            return True
        actor = mover.actor
        return actor is None or actor.span is None or actor.name in LOOSE

    def _army_of(self, code: str) -> Actor | None:
        name = self._names.get(code)
        return Actor(name=name.name, surface="", span=None) if name is not None else None

    def _names_by_actor(self, actor: Actor) -> str:
        return self._lexicon.names[actor.name.lower()].country

    def _items(self, mover: Mover) -> frozenset[str]:
        return frozenset(force.item for force in mover.forces)

    def _code(self, links: Sequence[PlaceLink]) -> str:
        """The country that forces without a nation set out from, else the article's."""
        origin = next((k.mention.place for k in links if k.role == "origin"), None)
        return origin.entry.country_code if origin is not None and origin.entry else self.home

    def _is_opponent(self, mover: Mover) -> bool:
        return mover.head_word in self._lexicon.opponent_words

    def _last_actor(self, mover: Mover, discourse: Discourse) -> Mover:
        """A column is whose the last movers were, if they were spoken of just before."""
        last = discourse.movers[-1][1] if discourse.movers else None
        if last is None or last.actor is None or not mover.definite:
            return mover
        return replace(mover, actor=replace(last.actor, span=None), country=last.country)

    def by_domain(self, mover: Mover) -> list[Mover]:
        """ "68 aircraft and 13 warships" are a flight and a voyage: one mover for each."""
        groups: dict[str, list[Force]] = {}
        for force in mover.forces:
            noun = self._lexicon.force(force.item)
            groups.setdefault(noun.domain if noun else mover.domain, []).append(force)
        if len(groups) < 2 or "land" in groups:
            return [mover]
        return [
            replace(mover, forces=tuple(forces), domain=domain, people=False)  # type: ignore[arg-type]
            for domain, forces in groups.items()
        ]
