"""The program's output contract: one JSON object for each document."""

import json
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from geo.records import (
    Article,
    Force,
    GeoparsedArticle,
    MovementReport,
    PlaceRole,
    ResolvedPlace,
)
from geo.rows import report_dates


class PlaceObject(TypedDict):
    """One mention of a place. Coordinates are null where it could not be resolved."""

    start: int
    end: int
    name: str
    kind: str
    literal: bool
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    geo_precision: int
    radius_km: float
    unresolved_reason: str | None


class ForceObject(TypedDict):
    """What moves, as a singular noun, and how many of it (null where not said)."""

    item: str
    count: int | None


class ReportObject(TypedDict):
    """One reported movement. ``start`` and ``end`` cover its sentence."""

    report_id: str
    start: int
    end: int
    trigger: str
    type: str
    status: str
    actor: str | None
    force: list[ForceObject]
    origin: str | None
    origin_latitude: float | None
    origin_longitude: float | None
    destination: str | None
    destination_latitude: float | None
    destination_longitude: float | None
    via: list[str]
    location: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    radius_km: float | None
    date_start: str | None
    date_end: str | None
    time_precision: int
    date_basis: str
    attribution: str | None
    confidence: float
    duplicate_of: str | None


class DocumentObject(TypedDict):
    """One document: where it is from, its places and its reports, in the text's order."""

    doc: str
    published: str | None
    language: str
    places: list[PlaceObject]
    reports: list[ReportObject]


def to_contract(geoparsed: GeoparsedArticle, doc: str) -> DocumentObject:
    """What was read in one article, as the object that ``extract --format jsonl`` prints.

    ``doc`` names the document: a JSONL record's own name, or a file's stem. Offsets count
    code points of the article's text; a place of our own (negative id) has no geonameid.
    Behind a phrase ("15 km north of Mariupol") come the names in it, inside its span.
    """
    article = geoparsed.article
    return {
        "doc": doc,
        "published": _iso(article.published_at),
        "language": article.language,
        "places": [
            _place(place) for phrase in geoparsed.places for place in (phrase, *phrase.told_from)
        ],
        "reports": [_report(article, report) for report in geoparsed.reports],
    }


def to_jsonl(documents: Iterable[tuple[str, GeoparsedArticle]]) -> str:
    """One line of JSON for each (doc, geoparsed article), every line ended."""
    return "".join(to_line(to_contract(geoparsed, doc)) for doc, geoparsed in documents)


def to_line(document: DocumentObject) -> str:
    """One document as one line. Written as UTF-8 it is valid whatever the text holds:
    a lone surrogate stays an escape."""
    try:
        line = json.dumps(document, ensure_ascii=False, allow_nan=False)
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(document, ensure_ascii=True, allow_nan=False)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _place(place: ResolvedPlace) -> PlaceObject:
    toponym = place.toponym
    known = place.entry is not None and place.entry.geonameid > 0
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "name": place.name or toponym.surface,
        "kind": toponym.kind,
        "literal": toponym.literal,
        "latitude": _degrees(place.latitude),
        "longitude": _degrees(place.longitude),
        "geonameid": place.entry.geonameid if place.entry and known else None,
        "geo_precision": place.geo_precision,
        "radius_km": round(place.radius_km, 1),
        "unresolved_reason": place.unresolved_reason,
    }


def _report(article: Article, report: MovementReport) -> ReportObject:
    provenance = report.provenance
    spot = report.location.place if report.location else None
    start, end = report_dates(report, article.published_at)
    return {
        "report_id": report.report_id,
        "start": provenance.sentence.start,
        "end": provenance.sentence.end,
        "trigger": provenance.trigger.cut(article.text),
        "type": report.movement_type,
        "status": report.status,
        "actor": report.actor.name if report.actor else None,
        "force": [_force(force) for force in report.forces],
        "origin": _name(report.origin),
        "origin_latitude": _latitude(report.origin),
        "origin_longitude": _longitude(report.origin),
        "destination": _name(report.destination),
        "destination_latitude": _latitude(report.destination),
        "destination_longitude": _longitude(report.destination),
        "via": [role.name for role in report.via],
        "location": _name(report.location),
        "latitude": _latitude(report.location),
        "longitude": _longitude(report.location),
        "geo_precision": spot.geo_precision if spot else None,
        "radius_km": round(spot.radius_km, 1) if spot else None,
        "date_start": _iso(start),
        "date_end": _iso(end),
        "time_precision": report.time_precision,
        "date_basis": report.date_basis,
        "attribution": report.attribution.source if report.attribution else None,
        "confidence": round(report.confidence, 3),
        "duplicate_of": report.duplicate_of,
    }


def _force(force: Force) -> ForceObject:
    return {"item": force.item, "count": force.count}


def _name(role: PlaceRole | None) -> str | None:
    return role.name if role else None


def _latitude(role: PlaceRole | None) -> float | None:
    return _degrees(role.place.latitude) if role and role.place else None


def _longitude(role: PlaceRole | None) -> float | None:
    return _degrees(role.place.longitude) if role and role.place else None


def _degrees(value: float | None) -> float | None:
    """To five decimals, about a metre: more would be false."""
    return None if value is None else round(value, 5)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
