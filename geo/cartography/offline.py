"""Map and timeline as one HTML file that opens anywhere, without a network or Dateline.

The same scripts as in the app, inlined, with the reports and their sentences as data. The
page's policy lets nothing run but these scripts (by their hash) and nothing be fetched.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from geo.cartography import assets
from geo.cartography.base_map import CENTRE, CREDIT, FARTHEST, NEAREST, ZOOM
from geo.cartography.columns import encode_reports
from geo.cartography.style import DARK, LIGHT, MOVEMENT_TYPES

HERE = Path(__file__).parent
DASHBOARD = HERE.parent / "dashboard"  # only files are read from it: scripts, styles and markup
SCRIPTS = (
    assets.STATIC / assets.LEAFLET,
    *(assets.STATIC / name for name in assets.SCRIPTS),
    *(DASHBOARD / "browser" / name for name in ("hub.js", "theme.js")),
    DASHBOARD / "legend" / "legend.js",
    *(
        DASHBOARD / "timeline" / f"{name}.js"
        for name in ("window", "histogram", "player", "timeline", "controls", "drawing")
    ),
    HERE / "page" / "page.js",
)
STYLES = (
    *(assets.STATIC / name for name in assets.STYLES),
    DASHBOARD / "legend" / "legend.css",
    DASHBOARD / "timeline" / "timeline.css",
    HERE / "page" / "page.css",
)
TEXTS = (
    "row_id", "status", "movement_type", "actor1", "forces", "origin", "destination", "location",
    "event_date", "date_reading", "attribution", "source", "title", "published", "confidence",
    "sentence", "url",
)  # fmt: skip


def offline_page(
    frame: pd.DataFrame,
    *,
    title: str = "Dateline: reported movements",
    window: tuple[date, date] | None = None,
) -> str:
    """The page for the reports of ``frame``, in its order; ``window`` is what it opens with.

    Reads the columns of :func:`~geo.cartography.columns.encode_reports` and, where there
    are such, those named in ``TEXTS``.
    """
    settings = {
        "themes": {"light": LIGHT.as_dict(), "dark": DARK.as_dict()},
        "types": list(MOVEMENT_TYPES),
        "credit": CREDIT,
        "map": {"center": CENTRE, "zoom": ZOOM, "minZoom": FARTHEST, "maxZoom": NEAREST},
        "window": window and [day.isoformat() for day in window],
    }
    script = _script(map(_read, SCRIPTS))
    parts = {
        "hash": f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        "title": html.escape(title),
        "style": "\n".join(map(_read, STYLES)),
        "legend": _read(DASHBOARD / "legend" / "legend.html"),
        "timeline": _read(DASHBOARD / "timeline" / "timeline.html"),
        "texts": _script_json(report_texts(frame)),
        "columns": base64.b64encode(encode_reports(frame)).decode(),
        "basemap": _script_json(json.loads(_read(assets.STATIC / assets.BASEMAP))),
        "settings": _script_json(settings),
        "script": script,
    }
    return _fill(_read(HERE / "page" / "page.html"), parts)


def report_texts(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """What the page tells of each report: plain values, dates as ISO text."""
    columns: dict[str, list[Any]] = {}
    for name in TEXTS:
        if name not in frame:
            continue
        values = frame[name]
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.strftime("%Y-%m-%d")
        columns[name] = [None if pd.isna(value) else value for value in values.tolist()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _fill(page: str, parts: dict[str, str]) -> str:
    """Puts every part in its place in one pass, so that none is looked for in another."""
    pieces = page.split("{")
    out = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        out += [parts[name], rest]
    return "".join(out)


def _script_json(value: Any) -> str:
    """JSON that cannot end the script element that holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script(texts: Iterable[str]) -> str:
    """Our scripts as one; each file's functions are global, as they are in the app's frame."""
    return "\n;\n".join(texts).replace("</script", "<\\/script")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
