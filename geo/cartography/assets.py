"""The files that the map's frame loads, all from this machine.

folium and streamlit-folium name content delivery networks; here every link is relative to
the frame's own page, so that it also holds under a base path, and carries the content's
hash, so that a browser never runs an old file.
"""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SERVED = "../../app/static"
"""Streamlit's static folder, seen from a component's frame (/component/<name>/)."""

STYLES = ("vendor/leaflet.css", "dateline/map.css")
LIBRARIES = ("vendor/leaflet.js", "vendor/jquery.js")
SCRIPTS = (
    "dateline/days.js",
    "dateline/columns.js",
    "dateline/tally.js",
    "dateline/frame.js",
    "dateline/canvas_pane.js",
    "dateline/groups.js",
    "dateline/symbols.js",
    "dateline/areas.js",
    "dateline/arrows.js",
    "dateline/tags.js",
    "dateline/scene.js",
    "dateline/buttons.js",
    "dateline/tiles.js",
    "dateline/fit.js",
    "dateline/hover.js",
    "dateline/picture.js",
    "dateline/report_list.js",
    "dateline/reports_layer.js",
    "dateline/basemap.js",
)
BASEMAP = "vendor/basemap.json"


def link(name: str) -> str:
    """The address of a file of the static folder, for the map's frame."""
    return f"{SERVED}/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
