"""How well movements are read, against annotated documents.

A report belongs to the annotated movement on whose sentence it stands (shared characters over
covered ones at least 0.4), the pairs with most agreement first. ``placed``: the report also stands
within the movement's radius, has its status, and its dates agree (overlap within a day, at most
three days wider; where the text gives no date, none or a week within a month of publication).
Reports of type ``presence`` are neither asked for nor held against anyone.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo.movements.duplicates import distance_km
from geo.records import GeoparsedArticle, MovementReport
from geo.rows import report_dates

ROLES = ("actor", "origin", "destination", "attribution", "force")
EMPTY = frozenset(["the", "of", "a", "an", "in", "region", "oblast", "city", "town", "border"])
DAY = timedelta(days=1)
Document = dict[str, Any]


@dataclass(slots=True)
class Counts:
    """Right, wrongly offered, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Tally:
    """Counts over documents; see the module's docstring."""

    detection: Counts = field(default_factory=Counts)
    placed: Counts = field(default_factory=Counts)
    agree: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("type", "status", "date"), 0)
    )
    roles: dict[str, Counts] = field(default_factory=lambda: {role: Counts() for role in ROLES})
    denied_as_reported: int = 0
    rated: list[tuple[float, bool]] = field(default_factory=list)
    """Each report's confidence, and whether it is placed right."""

    def figures(self) -> dict[str, float]:
        pairs = max(1, self.detection.right)
        return {
            "placed": self.placed.f1,
            "detection": self.detection.f1,
            **{name: count / pairs for name, count in self.agree.items()},
            **{name: counts.f1 for name, counts in self.roles.items()},
        }

    def __str__(self) -> str:
        return "  ".join(f"{name} {value:.2f}" for name, value in self.figures().items())


def read_documents(path: Path) -> list[Document]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def measure(documents: Iterable[Document], read: Callable[[Document], GeoparsedArticle]) -> Tally:
    """Compare what ``read`` makes of each document with its annotation."""
    tally = Tally()
    for document in documents:
        _count(tally, document, read(document))
    return tally


def _count(tally: Tally, document: Document, geoparsed: GeoparsedArticle) -> None:
    published = date.fromisoformat(document["published"])
    golds = [m for m in document["movements"] if m["type"] != "presence"]
    lenient = [m for m in document["movements"] if m["type"] == "presence"]
    told = [
        r for r in geoparsed.reports if r.movement_type != "presence" and not _ignored(document, r)
    ]
    pairs = pair(golds, told, published)
    paired = {id(r) for _, r in pairs}
    extra = [r for r in told if id(r) not in paired and not any(_shares(m, r) for m in lenient)]
    tally.detection.right += len(pairs)
    tally.detection.wrong += len(extra)
    tally.detection.missed += len(golds) - len(pairs)
    good = 0
    for gold, report in pairs:
        right = _compare(tally, gold, report, published)
        good += right
        on_map = report.location is not None and report.location.place is not None
        tally.placed.wrong += not right and on_map and _point(report) is not None
    tally.placed.right += good
    tally.placed.wrong += len(extra)
    tally.placed.missed += len(golds) - good
    tally.rated += [(r.confidence, False) for r in extra]


def _compare(tally: Tally, gold: Document, report: MovementReport, published: date) -> bool:
    checks = {
        "type": gold["type"] == report.movement_type,
        "status": gold["status"] == report.status,
        "date": _dates_agree(gold, report, published),
    }
    for name, right in checks.items():
        tally.agree[name] += right
    tally.denied_as_reported += gold["status"] == "denied" and report.status == "reported"
    _compare_roles(tally, gold, report)
    right = _placed(gold, report) and checks["status"] and checks["date"]
    tally.rated.append((report.confidence, right))
    return right


def _compare_roles(tally: Tally, gold: Document, report: MovementReport) -> None:
    said = {
        "actor": report.actor.name if report.actor else None,
        "origin": report.origin.name if report.origin else None,
        "destination": report.destination.name if report.destination else None,
        "attribution": report.attribution.source if report.attribution else None,
    }
    for role, ours in said.items():
        wanted = None if gold[role] == "unknown" else gold[role]
        agree = bool(wanted and ours and same_name(wanted, ours))
        tally.roles[role].right += agree
        tally.roles[role].wrong += bool(ours) and not agree
        tally.roles[role].missed += bool(wanted) and not agree
    wanted_force = {(item.lower(), count) for item, count in gold["force"]}
    our_force = {(f.item.lower(), f.count) for f in report.forces}
    tally.roles["force"].right += len(wanted_force & our_force)
    tally.roles["force"].wrong += len(our_force - wanted_force)
    tally.roles["force"].missed += len(wanted_force - our_force)


def pair(
    golds: Sequence[Document], told: Sequence[MovementReport], published: date
) -> list[tuple[Document, MovementReport]]:
    ranked = sorted(
        (
            (_agreement(gold, report, published), -i, -j)
            for i, gold in enumerate(golds)
            for j, report in enumerate(told)
            if _shares(gold, report)
        ),
        reverse=True,
    )
    taken_gold, taken_told, out = set(), set(), []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_told:
            taken_gold.add(i)
            taken_told.add(j)
            out.append((golds[-i], told[-j]))
    return out


def _agreement(gold: Document, report: MovementReport, published: date) -> int:
    place = report.destination.name if report.destination else ""
    return (
        3 * _placed(gold, report)
        + 2 * (gold["status"] == report.status)
        + 2 * _dates_agree(gold, report, published)
        + (gold["type"] == report.movement_type)
        + same_name(gold["destination"] or "", place)
    )


def _shares(gold: Document, report: MovementReport) -> bool:
    span = report.provenance.sentence
    both = min(gold["end"], span.end) - max(gold["start"], span.start)
    return both > 0 and both / (max(gold["end"], span.end) - min(gold["start"], span.start)) >= 0.4


def _ignored(document: Document, report: MovementReport) -> bool:
    span = report.provenance.sentence
    furniture = document.get("ignore") or []
    return any(min(span.end, end) > max(span.start, start) for start, end in furniture)


def _point(report: MovementReport) -> tuple[float, float] | None:
    place = report.location.place if report.location else None
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _placed(gold: Document, report: MovementReport) -> bool:
    point, spot = _point(report), gold["location"]
    return point is not None and distance_km(spot["lat"], spot["lon"], *point) <= spot["km"]


def _dates_agree(gold: Document, report: MovementReport, published: date) -> bool:
    first = gold["date_start"] or gold["date_end"]
    start, end = report_dates(report, published)
    if first is None:
        if start is None or end is None:
            return True
        near = start >= published - 31 * DAY and end <= published + 31 * DAY
        return near and end - start <= 7 * DAY
    if start is None or end is None:
        return False
    gold_start = date.fromisoformat(first)
    gold_end = date.fromisoformat(gold["date_end"] or first)
    meets = start <= gold_end + DAY and gold_start <= end + DAY
    return meets and end - start <= gold_end - gold_start + 3 * DAY


def same_name(one: str, other: str) -> bool:
    """Whether two names share a word that is no mere type of place."""
    words = [
        {w.strip(".,'’\"()").removesuffix("’s").removesuffix("'s") for w in name.lower().split()}
        for name in (one, other)
    ]
    alike = bool(words[0]) and words[0] == words[1]
    return alike or bool((words[0] - EMPTY) & (words[1] - EMPTY))
