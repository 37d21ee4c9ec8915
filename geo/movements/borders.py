""" "The border" with no country named: the one between the article's country and the mover's."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from gazetteer.gazetteer import Gazetteer
from geo.movements.discourse import MOST_PLACES
from geo.movements.lexicon import WORD, Lexicon
from geo.movements.places import Mention
from geo.records import ResolvedPlace, Toponym
from geo.text.tokens import ParsedSentence

WORDS = frozenset({"border", "frontier", "boundary"})
Point = tuple[float, float]
ROLES = frozenset({"pobj", "dobj", "nsubjpass"})


class Borders:
    """The border that an article speaks of without naming it."""

    def __init__(
        self, text: str, places: Sequence[ResolvedPlace], lexicon: Lexicon, gazetteer: Gazetteer
    ) -> None:
        self._gazetteer = gazetteer
        self._places = [p for p in places if p.latitude is not None and p.longitude is not None]
        self._pair = _countries(text, self._places, lexicon)
        self._stretches: dict[Point | None, tuple[float, float, float] | None] = {}

    def find(self, sentence: ParsedSentence, named: Sequence[Mention]) -> list[Mention]:
        """Words for a border that belong to no place by name, with where that border is."""
        taken = {i for mention in named for i in range(mention.first, mention.last + 1)}
        found = []
        for token in sentence:
            if token.text.lower() not in WORDS or token.dep not in ROLES:
                continue
            below = {t.index for t in sentence.subtree(token.index)}
            if token.index in taken or below & taken:
                continue
            place = self._place(sentence, token.index)
            if place is not None:
                found.append(Mention(place, token.index, token.index, token.index, "the border"))
        return found

    def _place(self, sentence: ParsedSentence, index: int) -> ResolvedPlace | None:
        if self._pair is None:
            return None
        one, other = (self._gazetteer.country(code) for code in self._pair)
        if one is None or other is None:
            return None
        token = sentence[index]
        near = self._near(token.start)
        if near not in self._stretches:
            self._stretches[near] = self._gazetteer.border_between(one, other, near=near)
        stretch = self._stretches[near]
        if stretch is None:
            return None
        latitude, longitude, radius = stretch
        return ResolvedPlace(
            toponym=Toponym(span=token.span, surface=token.text, kind="border"),
            entry=None,
            latitude=latitude,
            longitude=longitude,
            geo_precision=3,
            radius_km=radius,
            name=f"the {token.text}",
        )

    def _near(self, offset: int) -> Point | None:
        """The point of the last place within one of the two countries, spoken of before."""
        end = bisect_left(self._places, offset, key=lambda place: place.toponym.span.start)
        for place in reversed(self._places[max(0, end - MOST_PLACES) : end]):
            inside = place.entry is not None and place.entry.country_code in (self._pair or ())
            local = place.toponym.kind not in {"country", "border", "water"}
            if inside and local:
                assert place.latitude is not None and place.longitude is not None  # noqa: S101
                return place.latitude, place.longitude
        return None


def _countries(
    text: str, places: Sequence[ResolvedPlace], lexicon: Lexicon
) -> tuple[str, str] | None:
    """The country that most places are in, and the one most often named beside it."""
    home = Counter(p.entry.country_code for p in places if p.entry and p.entry.country_code)
    if not home:
        return None
    first = home.most_common(1)[0][0]
    spoken = Counter(
        name.country
        for match in WORD.finditer(text[:100_000])
        if (name := lexicon.actors.get(match.group())) is not None and name.country
    )
    others = [code for code, _ in spoken.most_common() if code != first and len(code) == 2]
    return (first, others[0]) if others else None
