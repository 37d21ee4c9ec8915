"""From mentions to resolved places: candidates, probabilities, and reasons in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.records import Candidate, PlaceKind, ResolvedPlace, Toponym
from geo.toponyms.candidates import ArticleWords
from geo.toponyms.hints import Hint, read_hints
from geo.toponyms.lexicon import nationalities
from geo.toponyms.mention import Mention, kind_of
from geo.toponyms.scoring import (
    MOST_CANDIDATES,
    Name,
    fit_together,
    mark_down_aliases,
    prior,
    seat_before_division,
    softmax,
)
from geo.toponyms.sphere import approximate_km

THRESHOLD = 0.34
"""The probability from which a place is resolved; below it stays unresolved."""
SOLE_THRESHOLD = 0.25
"""The same for the only place that has the name."""
SHOWN = 5
"""How many candidates a resolved place keeps."""
SAME_SPOT_KM = 25.0
STRETCH = 400
"""Mentions that are resolved together; a longer article is read in stretches."""
_INHERITED = 0.5
_NONE_OF_THEM = -12.0
"""What all candidates lose where the text is certain and none of them is there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention with its candidates, best first, and the place meant: None where none of
    them is likely enough."""

    mention: Mention
    candidates: tuple[Candidate, ...]
    entry: GazetteerEntry | None


def _decide(mention: Mention, candidates: tuple[Candidate, ...]) -> Choice:
    sole = len(candidates) == 1 and not mention.key.startswith("~")
    least = SOLE_THRESHOLD if sole else THRESHOLD
    sure = bool(candidates) and _confidence(candidates) >= least
    return Choice(mention, candidates, candidates[0].entry if sure else None)


def _confidence(candidates: Sequence[Candidate]) -> float:
    """How likely the first candidate's spot is right: those on the same spot count."""
    first = candidates[0].entry
    return sum(
        candidate.score
        for candidate in candidates
        if approximate_km(
            first.latitude, first.longitude, candidate.entry.latitude, candidate.entry.longitude
        )
        <= SAME_SPOT_KM
    )


def choose(
    mentions: Sequence[Mention],
    article: ArticleWords,
    gazetteer: Gazetteer,
    given: Mapping[int, Hint],
) -> list[Choice]:
    """Rank every mention's candidates. Same input, same answer.

    ``given``: hints that were read elsewhere, by the number of the mention.
    """
    hints = [
        [*read_hints(mentions, index), *([given[index]] if index in given else ())]
        for index in range(len(mentions))
    ]
    nations = _Nations(article)
    result: list[Choice] = []
    for start in range(0, len(mentions), STRETCH):
        end = start + STRETCH
        result.extend(_choose(mentions[start:end], hints[start:end], nations, gazetteer))
    return result


def _choose(
    mentions: Sequence[Mention],
    hints: Sequence[list[Hint]],
    nations: "_Nations",
    gazetteer: Gazetteer,
) -> Iterator[Choice]:
    names = _names(mentions)
    told = [
        _told(found, names[mention.key].entries, gazetteer)
        for mention, found in zip(mentions, hints, strict=True)
    ]
    for mention, own in zip(mentions, told, strict=True):
        name = names[mention.key]
        shares = [more / len(name.mentions) for more in own]
        name.hinted = [so_far + more for so_far, more in zip(name.hinted, shares, strict=True)]
    fit_together(list(names.values()), nations.weights(mentions))
    earlier: dict[str, list[float]] = {}
    ranked: dict[tuple[object, ...], tuple[Candidate, ...]] = {}
    for mention, found, own in zip(mentions, hints, told, strict=True):
        before = earlier.get(mention.key, [0.0] * len(own))
        known = [this + _INHERITED * that for this, that in zip(own, before, strict=True)]
        if any(own) and mention.key not in earlier:
            earlier[mention.key] = own
        sort = (mention.key, *known, *(hint.reason for hint in found))
        if sort not in ranked:
            ranked[sort] = _rank(names[mention.key], known, found, gazetteer)
        yield _decide(mention, ranked[sort])


def _names(mentions: Sequence[Mention]) -> dict[str, Name]:
    """One name for each key, in the order of the text."""
    names: dict[str, Name] = {}
    for mention in mentions:
        entries = mention.entries[:MOST_CANDIDATES]
        name = names.setdefault(mention.key, Name(mention.key, entries))
        name.mentions.append(mention)
    for name in names.values():
        base = name.key
        typed = name.mentions[0].type_word
        name.priors = [prior(entry, base) for entry in name.entries]
        mark_down_aliases(name)
        if typed is None:
            seat_before_division(name)
        name.hinted = [0.0] * len(name.entries)
        name.context = [0.0] * len(name.entries)
        literal = sum(mention.literal for mention in name.mentions)
        name.weight = sqrt(literal) + 0.3 * sqrt(len(name.mentions) - literal)
    return names


class _Nations:
    """The nationality words of an article's sentences, each sentence read once."""

    def __init__(self, article: ArticleWords) -> None:
        self._article = article
        self._counts: dict[int, Counter[str]] = {}

    def weights(self, mentions: Sequence[Mention]) -> dict[str, float]:
        """How often the sentences of the mentions use a nationality word, by country."""
        counts: Counter[str] = Counter()
        for number in {mention.number for mention in mentions}:
            if number not in self._counts:
                words = self._article.sentence(number).words
                codes = (nationalities().get(word.lower) for word in words if word.capital)
                self._counts[number] = Counter(code for code in codes if code)
            counts.update(self._counts[number])
        return {code: 0.5 * sqrt(count) for code, count in sorted(counts.items())}


def _told(
    hints: list[Hint], entries: Sequence[GazetteerEntry], gazetteer: Gazetteer
) -> list[float]:
    """What the text says for each candidate; a hint that fits none of them says nothing."""
    total = [0.0] * len(entries)
    for hint in hints:
        agreed = [hint.agrees(entry, gazetteer) for entry in entries]
        against = hint.against if any(agreed) else _NONE_OF_THEM * hint.certain
        for index, agrees in enumerate(agreed):
            total[index] += hint.weight if agrees else against
    return total


def _rank(
    name: Name, told: list[float], hints: list[Hint], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    parts = zip(name.priors, name.context, told, strict=True)
    scores = [sum(part) for part in parts]
    ranked = sorted(
        zip(softmax(scores), range(len(scores)), strict=True), key=lambda pair: (-pair[0], pair[1])
    )
    return tuple(
        Candidate(
            entry=name.entries[index],
            score=round(share, 4),
            reasons=_reasons(name, index, hints, gazetteer),
        )
        for share, index in ranked[:SHOWN]
    )


def _reasons(name: Name, index: int, hints: list[Hint], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Why a candidate stands where it stands, in words."""
    entry = name.entries[index]
    reasons = [_what(entry, gazetteer)]
    reasons.extend(hint.reason for hint in hints if hint.weight and hint.agrees(entry, gazetteer))
    reasons.extend(
        f"not where the text says ({hint.reason})"
        for hint in hints
        if hint.against
        and not hint.agrees(entry, gazetteer)
        and any(hint.agrees(other, gazetteer) for other in name.entries)
    )
    if name.context[index] >= 3:
        reasons.append("near other places of the article")
    elif name.context[index] >= 1:
        reasons.append("in a country or region of the article")
    else:
        reasons.append("far from the article’s other places")
    if len(name.entries) == 1:
        reasons.append("the only place of that name")
    return tuple(reasons)


@lru_cache(maxsize=20_000)
def _what(entry: GazetteerEntry, gazetteer: Gazetteer) -> str:
    """As in "Settlement of 50,850 in Rostov, Russia"."""
    what: PlaceKind = kind_of(entry)
    size = f" of {entry.population:,}" if entry.population and what == "settlement" else ""
    parts = [gazetteer.admin1(entry), gazetteer.country(entry.country_code)]
    where = ", ".join(
        part.name for part in parts if part is not None and part.geonameid != entry.geonameid
    )
    return f"{what}{size}" + (f" in {where}" if where else "")


def as_place(choice: Choice) -> ResolvedPlace:
    """The record of a mention whose place was chosen, or was not."""
    mention, entry = choice.mention, choice.entry
    kind = mention.kind if entry is None else _final_kind(mention, entry)
    toponym = Toponym(
        span=mention.span, surface=mention.surface, kind=kind, literal=mention.literal
    )
    if entry is None:
        return ResolvedPlace(
            toponym=toponym,
            entry=None,
            latitude=None,
            longitude=None,
            geo_precision=3,
            radius_km=0.0,
            candidates=choice.candidates,
            unresolved_reason=_why_unresolved(choice),
            name=mention.surface,
        )
    precision, radius = _reach(mention, entry)
    return ResolvedPlace(
        toponym=toponym,
        entry=entry,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=precision,
        radius_km=radius,
        candidates=choice.candidates,
        name=mention.surface,
    )


def _final_kind(mention: Mention, entry: GazetteerEntry) -> PlaceKind:
    """The type word's kind where the entry only stands for the place, else the entry's."""
    word = mention.type_word
    if word is not None and entry.feature_class not in word.feature_classes:
        return word.kind
    return kind_of(entry)


_DERIVED_KM = {"facility": 15.0, "region": 60.0, "water": 60.0, "settlement": 5.0}


def _reach(mention: Mention, entry: GazetteerEntry) -> tuple[int, float]:
    """geo_precision and radius; wider where a town stands for its airport or district."""
    word = mention.type_word
    if word is not None and entry.feature_class not in word.feature_classes:
        precision = 3 if word.kind == "region" else 2
        return precision, max(entry.extent_km, _DERIVED_KM[word.kind])
    wide = kind_of(entry) in {"region", "country", "water"} and entry.extent_km > 20
    return (3 if wide else entry.geo_precision), max(entry.extent_km, 1.0)


def _why_unresolved(choice: Choice) -> str:
    if not choice.candidates:
        return "no place of that name is in the gazetteer"
    best = choice.candidates[0]
    if best.score < THRESHOLD and len(choice.candidates) == 1:
        return "the only place of that name that is known does not fit the article"
    return f"{len(choice.candidates)} or more places of that name, none likely enough"
