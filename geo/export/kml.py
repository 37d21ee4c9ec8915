"""Reports as KML, for Google Earth and its kin: each with its day or its span of days."""

import html
import threading
from typing import Any

import pandas as pd
import simplekml

from geo.export.cells import to_cells

AXES = ("longitude", "latitude")
FOLDERS = {"reported": "Reported", "denied": "Denied", "planned": "Planned"}
COLOURS = {"reported": "ffa8660b", "denied": "ff662f8c", "planned": "ff0062a8"}
"""Line colours by status, as KML writes them: alpha, blue, green, red."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ONE_AT_A_TIME = threading.Lock()
"""simplekml counts the ids of all documents of a process together; counting anew for each
makes the same reports give the same file."""


def to_kml(frame: pd.DataFrame) -> str:
    """Rows of :mod:`geo.frame` that have a point, as KML 2.2, a folder for each status.

    One day is a TimeStamp, several a TimeSpan, no date neither. A viewer reads descriptions
    as HTML, so text is escaped for HTML first and for XML when it is written.
    """
    with ONE_AT_A_TIME:
        simplekml.Kml.resetidcounter()
        document = simplekml.Kml(name="Dateline: reported movements")
        folders = {status: document.newfolder(name=name) for status, name in FOLDERS.items()}
        styles = {status: _line_style(colour) for status, colour in COLOURS.items()}
        for cells in to_cells(frame[frame["latitude"].notna()]).to_dict("records"):
            named = {str(name): cell for name, cell in cells.items()}
            _report(folders[named["status"]], styles[named["status"]], named)
        return HEAD + str(document.kml(format=False))  # laid out it takes twice as long


def _line_style(colour: str) -> simplekml.Style:
    style = simplekml.Style()
    style.linestyle.color = colour
    style.linestyle.width = 2
    return style


def _report(folder: simplekml.Folder, style: simplekml.Style, cells: dict[str, Any]) -> None:
    """The report's point and, where both ends are known, a line from origin to destination."""
    actor, place = _label(cells["actor1"]), _label(cells["location"] or "unnamed place")
    point = folder.newpoint(name=f"{actor}: {cells['movement_type']}, {place}")
    point.coords = [(cells["longitude"], cells["latitude"])]
    point.description = _description(cells)
    _date(point, cells)
    ends = [cells[f"{role}_{axis}"] for role in ("origin", "destination") for axis in AXES]
    if None not in ends and ends[:2] != ends[2:]:
        name = f"{_label(cells['origin'])} to {_label(cells['destination'])}"
        line = folder.newlinestring(name=name)
        line.coords = [(ends[0], ends[1]), (ends[2], ends[3])]
        line.tessellate = 1
        line.style = style
        _date(line, cells)


def _label(text: str) -> str:
    return html.escape(text, quote=False)


def _date(feature: Any, cells: dict[str, Any]) -> None:
    start, end = cells["event_date"], cells["event_date_end"]
    if start is None:
        return
    if start == end or end is None:
        feature.timestamp.when = start
    else:
        feature.timespan.begin = start
        feature.timespan.end = end


def _description(cells: dict[str, Any]) -> str:
    radius = cells["radius_km"]
    lines = [
        f"“{cells['sentence']}”",
        f"Status: {cells['status']}. Said by: {cells['attribution'] or 'the article itself'}.",
        f"{cells['source'] or 'No publisher given'}, {cells['published'] or 'undated'}. "
        f"{cells['url']}",
        f"Precision {cells['geo_precision']}, within {radius or 0:,.0f} km. "
        f"Confidence {cells['confidence']:.0%}. Report {cells['report_id']}.",
    ]
    return "<br/>".join(html.escape(line) for line in lines)
