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
LEAFLET = "vendor/leaflet.js"
BUNDLE = "vendor/map.js"
"""Leaflet and our own scripts as one file (geo/prepare.py makes it): streamlit-folium loads its
scripts one after the other, and twenty of them took a second."""

SCRIPTS = tuple(sorted(f"dateline/{path.name}" for path in (STATIC / "dateline").glob("*.js")))
"""Our own scripts of the map. Loading one only defines what is in it, so that any order does."""

BASEMAP = "vendor/basemap.json"


def link(name: str) -> str:
    """The address of a file of the static folder, for the map's frame."""
    return f"{SERVED}/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
