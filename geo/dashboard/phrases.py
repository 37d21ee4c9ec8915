"""Our own words for a report and its places (pure): headline, citation, forces, entries."""

from collections.abc import Sequence

import geo
from gazetteer.entry import GazetteerEntry
from geo.dashboard.plain import safe_link
from geo.dashboard.words import FEATURE, TYPE, count_text, day_text, days_text
from geo.records import Article, Force, MovementReport, PlaceRole
from geo.rows import report_dates


def headline(report: MovementReport) -> str:
    """A report in a line of our own: "Russia: entry across a border, Russia to Donetsk"."""
    actor = report.actor.name if report.actor else "Unknown actor"
    actor = actor[:1].upper() + actor[1:]
    kind = TYPE[report.movement_type]
    origin, destination = _name(report.origin), _name(report.destination)
    if origin and destination:
        way = f"{origin} to {destination}"
    elif destination:
        way = f"to {destination}"
    elif origin:
        way = f"from {origin}"
    else:
        way = f"at {_name(report.location)}" if report.location else ""
    return f"{actor}: {kind[:1].lower()}{kind[1:]}{', ' if way else ''}{way}"


def cite(article: Article, report: MovementReport) -> str:
    """Sentence, outlet, dates and link, to be pasted into a note."""
    sentence = " ".join(report.provenance.sentence.cut(article.text).split())
    outlet = article.source_name or "publisher not given"
    title = f", “{article.title}”" if article.title else ""
    published = f", {day_text(article.published_at)}" if article.published_at else ", undated"
    start, end = report_dates(report, article.published_at)
    happened = f" Movement dated {days_text(start, end)}" if start else " Movement undated"
    basis = " (by publication)" if report.date_basis == "published" else ""
    link = safe_link(article.url)
    where = f" {link}" if link else ""
    return (
        f"“{sentence}” {outlet}{title}{published}.{where}{happened}{basis}; "
        f"read by Dateline {geo.__version__}, report {report.report_id}."
    )


def forces_line(forces: Sequence[Force]) -> str:
    """ "32 × tank, dozens of truck, soldier"."""
    parts = []
    for force in forces:
        if force.count is not None:
            parts.append(f"{force.count:,} × {force.item}")
        elif force.count_text:
            parts.append(f"{force.item} (“{force.count_text}”)")
        else:
            parts.append(force.item)
    return ", ".join(parts)


def entry_name(entry: GazetteerEntry) -> str:
    return f"{entry.name} ({entry_place(entry)})"


def entry_place(entry: GazetteerEntry) -> str:
    """Where and what an entry is: "settlement, UA, 47.10, 37.55, population 1,000"."""
    parts = [FEATURE.get(entry.feature_class, ""), entry.country_code]
    parts.append(f"{entry.latitude:.2f}, {entry.longitude:.2f}")
    if entry.population:
        parts.append(f"population {entry.population:,}")
    return ", ".join(part for part in parts if part)


def _name(role: PlaceRole | None) -> str:
    return role.name if role else ""


def found_text(typed: str, found: int, offered: int) -> str:
    """What a list of places says while nothing is chosen in it."""
    if typed and found:
        return f"Choose one of {count_text(found, 'place')} found"
    if typed:
        return "No such place found"
    return "Choose a place" if offered else "No candidates: look up a name"
