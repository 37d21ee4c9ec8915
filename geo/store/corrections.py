"""What a user says instead of what was extracted, and how that is put into effect. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gazetteer.entry import GazetteerEntry
from geo.records import (
    Actor,
    GeoparsedArticle,
    MovementReport,
    PlaceRole,
    ResolvedPlace,
    Span,
    Status,
    Toponym,
)

CorrectionKind = Literal["place", "not_movement", "date", "actor", "status"]
Role = Literal["origin", "destination", "location", "via"]
NAMED_KINDS = ("place", "actor")
"""The kinds that may be said of every mention of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedPlace:
    """The place that is meant. ``entry`` is the candidate picked; None for a dropped pin."""

    name: str
    latitude: float
    longitude: float
    geo_precision: int = 1
    radius_km: float = 1.0
    entry: GazetteerEntry | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"not on Earth: {self.latitude}, {self.longitude}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a user says, of one report or of every mention of a name.

    ``scope`` "report" needs ``report_id``; "corpus" needs ``name`` and goes with the kinds
    "place" and "actor". ``name`` is the extracted name that is meant otherwise, and ``role``
    narrows a place to one role; None is every role. Raises ValueError for what makes no sense.
    """

    kind: CorrectionKind
    who: str
    scope: Literal["report", "corpus"] = "report"
    report_id: str | None = None
    name: str | None = None
    role: Role | None = None
    place: CorrectedPlace | None = None
    date_start: date | None = None
    date_end: date | None = None
    time_precision: int = 1
    actor: str | None = None
    status: Status | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.scope == "corpus" and (self.kind not in NAMED_KINDS or not self.name):
            raise ValueError("only a place or an actor, by its name, is corrected everywhere")
        if self.scope == "report" and not self.report_id:
            raise ValueError("which report?")
        if self.kind == "place" and (self.place is None or not (self.name or self.role)):
            raise ValueError("which place, and where is it?")
        if self.kind == "date" and self.date_start is None:
            raise ValueError("which day?")
        if self.date_start and self.date_end and self.date_end < self.date_start:
            raise ValueError("the last day is before the first")
        if self.kind == "actor" and not self.actor:
            raise ValueError("who?")
        if self.kind == "status" and self.status is None:
            raise ValueError("reported, denied or planned?")


@dataclass(frozen=True, slots=True)
class CorrectedReport:
    """A report with the user's word in effect."""

    report: MovementReport
    corrected: bool
    dismissed: bool


def ranked(corrections: Iterable[Correction]) -> list[Correction]:
    """In the order of their weight: said of one report outweighs said of a name, later earlier."""
    return sorted(corrections, key=lambda correction: correction.scope == "report")


def correct_reports(
    reports: Sequence[MovementReport], corrections: Iterable[Correction]
) -> Iterator[CorrectedReport]:
    """Each report as the corrections have it. Names are matched as they were extracted."""
    in_order = ranked(corrections)
    for extracted in reports:
        report, dismissed = extracted, False
        for correction in in_order:
            if correction.report_id not in (None, extracted.report_id):
                continue
            dismissed = dismissed or correction.kind == "not_movement"
            report = _apply(report, extracted, correction)
        yield CorrectedReport(report, dismissed or report != extracted, dismissed)


def correct_geoparsed(
    geoparsed: GeoparsedArticle, corrections: Iterable[Correction]
) -> GeoparsedArticle:
    """``geoparsed`` with corrections in effect; reports that are none are left out."""
    in_order = ranked(corrections)
    reports = tuple(
        each.report for each in correct_reports(geoparsed.reports, in_order) if not each.dismissed
    )
    everywhere = [
        each
        for each in in_order
        if each.scope == "corpus" and each.kind == "place" and not each.role
    ]
    places = tuple(_correct_mention(place, everywhere) for place in geoparsed.places)
    return replace(geoparsed, reports=reports, places=places)


def mentions_of(report: MovementReport) -> Iterator[tuple[str, str]]:
    """The role and the name of each place and actor of a report, as extracted."""
    for role in ("origin", "destination", "location"):
        place: PlaceRole | None = getattr(report, role)
        if place is not None:
            yield role, place.name
    for place in report.via:
        yield "via", place.name
    if report.actor is not None:
        yield "actor", report.actor.name


def _apply(
    report: MovementReport, extracted: MovementReport, correction: Correction
) -> MovementReport:
    if correction.kind == "place":
        return _move(report, extracted, correction)
    if correction.kind == "date":
        return replace(
            report,
            event_date_start=correction.date_start,
            event_date_end=correction.date_end or correction.date_start,
            time_precision=correction.time_precision,
            date_basis="stated",
            date_mention=None,
        )
    if correction.kind == "status" and correction.status is not None:
        return replace(report, status=correction.status)
    if correction.kind == "actor" and correction.actor is not None:
        was = extracted.actor
        if correction.name in (None, was.name if was else None):
            surface, span = (was.surface, was.span) if was else ("", None)
            return replace(report, actor=Actor(name=correction.actor, surface=surface, span=span))
    return report


def _move(
    report: MovementReport, extracted: MovementReport, correction: Correction
) -> MovementReport:
    def moved(role: Role, was: PlaceRole | None, now: PlaceRole | None) -> PlaceRole | None:
        if was is None or correction.place is None:
            return now
        if correction.role not in (None, role) or correction.name not in (None, was.name):
            return now
        place = _resolved(was.place or _unresolved(was), correction.place)
        return replace(was, name=correction.place.name, place=place)

    via = tuple(
        moved("via", was, now) or now for was, now in zip(extracted.via, report.via, strict=True)
    )
    return replace(
        report,
        origin=moved("origin", extracted.origin, report.origin),
        destination=moved("destination", extracted.destination, report.destination),
        location=moved("location", extracted.location, report.location),
        via=via,
    )


def _correct_mention(place: ResolvedPlace, everywhere: Sequence[Correction]) -> ResolvedPlace:
    for correction in reversed(everywhere):
        if correction.place is not None and correction.name == place.name:
            return _resolved(place, correction.place)
    return place


def _resolved(was: ResolvedPlace, place: CorrectedPlace) -> ResolvedPlace:
    """The mention at its new place; its candidates stay, so that another can be picked again."""
    return replace(
        was,
        entry=place.entry,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=place.geo_precision,
        radius_km=place.radius_km,
        unresolved_reason=None,
        name=place.name,
    )


def _unresolved(role: PlaceRole) -> ResolvedPlace:
    """What stands for a place that the extractor could make nothing of."""
    return ResolvedPlace(
        toponym=Toponym(span=role.span or Span(0, 0), surface=role.name, kind="settlement"),
        entry=None,
        latitude=None,
        longitude=None,
        geo_precision=1,
        radius_km=0.0,
        name=role.name,
    )
