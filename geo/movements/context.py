"""Where a movement takes place whose own clause does not say: what the text around it is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.records import ResolvedPlace, Span
from geo.text.tokens import ParsedSentence

EXACT = frozenset({"settlement", "facility", "relative"})
AWAY = frozenset({"from", "of"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The literal, located places of an article in the order of its text."""

    places: Sequence[ResolvedPlace]

    def around(
        self, sentence: ParsedSentence, trigger: int, taken: frozenset[int]
    ) -> ResolvedPlace | None:
        """The place of the same sentence nearest to the trigger: "At Saky, helicopters appeared".

        ``taken`` are the starts of the places that belong to other movements of the sentence.
        """
        at = sentence[trigger].start
        inside = [
            p for p in self.places
            if sentence.span.covers(p.toponym.span)
            and p.toponym.span.start not in taken
            and not _leads_away(sentence, p.toponym.span)
        ]  # fmt: skip
        exact = [p for p in inside if p.toponym.kind in EXACT]
        return min(exact or inside, key=lambda p: _distance(p.toponym.span, at), default=None)

    def topic(self) -> ResolvedPlace | None:
        """The place that the article names most, of the exact ones; the first among equals."""
        exact = [p for p in self.places if p.toponym.kind in EXACT | {"region"}]
        if not exact:
            return None
        counts = Counter(_key(p) for p in exact)
        return max(exact, key=lambda p: counts[_key(p)])


def _key(place: ResolvedPlace) -> tuple[float | None, float | None]:
    return place.latitude, place.longitude


def _distance(span: Span, at: int) -> int:
    return at - span.end if span.end <= at else span.start - at


def _leads_away(sentence: ParsedSentence, span: Span) -> bool:
    words, top = sentence.within(span), sentence.top_of(span)
    if top is not None and top.dep in {"nsubj", "poss"}:
        return True
    before = sentence[words[0].index - 1].text.lower() if words and words[0].index else ""
    return before in AWAY
