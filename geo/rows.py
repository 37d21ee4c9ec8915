"""One report as one flat row: what the store keeps as columns and every view reads.

The names are ACLED's where the meaning is the same. All is text, numbers and None, so that
a row goes into SQL, a DataFrame or a CSV file as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date
from typing import Any, Protocol

from gazetteer.entry import GazetteerEntry
from geo.records import (
    Article,
    Force,
    MovementReport,
    PlaceRole,
    Provenance,
    ResolvedPlace,
)

NEAREST_KM = 15.0
"""How far a computed point ("12 km south of Donetsk") may be from the place that tells its
region; beyond it no region is claimed."""


class Regions(Protocol):
    """What a row needs of the gazetteer: which country and region a place lies in."""

    def country(self, code: str) -> GazetteerEntry | None: ...

    def admin1(self, entry: GazetteerEntry) -> GazetteerEntry | None: ...

    def near(
        self, latitude: float, longitude: float, radius_km: float
    ) -> Sequence[tuple[GazetteerEntry, float]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report and what is needed of its article. Dates are ISO, coordinates WGS 84 degrees.

    ``forces`` reads "32 tank; 16 howitzer; soldier": singular nouns, a count where one is
    stated. ``corrected`` tells that a user's correction is in it. ``placed`` is false where
    the report has no point; ``unplaced_reason`` says why.
    """

    report_id: str
    article_id: str
    event_date: str | None
    event_date_end: str | None
    time_precision: int
    date_basis: str
    date_reading: str
    published: str | None
    movement_type: str
    status: str
    actor1: str
    location: str
    location_kind: str
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    radius_km: float | None
    country: str
    admin1: str
    unplaced_reason: str
    origin: str
    origin_latitude: float | None
    origin_longitude: float | None
    origin_radius_km: float | None
    origin_country: str
    origin_admin1: str
    destination: str
    destination_latitude: float | None
    destination_longitude: float | None
    destination_radius_km: float | None
    destination_country: str
    destination_admin1: str
    via: str
    forces: str
    attribution: str
    confidence: float
    sentence: str
    sentence_start: int
    sentence_end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    source: str
    title: str
    url: str
    language: str
    timestamp: int | None
    duplicate_of: str | None
    rule_id: str
    extractor_version: str
    gazetteer_version: str
    corrected: bool = False

    @property
    def placed(self) -> bool:
        return self.latitude is not None


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ReportRow))


def report_row(
    article: Article,
    report: MovementReport,
    regions: Regions | None = None,
    *,
    corrected: bool = False,
) -> ReportRow:
    """Flatten ``report`` of ``article``. Without ``regions`` a country is its ISO code and
    no first-order region is named."""
    place = report.location.place if report.location else None
    return ReportRow(
        report_id=report.report_id,
        movement_type=report.movement_type,
        status=report.status,
        actor1=report.actor.name if report.actor else "unknown",
        forces=forces_text(report.forces),
        attribution=report.attribution.source if report.attribution else "",
        **_when(report, article.published_at),
        **_spot("location", report.location, regions),
        location_kind=place.toponym.kind if place else "",
        geo_precision=place.geo_precision if place else None,
        unplaced_reason=unplaced_reason(report),
        **_spot("origin", report.origin, regions),
        **_spot("destination", report.destination, regions),
        via="; ".join(role.name for role in report.via),
        **_source(article),
        **_reading(report.provenance, article.text),
        confidence=round(report.confidence, 3),
        duplicate_of=report.duplicate_of,
        corrected=corrected,
    )


def _when(report: MovementReport, published: date | None) -> dict[str, Any]:
    start, end = report_dates(report, published)
    return {
        "event_date": _iso(start),
        "event_date_end": _iso(end),
        "time_precision": report.time_precision,
        "date_basis": report.date_basis,
        "date_reading": report.date_mention.reading if report.date_mention else "",
    }


def _spot(name: str, role: PlaceRole | None, regions: Regions | None) -> dict[str, Any]:
    """The columns of one place. Those of the location itself are ACLED's, without a prefix."""
    prefix = "" if name == "location" else f"{name}_"
    latitude, longitude, radius = _point(role)
    country, admin1 = _region(role, regions)
    return {
        name: role.name if role else "",
        f"{prefix}latitude": latitude,
        f"{prefix}longitude": longitude,
        f"{prefix}radius_km": radius,
        f"{prefix}country": country,
        f"{prefix}admin1": admin1,
    }


def _source(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "published": _iso(article.published_at),
        "source": article.source_name or "",
        "title": article.title or "",
        "url": article.url or "",
        "language": article.language,
        "timestamp": _epoch(article),
    }


def _reading(provenance: Provenance, text: str) -> dict[str, Any]:
    sentence, trigger = provenance.sentence, provenance.trigger
    return {
        "sentence": sentence.cut(text),
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "trigger": trigger.cut(text),
        "trigger_start": trigger.start,
        "trigger_end": trigger.end,
        "rule_id": provenance.rule_id,
        "extractor_version": provenance.extractor_version,
        "gazetteer_version": provenance.gazetteer_version,
    }


def report_dates(report: MovementReport, published: date | None) -> tuple[date | None, date | None]:
    """First and last day of a report; the publication date where that is its basis."""
    if report.date_basis == "none":
        return None, None
    start, end = report.event_date_start, report.event_date_end
    if report.date_basis == "published":
        start = start or published
    return start or end, end or start


def unplaced_reason(report: MovementReport) -> str:
    """Why a report is not on the map; empty where it is."""
    if report.location is None:
        return "the text names no place for this movement"
    place = report.location.place
    if place is None:
        return f"no place was found for “{report.location.name}”"
    if place.latitude is None or place.longitude is None:
        return place.unresolved_reason or f"“{report.location.name}” could not be resolved"
    return ""


def forces_text(forces: Sequence[Force]) -> str:
    """ "32 tank; 16 howitzer; soldier", without separators inside an item."""
    return "; ".join(
        f"{force.count} {item}" if force.count is not None else item
        for force in forces
        if (item := " ".join(force.item.replace(";", " ").split()))
    )


def _region(role: PlaceRole | None, regions: Regions | None) -> tuple[str, str]:
    """Names of the country and of the first-order region that a place lies in, or ""."""
    place = role.place if role else None
    if place is None or place.latitude is None or place.longitude is None:
        return "", ""
    entry = place.entry or _nearest(place, regions)
    if entry is None or not entry.country_code:
        return "", ""
    if regions is None:
        return entry.country_code, ""
    country, admin1 = regions.country(entry.country_code), regions.admin1(entry)
    return country.name if country else entry.country_code, admin1.name if admin1 else ""


def _nearest(place: ResolvedPlace, regions: Regions | None) -> GazetteerEntry | None:
    if regions is None or place.latitude is None or place.longitude is None:
        return None
    found = regions.near(place.latitude, place.longitude, NEAREST_KM)
    return min(found, key=lambda pair: pair[1])[0] if found else None


def _point(role: PlaceRole | None) -> tuple[float | None, float | None, float | None]:
    """Latitude, longitude and radius of a place; all three are None where it has no point."""
    place = role.place if role else None
    if place is None or place.latitude is None or place.longitude is None:
        return None, None, None
    return round(place.latitude, 5), round(place.longitude, 5), round(place.radius_km, 1)


def _epoch(article: Article) -> int | None:
    """When the article was read, as ACLED gives it: seconds since 1970, UTC."""
    when = article.retrieved_at
    if when is None:
        return None
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
