"""Filters that combine, and how many reports each choice would leave (pure).

A *facet* is a property by which reports are filtered: actor, status, force item. Each is
kept as pairs of (row, value), so that one that holds several values a row (forces, places)
counts as fast as one that holds one. Choices in one facet widen ("Russia or Ukraine"),
facets narrow each other; the counts of a facet leave its own choice aside.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.frame import Mask

FacetName = Literal["actor", "type", "force", "status", "source", "says", "place"]
FACETS: dict[FacetName, tuple[str, ...]] = {
    "actor": ("actor1",),
    "type": ("movement_type",),
    "force": ("forces",),
    "status": ("status",),
    "source": ("source",),
    "says": ("attribution",),
    "place": (
        "location",
        "origin",
        "destination",
        "admin1",
        "origin_admin1",
        "destination_admin1",
        "country",
        "origin_country",
        "destination_country",
    ),
}
"""Each facet and the columns of a frame that hold its values."""

MISSING: dict[FacetName, str] = {
    "actor": "unknown",
    "source": "no publisher given",
    "says": "the article itself",
}
"""What an empty cell of a facet is called; a facet not named here has no such value."""

COUNT = re.compile(r"^\d+ ")
NOTHING = np.empty(0, dtype="int64")
SEARCHED = ("said", "title", "actor1", "location", "origin", "destination", "attribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of the map, in degrees. ``west`` is more than ``east`` across the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the user chose. An empty choice lets everything through."""

    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    confidence: float = 0.0
    box: Box | None = None
    words: str = ""
    whole_articles: bool = False
    """Look for the words in all of an article, rather than in what its reports say."""

    def chosen(self, name: FacetName) -> tuple[str, ...]:
        choice: tuple[str, ...] = getattr(self, name)
        return choice


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet and the rows that hold them: ``values[codes[i]]`` stands in
    row ``rows[i]``, each pair once."""

    values: tuple[str, ...]
    rows: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]

    def holds(self, chosen: Iterable[str], size: int) -> Mask:
        """Which of ``size`` rows hold one of the chosen values, or a value that has the
        chosen word in it where no value is just that ("Luhansk" for "Luhansk region")."""
        wanted = np.zeros(len(self.values), dtype=bool)
        for choice in chosen:
            exact = np.array([value == choice for value in self.values], dtype=bool)
            wanted |= exact if exact.any() else self._containing(choice)
        mask = np.zeros(size, dtype=bool)
        mask[self.rows[wanted[self.codes]]] = True
        return mask

    def _containing(self, word: str) -> Mask:
        folded = fold_text(word).strip()
        found = [bool(folded) and folded in fold_text(value) for value in self.values]
        return np.array(found, dtype=bool)

    def counts(self, among: Mask) -> dict[str, int]:
        """Rows of ``among`` for each value that has any, most first, then by name."""
        totals = np.bincount(self.codes[among[self.rows]], minlength=len(self.values))
        found = [(value, int(n)) for value, n in zip(self.values, totals, strict=True) if n]
        return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, eq=False)
class Reports:
    """A frame made ready to be filtered. Built once for a revision of the store."""

    frame: pd.DataFrame
    facets: Mapping[FacetName, Facet]
    articles: npt.NDArray[np.int64]
    """A number for the article of each row."""

    @cached_property
    def haystack(self) -> pd.Series:
        """What words are looked for in; made when the first is looked for."""
        text = self.frame[SEARCHED[0]].astype("str")
        for column in SEARCHED[1:]:
            text = text + "\n" + self.frame[column].astype("str")
        return fold_case(text)

    def __len__(self) -> int:
        return len(self.frame)


def index_reports(frame: pd.DataFrame) -> Reports:
    """Find the facets of a folded frame (see :func:`geo.frame.fold_repeats`)."""
    facets = {name: _facet(frame, name) for name in FACETS}
    articles, _ = pd.factorize(frame["article_id"])
    return Reports(frame, facets, articles.astype("int64"))


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Which rows pass all filters, and for each facet which pass all filters but its own."""

    all: Mask
    all_but: Mapping[FacetName, Mask]


def matching(
    reports: Reports, filters: Filters, articles: Collection[str] | None = None
) -> Matches:
    """Apply the filters, each once. ``articles`` are the ids of those in which the words were
    found, for :attr:`Filters.whole_articles`."""
    size = len(reports)
    rest = _match_rest(reports, filters, articles)
    masks = {
        name: reports.facets[name].holds(chosen, size)
        for name in FACETS
        if (chosen := filters.chosen(name))
    }
    return Matches(
        all=_all_of(rest, masks.values()),
        all_but={
            name: _all_of(rest, (mask for other, mask in masks.items() if other != name))
            for name in FACETS
        },
    )


def facet_counts(
    reports: Reports, matches: Matches, filters: Filters, name: FacetName, within: Mask
) -> dict[str, int]:
    """How many rows of ``within`` (the time window) each value of a facet would show, were
    it chosen. Values already chosen are always listed, with 0 if need be."""
    facet, others = reports.facets[name], matches.all_but[name] & within
    counts = facet.counts(others)
    for value in filters.chosen(name):
        if value not in counts:
            counts[value] = int((facet.holds([value], len(reports)) & others).sum())
    return counts


def _match_rest(reports: Reports, filters: Filters, articles: Collection[str] | None) -> Mask:
    """The filters that are no facets: confidence, map area, words."""
    mask = np.ones(len(reports), dtype=bool)
    if filters.confidence > 0:
        mask &= reports.frame["confidence"].to_numpy() >= filters.confidence
    if filters.box is not None:
        mask &= in_box(reports.frame, filters.box)
    words = search_words(filters.words)
    if words and filters.whole_articles and articles is not None:
        return mask & reports.frame["article_id"].isin(list(articles)).to_numpy()
    for word in words:
        mask &= reports.haystack.str.contains(word, regex=False).to_numpy(dtype=bool)
    return mask


def _all_of(first: Mask, others: Iterable[Mask]) -> Mask:
    mask = first.copy()
    for other in others:
        mask &= other
    return mask


def in_box(frame: pd.DataFrame, box: Box) -> Mask:
    """Which rows have their point inside the box."""
    latitude, longitude = frame["latitude"].to_numpy(), frame["longitude"].to_numpy()
    if box.west <= box.east:
        across = (longitude >= box.west) & (longitude <= box.east)
    else:
        across = (longitude >= box.west) | (longitude <= box.east)
    return np.asarray((latitude >= box.south) & (latitude <= box.north) & across)


def search_words(words: str) -> list[str]:
    """What is looked for: each word by itself, a phrase in double quotes as a whole."""
    found = []
    for number, part in enumerate(words.split('"')):
        if number % 2:
            phrase = " ".join(part.split())
            found += [fold_text(phrase)] if phrase else []
        else:
            found += [fold_text(word) for word in part.split()]
    return found


def fold_text(text: str) -> str:
    """Lower case and plain apostrophes, one character for one, so that offsets hold."""
    return "".join(_fold_letter(letter) for letter in text)


def fold_case(texts: pd.Series) -> pd.Series:
    """:func:`fold_text` for a column."""
    lowered = texts.str.lower()
    for mark in "’‘ʼ":
        lowered = lowered.str.replace(mark, "'", regex=False)
    return lowered


def _fold_letter(letter: str) -> str:
    lowered = letter.lower()
    return "'" if letter in "’‘ʼ" else lowered if len(lowered) == 1 else letter


def _facet(frame: pd.DataFrame, name: FacetName) -> Facet:
    """Pairs of row and value, each once, without empty ones unless they have a name."""
    parts = [_values(frame[column], name) for column in FACETS[name]]
    names = sorted({value for part in parts for value in part.values})
    place = {value: code for code, value in enumerate(names)}
    keys = []
    for part in parts:
        codes = np.array([place[value] for value in part.values], dtype="int64")
        if len(codes):
            keys.append(part.rows * len(names) + codes[part.codes])
    pairs = keys[0] if len(keys) == 1 else np.unique(np.concatenate(keys or [NOTHING]))
    if name == "force":
        pairs = np.unique(pairs)
    width = max(len(names), 1)
    return Facet(tuple(names), pairs // width, pairs % width)


def _values(column: pd.Series, name: FacetName) -> Facet:
    """The values of one column, empty ones named or left out."""
    column = _items(column) if name == "force" else column
    codes, found = pd.factorize(column)
    names = [str(value) or MISSING.get(name, "") for value in found]
    kept = np.array([bool(value) for value in names], dtype=bool)
    rows = column.index.to_numpy(dtype="int64")
    if len(names) and not kept.all():
        stays = kept[codes]
        renumbered = np.cumsum(kept) - 1
        rows, codes = rows[stays], renumbered[codes[stays]]
    return Facet(tuple(value for value in names if value), rows, codes.astype("int64"))


def _items(forces: pd.Series) -> pd.Series:
    """One row for each item of "32 tank; soldier", the count left out, the index kept."""
    codes, texts = pd.factorize(forces)
    items = [[COUNT.sub("", item) for item in str(text).split("; ")] for text in texts]
    lengths = np.array([len(each) for each in items], dtype="int64")
    repeated = pd.Series(items, dtype="object").iloc[codes]
    rows = np.repeat(forces.index.to_numpy(), lengths[codes])
    flat = [item for each in repeated for item in each]
    return pd.Series(flat, index=rows, dtype="str")
