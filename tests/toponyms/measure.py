"""How well places are found and placed, against annotated documents.

A mention is found where it shares half or more of the characters with an annotated one. As a
metonym is no position, only literal mentions count, and a metonym offered as literal is
wrong. Countries and borders have no point that a radius could judge and are left out. A found
place is right within 25 km (a region 161, a water 400).
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.records import ResolvedPlace
from geo.toponyms.sphere import approximate_km

RADIUS_KM = {"region": 161.0, "water": 400.0}
UNSCORED = ("country", "border")


@dataclass(slots=True)
class Tally:
    """Counts over documents: annotated mentions found, missed, wrongly found, placed right."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def resolved(self) -> float:
        """Of the found mentions, those that stand in the right spot."""
        return self.right / max(1, self.found)

    @property
    def end_to_end(self) -> float:
        """Of all annotated mentions, those found and in the right spot."""
        return self.right / max(1, self.found + self.missed)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} "
            f"resolved {self.resolved:.3f} end to end {self.end_to_end:.3f}"
        )


def read_documents(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def measure(
    documents: Iterable[dict[str, Any]], find: Callable[[str], list[ResolvedPlace]]
) -> Tally:
    """The tally over the documents."""
    tally = Tally()
    for document in documents:
        found = [
            place
            for place in find(document["text"])
            if place.toponym.literal and not _ignored(document, place)
        ]
        for mention in document["places"]:
            _count_annotated(mention, document, found, tally)
        for place in found:
            tally.wrong += _is_wrong(place, document["places"])
    return tally


def measure_news(
    documents: Iterable[dict[str, Any]], find: Callable[[str], list[ResolvedPlace]]
) -> Tally:
    """The tally as the news benchmarks (LGL, TR-News, GeoWebNews) take it: every toponym counts,
    countries and metonyms included, names inside a phrase as well, and 161 km are near enough. A
    country is right where it is that country, wherever its point."""
    tally = Tally()
    for document in documents:
        phrases = [place for place in find(document["text"]) if not _ignored(document, place)]
        found = [place for phrase in phrases for place in (phrase, *phrase.told_from)]
        for mention in document["places"]:
            hit = next((place for place in found if _overlap(mention, place) >= 0.5), None)
            tally.found += hit is not None
            tally.missed += hit is None
            tally.right += hit is not None and _within(mention, hit, 161.0)
        for place in phrases:
            tally.wrong += not any(_overlap(mention, place) > 0 for mention in document["places"])
    return tally


def _within(mention: dict[str, Any], hit: ResolvedPlace, km: float) -> bool:
    if mention["kind"] == "country" and hit.entry is not None:
        return hit.toponym.kind == "country" and hit.entry.country_code == mention["country"]
    if hit.latitude is None or hit.longitude is None:
        return False
    reach = RADIUS_KM["water"] if mention["kind"] == "water" else km
    return approximate_km(mention["lat"], mention["lon"], hit.latitude, hit.longitude) <= reach


def _count_annotated(
    mention: dict[str, Any], document: dict[str, Any], found: list[ResolvedPlace], tally: Tally
) -> None:
    outside = not any(
        mention["start"] < end and start < mention["end"] for start, end in _ignore(document)
    )
    if mention["kind"] in UNSCORED or not mention["literal"] or not outside:
        return
    hit = next((place for place in found if _overlap(mention, place) >= 0.5), None)
    tally.found += hit is not None
    tally.missed += hit is None
    if hit is not None and hit.latitude is not None and hit.longitude is not None:
        distance = approximate_km(mention["lat"], mention["lon"], hit.latitude, hit.longitude)
        tally.right += distance <= RADIUS_KM.get(mention["kind"], 25.0)


def _is_wrong(place: ResolvedPlace, mentions: list[dict[str, Any]]) -> bool:
    if place.toponym.kind in UNSCORED:
        return False
    span = place.toponym.span
    near = [mention for mention in mentions if _overlap(mention, place) >= 0.5]
    inside = any(
        mention["kind"] in ("relative", "border")
        and mention["start"] <= span.start
        and span.end <= mention["end"]
        for mention in mentions
    )
    metonym = bool(near) and not near[0]["literal"] and near[0]["kind"] not in UNSCORED
    return not inside and (not near or metonym)


def _overlap(mention: dict[str, Any], place: ResolvedPlace) -> float:
    """Shared characters over covered characters."""
    span = place.toponym.span
    shared = min(mention["end"], span.end) - max(mention["start"], span.start)
    return max(0, shared) / (max(mention["end"], span.end) - min(mention["start"], span.start))


def _ignore(document: dict[str, Any]) -> list[list[int]]:
    spans: list[list[int]] = document.get("ignore", [])
    return spans


def _ignored(document: dict[str, Any], place: ResolvedPlace) -> bool:
    span = place.toponym.span
    return any(span.start < end and start < span.end for start, end in _ignore(document))
