""" "The capital", "the Malian capital": a capital that an article speaks of without naming it."""

from collections.abc import Sequence

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.movements.actors import known_actor
from geo.movements.lexicon import Lexicon
from geo.movements.places import Mention
from geo.records import ResolvedPlace, Toponym
from geo.text.tokens import ParsedSentence

DETERMINERS = frozenset({"the", "its", "their"})
OF_A_PART = frozenset({"regional", "provincial", "oblast", "district", "state", "county", "former"})
"""Capitals of these are not a country's."""
RADIUS_KM = 15.0


class Capitals:
    """Finds the capital of the country that the words name, else of the article's."""

    def __init__(self, home: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        """``home`` is the code of the country that the article is about."""
        self._home = home
        self._lexicon = lexicon
        self._gazetteer = gazetteer

    def find(self, sentence: ParsedSentence, named: Sequence[Mention]) -> list[Mention]:
        """Mentions of a capital that belong to no place by name."""
        taken = {i for mention in named for i in range(mention.first, mention.last + 1)}
        found = []
        for token in sentence:
            if token.text.lower() != "capital" or token.index in taken or token.pos != "NOUN":
                continue
            below = sentence.subtree(token.index)
            words = {t.text.lower() for t in below}
            if taken & {t.index for t in below} or words & OF_A_PART or not words & DETERMINERS:
                continue
            owners = [known_actor(t.text, self._lexicon) for t in below if t.index < token.index]
            owner = next((name for name in owners if name is not None), None)
            entry = self._capital(owner.country if owner is not None else self._home)
            if entry is not None:
                place = _place(sentence, token.index, entry)
                found.append(
                    Mention(place, token.index, token.index, token.index, anaphor="the capital")
                )
        return found

    def _capital(self, country: str) -> GazetteerEntry | None:
        """The capital by its name, which in the lexicon of actors stands for the country."""
        names = (
            word
            for word, name in self._lexicon.actors.items()
            if name.metonym and name.country == country
        )
        entries = (entry for name in names for entry in self._gazetteer.lookup(name))
        return next(
            (e for e in entries if e.feature_code == "PPLC" and e.country_code == country), None
        )


def _place(sentence: ParsedSentence, index: int, entry: GazetteerEntry) -> ResolvedPlace:
    token = sentence[index]
    return ResolvedPlace(
        toponym=Toponym(span=token.span, surface=token.text, kind="settlement"),
        entry=entry,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=1,
        radius_km=RADIUS_KM,
        name=entry.name,
    )
