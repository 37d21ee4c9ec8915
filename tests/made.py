"""Reports made by hand, for tests that need reports and no extractor."""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gazetteer.entry import GazetteerEntry
from geo.records import (
    Actor,
    Article,
    Attribution,
    Candidate,
    DateMention,
    Force,
    GeoparsedArticle,
    MovementReport,
    PlaceKind,
    PlaceRole,
    Provenance,
    ResolvedPlace,
    Sentence,
    Span,
    Toponym,
)
from geo.rows import ReportRow

SENTENCE = (
    "Ukraine's military said on Tuesday that a column of 32 tanks had crossed "
    "from Russia into Luhansk region."
)
LEAD = "KIEV, Nov 12 - Fears of a new offensive grew this week."
TEXT = f"{LEAD}\n\n{SENTENCE} Moscow denied it.\n\nNothing else was noted."

POINTS = {
    "Luhansk region": (48.9, 38.9, "region", "UA", 110.0),
    "Donetsk": (48.02, 37.8, "settlement", "UA", 12.0),
    "Mariupol": (47.1, 37.55, "settlement", "UA", 12.0),
    "Crimea": (45.3, 34.4, "region", "UA", 150.0),
    "Russia": (60.0, 100.0, "country", "RU", 3000.0),
    "Rostov": (47.23, 39.72, "settlement", "RU", 20.0),
}


def entry(name: str) -> GazetteerEntry:
    latitude, longitude, kind, country, extent = POINTS[name]
    return GazetteerEntry(
        geonameid=1000 + list(POINTS).index(name),
        name=name,
        asciiname=name,
        alternatenames=(),
        latitude=latitude,
        longitude=longitude,
        feature_class="P" if kind == "settlement" else "A",
        feature_code="PPL" if kind == "settlement" else "ADM1",
        country_code=country,
        admin1_code="",
        admin2_code="",
        population=1000,
        extent_km=extent,
    )


def place(name: str, start: int = 0, *, reason: str | None = None) -> ResolvedPlace:
    """A resolved place of :data:`POINTS`, or for another name an unresolved one."""
    known = POINTS.get(name)
    kind: PlaceKind = known[2] if known else "settlement"  # type: ignore[assignment]
    found = entry(name) if known else None
    return ResolvedPlace(
        toponym=Toponym(span=Span(start, start + len(name)), surface=name, kind=kind),
        entry=found,
        latitude=known[0] if known else None,
        longitude=known[1] if known else None,
        geo_precision=1 if kind == "settlement" else 3,
        radius_km=known[4] if known else 0.0,
        candidates=(
            (Candidate(entry=found, score=0.9, reasons=("exact name", "near the other places")),)
            if found
            else ()
        ),
        unresolved_reason=None if known else reason or f"“{name}” is not in the gazetteer",
        name=name,
    )


def role(name: str, text: str = TEXT) -> PlaceRole:
    start = max(text.find(name), 0)
    return PlaceRole(name=name, span=Span(start, start + len(name)), place=place(name, start))


def article(text: str = TEXT, **changes: Any) -> Article:
    given: dict[str, Any] = {
        "article_id": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "text": text,
        "title": "Columns cross the border",
        "source_name": "The Daily Example",
        "url": "https://example.org/columns",
        "published_at": date(2014, 11, 12),
        "retrieved_at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    }
    return Article(**given | changes)


def report(of: Article | None = None, sentence: str = SENTENCE, **changes: Any) -> MovementReport:
    """A report of 32 tanks into Luhansk region, with whatever is changed."""
    of = of or article()
    start = max(of.text.find(sentence), 0)
    crossed = max(of.text.find("crossed"), 0)
    given: dict[str, Any] = {
        "report_id": hashlib.sha256(f"{of.article_id}{start}{changes}".encode()).hexdigest()[:16],
        "movement_type": "entry",
        "status": "reported",
        "actor": Actor(name="Russia", surface="Russia", span=None),
        "forces": (Force(item="tank", count=32, count_text="32", span=None),),
        "origin": role("Russia", of.text),
        "destination": role("Luhansk region", of.text),
        "via": (),
        "location": role("Luhansk region", of.text),
        "event_date_start": date(2014, 11, 11),
        "event_date_end": date(2014, 11, 11),
        "time_precision": 1,
        "date_basis": "stated",
        "date_mention": DateMention(
            span=Span(max(of.text.find("Tuesday"), 0), max(of.text.find("Tuesday"), 0) + 7),
            start=date(2014, 11, 11),
            end=date(2014, 11, 11),
            time_precision=1,
            reading="Tuesday, counted from 12 November 2014",
        ),
        "attribution": Attribution(source="Ukraine's military", cue="said", span=None),
        "provenance": Provenance(
            article_id=of.article_id,
            sentence=Span(start, start + len(sentence)),
            trigger=Span(crossed, crossed + 7),
            rule_id="entry/cross",
            extractor_version="test",
            gazetteer_version="test",
        ),
        "confidence": 0.8,
        "reasons": ("a verb of crossing", "a stated day"),
    }
    return MovementReport(**given | changes)


def geoparsed(of: Article | None = None, *reports: MovementReport) -> GeoparsedArticle:
    of = of or article()
    reports = reports or (report(of),)
    sentences = (Sentence(article_id=of.article_id, index=0, span=Span(0, len(of.text))),)
    named = {
        each.place.toponym.span: each.place
        for one in reports
        for each in (one.origin, one.destination, one.location, *one.via)
        if each and each.place
    }
    places = tuple(named[span] for span in sorted(named))
    return GeoparsedArticle(article=of, sentences=sentences, places=places, reports=reports)


ACTORS = ("Russia", "Ukraine", "separatists", "NATO", "unknown")
TYPES = ("entry", "advance", "transit", "deployment", "buildup", "withdrawal", "naval")
ITEMS = ("tank", "soldier", "howitzer", "truck", "aircraft", "column", "ship")


def rows(count: int, seed: int = 7) -> Iterator[ReportRow]:
    """``count`` seeded rows over ten years of eastern Ukraine, three to an article.

    One in twenty has no point, one in twenty-five no date, one in thirty repeats the row
    before it.
    """
    draw = random.Random(seed)
    before = ""
    for number in range(count):
        repeats = number % 3 and draw.random() < 1 / 30
        name, item = draw.choice(list(POINTS)), draw.choice(ITEMS)
        many = draw.choice([None, 3, 40])
        yield ReportRow(
            report_id=f"{seed:02x}{number:014x}",
            movement_type=draw.choice(TYPES),
            status=draw.choice(["reported"] * 8 + ["denied", "planned"]),
            actor1=draw.choice(ACTORS),
            forces=f"{many} {item}" if many else item,
            attribution=draw.choice(["", "witnesses", "the defence ministry"]),
            confidence=round(draw.uniform(0.2, 1), 3),
            duplicate_of=before if repeats else None,
            **_when(draw),
            **_where(draw, name),
            **_origin(draw.choice(["", "Russia", "Rostov", "Crimea"])),
            **_words(number, item, name),
        )
        before = f"{seed:02x}{number:014x}"


def _when(draw: random.Random) -> dict[str, Any]:
    dated = draw.random() > 0.04
    first = date(2014, 2, 20) + timedelta(days=draw.randrange(3600))
    last = first + timedelta(days=draw.choice([0, 0, 0, 6]))
    return {
        "event_date": first.isoformat() if dated else None,
        "event_date_end": last.isoformat() if dated else None,
        "published": (first + timedelta(days=1)).isoformat() if dated else None,
        "time_precision": 1,
        "date_basis": "stated" if dated else "none",
        "date_reading": "",
    }


def _where(draw: random.Random, name: str) -> dict[str, Any]:
    """A location that is the destination too."""
    placed = draw.random() > 0.05
    latitude, longitude = round(draw.uniform(45, 51), 5), round(draw.uniform(31, 41), 5)
    spot = {
        "latitude": latitude if placed else None,
        "longitude": longitude if placed else None,
        "country": "Ukraine" if placed else "",
        "admin1": f"{name} area" if placed else "",
    }
    return {
        "location": name,
        "location_kind": POINTS[name][2],
        "geo_precision": 1 if placed else None,
        "radius_km": POINTS[name][4] if placed else None,
        "unplaced_reason": "" if placed else f"“{name}” is not in the gazetteer",
        **spot,
        "destination": name,
        "destination_radius_km": 10.0 if placed else None,
        **{f"destination_{key}": value for key, value in spot.items()},
        "via": "",
    }


def _origin(name: str) -> dict[str, Any]:
    latitude, longitude, _, country, radius = POINTS.get(name, (None, None, "", "", None))
    return {
        "origin": name,
        "origin_latitude": latitude,
        "origin_longitude": longitude,
        "origin_radius_km": radius,
        "origin_country": "Russia" if country == "RU" else "",
        "origin_admin1": f"{name} area" if name else "",
    }


def _words(number: int, item: str, name: str) -> dict[str, Any]:
    """An article of three sentences, and which of them it was."""
    article_number, start = number // 3, number % 3 * 100
    source = f"Paper {article_number % 23}"
    sentence = f"Report {number}: {item} seen near {name} by witnesses of {source}."
    return {
        "article_id": f"{article_number:064x}",
        "source": source,
        "title": f"Article {article_number}",
        "url": f"https://example.org/{article_number}",
        "language": "en",
        "timestamp": 1_700_000_000 + number,
        "sentence": sentence,
        "sentence_start": start,
        "sentence_end": start + len(sentence),
        "trigger": "seen",
        "trigger_start": start + 10,
        "trigger_end": start + 14,
        "rule_id": "test",
        "extractor_version": "test",
        "gazetteer_version": "test",
    }
