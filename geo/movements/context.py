"""Where a movement takes place whose own clause does not say: what the text around it is about.

Every place of the article is a candidate. What speaks for one (it stands in the sentence, it was
the last movement's, the article keeps naming it) and against it (it is where a speaker sat) is
weighed by a small linear model.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
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
    """It stands nowhere but in a dateline: where the reporter sat."""
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


@dataclass(frozen=True, slots=True, eq=False)
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

    def within(self, clue: Clue) -> list[Span]:
        """The mentions in the clause's sentence."""
        first = bisect_left(self.numbers, clue.number)
        last = bisect_right(self.numbers, clue.number)
        spans = (place.toponym.span for place in self.places[first:last])
        return [span for span in spans if clue.sentence.span.covers(span)]


class Surroundings:
    """The literal, located places of an article, each once, with where they are named."""

    def __init__(
        self,
        places: Sequence[ResolvedPlace],
        sentences: Sequence[Sentence],
        opens: Callable[[int], int],
        cues: Cues,
    ) -> None:
        """``opens`` gives the offset at which a sentence begins proper, behind its dateline."""
        self._cues = cues
        self._count = len(places)
        starts = [sentence.span.start for sentence in sentences]
        mentions: dict[tuple[float | None, float | None], list[tuple[int, ResolvedPlace]]] = {}
        for place in places:
            number = max(0, bisect_right(starts, place.toponym.span.start) - 1)
            mentions.setdefault(_key(place), []).append((number, place))
        named = [
            Named(
                tuple(number for number, _ in found),
                tuple(place for _, place in found),
                all(place.toponym.span.start < opens(number) for number, place in found),
            )
            for found in mentions.values()
        ]
        self._most_named = sorted(named, key=lambda each: -len(each.numbers))[:MOST]
        self._by_sentence: dict[int, list[Named]] = {}
        for each in named:
            for number in dict.fromkeys(each.numbers):
                self._by_sentence.setdefault(number, []).append(each)

    def place(self, clue: Clue) -> ResolvedPlace | None:
        """The place that most speaks for; of equals the one named more."""
        ranked = self.ranked(clue)
        return max(ranked, key=lambda pair: pair[1].score())[0] if ranked else None

    def ranked(self, clue: Clue) -> list[tuple[ResolvedPlace, Signs]]:
        """The places to choose from with their signs: those named most, and those just named."""
        near = (
            named
            for number in range(clue.number - BACK, clue.number + 1)
            for named in self._by_sentence.get(number, [])[:MOST]
        )
        choices = dict.fromkeys([*self._most_named, *near])
        inside = [span for named in choices for span in named.within(clue)]
        spoken = frozenset(span for span in inside if self._is_of_speech(clue, span))
        free = frozenset(span for span in inside if span not in spoken and _is_free(clue, span))
        at = clue.sentence[clue.trigger].start
        nearest = min(free, key=lambda span: (_distance(span, at), span.start), default=None)
        return [
            (_shown(named, clue), self._signs(named, clue, spoken, free, nearest))
            for named in choices
        ]

    def _is_of_speech(self, clue: Clue, span: Span) -> bool:
        """ "Officials in Kiev said": the place hangs on a verb of saying above the trigger's."""
        top = clue.sentence.top_of(span)
        if top is None:
            return False
        for above in clue.sentence.ancestors(top.index):
            if above.index == clue.trigger:
                return False
            if above.pos in VERBAL:
                hearsay = clue.sentence.child(above.index, "auxpass") is not None
                return self._says(above) and not hearsay  # "in Konna they were said to have gone"
        return False

    def _says(self, verb: Token) -> bool:
        word = verb.text.lower()
        return word in self._cues.say_lemmas or verb.lemma.lower() in self._cues.deny

    def _signs(
        self,
        named: Named,
        clue: Clue,
        spoken: frozenset[Span],
        free: frozenset[Span],
        nearest: Span | None,
    ) -> Signs:
        inside = frozenset(named.within(clue))
        here, speech = bool(inside & free), bool(inside & spoken)
        before = named.last_before(clue.number)
        last = clue.last.place if clue.last is not None else None
        told = last is not None and _key(last) == _key(named.places[0])
        kind = named.places[0].toponym.kind
        return Signs(
            here=float(here),
            here_first=float(nearest in inside),
            here_elsewhere=float(bool(inside) and not here and not speech),
            spoken_at=float(speech and not here),
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


def _is_free(clue: Clue, span: Span) -> bool:
    """Whether a place of the sentence is no other movement's, and none that is led away from."""
    return span.start not in clue.taken and not _leads_away(clue.sentence, span)


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
