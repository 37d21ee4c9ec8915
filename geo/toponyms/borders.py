"""Borders: "the border with Ukraine", "Ukraine's border", "the Russian border",
"the border between Luhansk and Rostov regions"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from geo.records import Span
from geo.toponyms.candidates import ArticleWords
from geo.toponyms.lexicon import nationalities
from geo.toponyms.mention import Mention
from geo.toponyms.sphere import approximate_km
from geo.toponyms.words import WordSentence

_BORDER = re.compile(r"\b(?:borders?|frontiers?|boundary)\b", re.IGNORECASE)
_NO_BORDER = frozenset(
    {"guard", "guards", "crossing", "crossings", "post", "posts", "service", "police", "town"}
    | {"towns", "village", "villages", "control", "controls", "patrol", "patrols", "checkpoint"}
    | {"checkpoints", "security", "fence", "wall", "ship", "ships", "agency", "troops", "officer"}
    | {"officers", "force", "forces", "station", "stations", "city", "cities", "collie", "point"}
    | {"points", "settlement", "settlements", "dispute", "clash", "clashes", "incident", "treaty"}
)
_DASHES = frozenset("-‐‑‒–—")
_MOST_TRIED = 4
"""Neighbours tried for the other side of a border, the most spoken-of first."""
_ARTICLES = frozenset({"the", "a"})


@dataclass(frozen=True, slots=True)
class Border:
    """A border of one or two parties: numbers of mentions, or countries' ISO codes."""

    span: Span
    number: int
    parties: tuple[int | str, ...]


def find_borders(article: ArticleWords, mentions: Sequence[Mention]) -> list[Border]:
    """The borders that the text names by a country or region."""
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(mention.number, []).append(index)
    places: dict[int, _Names] = {}
    found: list[Border] = []
    for match in _BORDER.finditer(article.text):
        number = article.number_at(match.start())
        if number is None:
            continue
        sentence = article.sentence(number)
        at = sentence.first_from(match.start())
        if number not in places:
            inside = by_sentence.get(number, ())
            places[number] = _Names(
                {mentions[index].first: index for index in inside},
                {mentions[index].last: index for index in inside},
            )
        here, ends = places[number]
        found.extend(_read(_Place(sentence, number, at, here, ends, mentions)))
    return found


class _Names(NamedTuple):
    """The mentions of a sentence by the words that they begin and end at."""

    here: dict[int, int]
    ends: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """The word "border" at ``at`` and the mentions that begin or end at each word."""

    sentence: WordSentence
    number: int
    at: int
    here: dict[int, int]
    ends: dict[int, int]
    mentions: Sequence[Mention]

    def border(self, first: int, last: int, parties: Sequence[int | str]) -> Border:
        return Border(self.sentence.span_of(first, last), self.number, tuple(parties))


def _read(place: _Place) -> Iterator[Border]:
    """The border at a place, with whatever names it: what follows it, or what is before it."""
    sentence, at = place.sentence, place.at
    if sentence.lower(at + 1) in _NO_BORDER:
        return
    following = _behind(place)
    if following is not None:
        yield following
        return
    before = _before(place)
    if before is not None:
        yield before


def _behind(place: _Place) -> Border | None:
    """As in "border with Ukraine", "border between Luhansk and Rostov regions", "border of X"."""
    sentence, at = place.sentence, place.at
    link = sentence.lower(at + 1)
    if link not in {"with", "between", "of", "separating", "dividing", "to"}:
        return None
    first = at + 2 + (sentence.lower(at + 2) in _ARTICLES)
    party, end = _party_at(place, first)
    if party is None or (link == "to" and not _has_border(place, party)):
        return None
    if link in {"with", "of", "to"} and sentence.lower(end) != "and":
        return place.border(at, end, [party])
    if sentence.lower(end) != "and" or link == "with":
        return place.border(at, end, [party])
    second = end + 1 + (sentence.lower(end + 1) in _ARTICLES)
    other, last = _party_at(place, second)
    return place.border(at, last, [party, other]) if other is not None else None


def _has_border(place: _Place, party: int | str) -> bool:
    """Not a town: "across the border to Matadi" is a way."""
    return isinstance(party, str) or place.mentions[party].kind in {"country", "region"}


def _party_at(place: _Place, first: int) -> tuple[int | str | None, int]:
    """The party whose name begins at a word, and where it ends."""
    index = place.here.get(first)
    if index is not None:
        return index, place.mentions[index].last
    code = nationalities().get(place.sentence.lower(first))
    word = place.sentence.word(first)
    if code and word is not None and word.capital:
        tail = place.sentence.lower(first + 1) in {"federation", "republic", "territory"}
        return code, first + 1 + tail
    return None, first


def _before(place: _Place) -> Border | None:
    """As in "Ukraine's border", "the Russian border", "Russia-Ukraine border", "Syrian-Turkish"."""
    sentence, at = place.sentence, place.at
    last = at + 1
    end = at
    if sentence.lower(at - 1) == "the" and sentence.lower(at - 2) == "of":
        if sentence.lower(at - 3) not in {"side", "sides"}:
            return None
        end = at - 3
    while sentence.lower(end - 1) in {"land", "state", "eastern", "western", "northern",
                                      "southern", "international", "shared", "common", "own",
                                      "administrative"}:  # fmt: skip
        end -= 1
    if sentence.lower(end - 1) in {"'s", "’s", "’", "'"}:
        end -= 1
    party, first = _party_before(place, end)
    if party is None:
        return None
    dash = sentence.word(first - 1)
    if dash is not None and dash.text in _DASHES:
        other, start = _party_before(place, first - 1)
        if other is not None:
            return place.border(start, last, [other, party])
    return place.border(first, last, [party])


def _party_before(place: _Place, end: int) -> tuple[int | str | None, int]:
    """The party whose name ends before a word, and where it begins."""
    index = place.ends.get(end)
    if index is not None:
        mention = place.mentions[index]
        if mention.kind in {"country", "region"} or place.sentence.lower(end) in {"'s", "’s", "-"}:
            return index, mention.first
        return None, end
    word = place.sentence.word(end - 1)
    code = nationalities().get(word.lower) if word is not None and word.capital else None
    return (code, end - 1) if code else (None, end)


def locate_border(
    parties: Sequence[GazetteerEntry],
    neighbours: Sequence[GazetteerEntry],
    near: tuple[float, float] | None,
    gazetteer: Gazetteer,
) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius in km of the stretch that is meant, or None.

    ``neighbours``: countries of the article, the most spoken of first, one of which is the
    other side where the text names only one; ``near``: where the article plays.
    """
    others = parties[1:2] or [other for other in neighbours if _may_touch(parties[0], other)]
    rounded = None if near is None else (round(near[0], 1), round(near[1], 1))
    stretches = (_stretch(gazetteer, parties[0], other, rounded) for other in others[:_MOST_TRIED])
    return next((stretch for stretch in stretches if stretch is not None), None)


def _may_touch(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether two regions are near enough to meet: polygons are dear, circles are not."""
    reach = 1.2 * (one.extent_km + other.extent_km)
    apart = approximate_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return one.geonameid != other.geonameid and apart <= reach


@lru_cache(maxsize=4096)
def _stretch(
    gazetteer: Gazetteer,
    one: GazetteerEntry,
    other: GazetteerEntry,
    near: tuple[float, float] | None,
) -> tuple[float, float, float] | None:
    return gazetteer.border_between(one, other, near=near)
