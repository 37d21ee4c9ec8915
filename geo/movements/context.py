"""Where a movement takes place whose own clause does not say: what the text around it is about.

Every place of the article is a candidate. What speaks for one (it stands in the sentence, it was
the last movement's, the article keeps naming it) and against it (it is where a speaker sat) is
weighed by a small linear model.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from geo.movements.discourse import Told
from geo.movements.grammar import VERBAL
from geo.movements.lexicon import Cues
from geo.records import ResolvedPlace, Sentence, Span
from geo.text.tokens import ParsedSentence, Token

AWAY = frozenset({"from", "of"})
LEAD = 2
"""Sentences of a headline and what stands under it."""
MOST = 60
"""Places of an article that are weighed: those named most."""
BACK = 3
"""Sentences back whose places are weighed too."""

WEIGHTS: dict[str, float] = {
    "here": 0.74,
    "here_first": 0.38,
    "here_elsewhere": 0.26,
    "spoken_at": 0.06,
    "told": 0.50,
    "told_by_pronoun": 0.75,
    "near": 2.38,
    "share": 0.61,
    "lead": 1.86,
    "dateline_only": -0.91,
    "later": -1.03,
    "exact": 0.44,
    "country": -1.48,
}
"""Fitted on the tuning half (a choice among an article's places, ridge of 1) by
``python -m tests.movements.fit_context``."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a place, each 0 to 1."""

    here: float
    """It stands in the movement's sentence, free for it."""
    here_first: float
    """... and is the nearest to the trigger of those that do."""
    here_elsewhere: float
    """... but another movement's, or led away from ("from", "of")."""
    spoken_at: float
    """... where somebody speaks ("officials in Kiev said")."""
    told: float
    """The last movement told was there."""
    told_by_pronoun: float
    """... and "they", who move now, are spoken of by a pronoun."""
    near: float
    """How near its last mention before is: 1 in the sentence itself, 1/2 one before ..."""
    share: float
    """Its share of the article's mentions of places."""
    lead: float
    """It stands in the headline or the lead."""
    dateline_only: float
    later: float
    """It is named only later on."""
    exact: float
    """A settlement or a facility."""
    country: float

    def score(self) -> float:
        return sum(WEIGHTS[f.name] * float(getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of the clause that lacks a place."""

    sentence: ParsedSentence
    number: int
    trigger: int
    taken: frozenset[int]
    """Starts of the places that belong to other movements of the sentence."""
    pronoun: bool
    last: Told | None


@dataclass(frozen=True, slots=True)
class Named:
    """One place of an article with all its mentions, in the order of the text."""

    numbers: tuple[int, ...]
    """The sentence of each mention."""
    places: tuple[ResolvedPlace, ...]
    dateline_only: bool

    def last_before(self, number: int) -> int | None:
        """Position of the last mention up to and including a sentence."""
        found = bisect_right(self.numbers, number)
        return found - 1 if found else None

    def within(self, number: int) -> list[Span]:
        """The mentions in one sentence."""
        first, last = bisect_left(self.numbers, number), bisect_right(self.numbers, number)
        return [place.toponym.span for place in self.places[first:last]]


class Surroundings:
    """The literal, located places of an article, each once, with where they are named."""

    def __init__(
        self,
        places: Sequence[ResolvedPlace],
        sentences: Sequence[Sentence],
        datelines: Collection[int],
        cues: Cues,
    ) -> None:
        """``datelines`` are the starts of the places that stand before a sentence proper."""
        self._cues = cues
        self._count = len(places)
        starts = [sentence.span.start for sentence in sentences]
        mentions: dict[tuple[float | None, float | None], list[tuple[int, ResolvedPlace]]] = {}
        for place in places:
            number = max(0, bisect_right(starts, place.toponym.span.start) - 1)
            mentions.setdefault(_key(place), []).append((number, place))
        outside = frozenset(datelines)
        self._named = [
            Named(
                tuple(number for number, _ in found),
                tuple(place for _, place in found),
                all(place.toponym.span.start in outside for _, place in found),
            )
            for found in mentions.values()
        ]
        often = sorted(self._named, key=lambda named: -len(named.numbers))[:MOST]
        self._often = {id(named) for named in often}
        self._by_sentence: dict[int, list[Named]] = {}
        for named in self._named:
            for number in dict.fromkeys(named.numbers):
                self._by_sentence.setdefault(number, []).append(named)
        self._common = [named for named in self._named if id(named) in self._often]

    def place(self, clue: Clue) -> ResolvedPlace | None:
        """The place that most speaks for; the first among equals."""
        ranked = self.ranked(clue)
        return max(ranked, key=lambda pair: pair[1].score())[0] if ranked else None

    def ranked(self, clue: Clue) -> list[tuple[ResolvedPlace, Signs]]:
        """The places to choose from with their signs: those named most, and those just named."""
        near = [
            named
            for number in range(clue.number - BACK, clue.number + 1)
            for named in self._by_sentence.get(number, [])[:MOST]
            if id(named) not in self._often
        ]
        choices = [*self._common, *dict.fromkeys(near)]
        nearest = self._nearest(clue, choices)
        return [(_shown(named, clue), self._signs(named, clue, nearest)) for named in choices]

    def _nearest(self, clue: Clue, choices: Sequence[Named]) -> int | None:
        """The start of the free place in the sentence that is nearest to the trigger."""
        at = clue.sentence[clue.trigger].start
        inside = (span for named in choices for span in named.within(clue.number))
        free = [span for span in inside if self._is_free(clue, span)]
        nearest = min(free, key=lambda span: _distance(span, at), default=None)
        return nearest.start if nearest is not None else None

    def _is_free(self, clue: Clue, span: Span) -> bool:
        return (
            clue.sentence.span.covers(span)
            and span.start not in clue.taken
            and not _leads_away(clue.sentence, span)
            and not self._is_of_speech(clue, span)
        )

    def _is_of_speech(self, clue: Clue, span: Span) -> bool:
        """ "Officials in Kiev said": the place hangs on a verb of saying above the trigger's."""
        top = clue.sentence.top_of(span)
        if top is None:
            return False
        for above in clue.sentence.ancestors(top.index):
            if above.index == clue.trigger:
                return False
            if above.pos in VERBAL:
                return self._says(above)
        return False

    def _says(self, verb: Token) -> bool:
        word = verb.text.lower()
        return word in self._cues.say_lemmas or verb.lemma.lower() in self._cues.deny

    def _signs(self, named: Named, clue: Clue, nearest: int | None) -> Signs:
        inside = [s for s in named.within(clue.number) if clue.sentence.span.covers(s)]
        free = [span for span in inside if self._is_free(clue, span)]
        speech = any(self._is_of_speech(clue, span) for span in inside)
        before = named.last_before(clue.number)
        last = clue.last.place if clue.last is not None else None
        told = last is not None and _key(last) == _key(named.places[0])
        kind = named.places[0].toponym.kind
        return Signs(
            here=float(bool(free)),
            here_first=float(nearest in {span.start for span in free}),
            here_elsewhere=float(bool(inside) and not free and not speech),
            spoken_at=float(speech and not free),
            told=float(told),
            told_by_pronoun=float(told and clue.pronoun),
            near=0.0 if before is None else 1 / (1 + clue.number - named.numbers[before]),
            share=len(named.places) / max(1, self._count),
            lead=float(named.numbers[0] < LEAD),
            dateline_only=float(named.dateline_only),
            later=float(before is None),
            exact=float(kind in {"settlement", "facility", "relative"}),
            country=float(kind == "country"),
        )


def _shown(named: Named, clue: Clue) -> ResolvedPlace:
    """The mention that stands for the place: the last one up to here, else the first."""
    return named.places[named.last_before(clue.number) or 0]


def _key(place: ResolvedPlace) -> tuple[float | None, float | None]:
    return place.latitude, place.longitude


def _distance(span: Span, at: int) -> int:
    return at - span.end if span.end <= at else span.start - at


def _leads_away(sentence: ParsedSentence, span: Span) -> bool:
    words, top = sentence.within(span), sentence.top_of(span)
    if top is not None and top.dep == "poss":
        return True
    before = sentence[words[0].index - 1].text.lower() if words and words[0].index else ""
    return before in AWAY
