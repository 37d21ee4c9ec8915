"""A name in the text on its way to becoming a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazetteer.entry import GazetteerEntry
from geo.records import PlaceKind, Span
from geo.toponyms.lexicon import TypeWord
from geo.toponyms.words import WordSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of words that may name a place.

    ``first`` and ``last`` (not included) count words of ``sentence`` and cover the whole name,
    type words included. ``entries`` are all places of that name, most important first; none
    for a name that only its context makes a place. ``score`` is the evidence for a place, in
    the manner of log odds; ``reasons`` say what it is made of.
    """

    sentence: WordSentence
    number: int
    """The number of the sentence in the article."""
    first: int
    last: int
    key: str
    entries: tuple[GazetteerEntry, ...]
    kind: PlaceKind
    type_word: TypeWord | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    literal: bool = True

    @property
    def span(self) -> Span:
        return self.sentence.span_of(self.first, self.last)

    @property
    def surface(self) -> str:
        """The words as they stand in the text; white space is one space."""
        words = self.sentence.words[self.first : self.last]
        gaps = (" " if word.end < after.start else "" for word, after in pairwise(words))
        text = "".join(word.text + gap for word, gap in zip(words, [*gaps, ""], strict=True))
        return text.replace("\u00ad", "")


ABBREVIATED = 6.0
"""The evidence in a state's abbreviation behind a name and a comma."""
COUNTRY_CODES = frozenset({"PCLI", "PCLD", "PCLS", "PCLIX", "PCLF", "PCL", "TERR", "PCLH"})


def kind_of(entry: GazetteerEntry) -> PlaceKind:
    """What kind of place a gazetteer entry is."""
    if entry.feature_code in COUNTRY_CODES:
        return "country"
    match entry.feature_class:
        case "P":
            return "settlement"
        case "H":
            return "water"
        case "S" | "R":
            return "facility"
        case _:
            return "region"


def importance(entry: GazetteerEntry) -> float:
    """How far a place is known, 0 (a hamlet) to 4 (a country)."""
    if entry.feature_class == "A":
        return {"ADM1": 3.0, "ADM2": 1.5}.get(
            entry.feature_code, 1.0 if entry.feature_code.startswith("ADM") else 4.0
        )
    if entry.feature_code in {"PPLC", "CONT", "OCN", "SEA"}:
        return 3.2
    if entry.feature_class in "HLTRS":
        return 1.2
    steps = ((500_000, 3.0), (100_000, 2.3), (15_000, 1.3), (1_000, 0.5))
    return next((value for least, value in steps if entry.population >= least), 0.0)


def by_importance(entries: Sequence[GazetteerEntry]) -> tuple[GazetteerEntry, ...]:
    """The entries, the best known first; of equals the larger."""
    return tuple(sorted(entries, key=lambda entry: (-importance(entry), -entry.population)))
