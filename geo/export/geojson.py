"""Reports as GeoJSON (RFC 7946): WGS 84, longitude before latitude."""

import json
from typing import Any

import pandas as pd

from geo.export.cells import to_cells


def to_geojson(frame: pd.DataFrame) -> str:
    """Rows of :mod:`geo.frame` as a FeatureCollection.

    Each report is one feature of role "location": a point, to be read with ``geo_precision``
    and ``radius_km``, or no geometry where it has none. Where origin and destination are both
    known, a feature of role "route" follows with the line between them.
    """
    features: list[dict[str, Any]] = []
    for cells in to_cells(frame).to_dict("records"):
        properties = {str(name): cell for name, cell in cells.items()}
        features.append(_location(properties))
        route = _route(properties)
        if route is not None:
            features.append(route)
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False)


def _location(cells: dict[str, Any]) -> dict[str, Any]:
    point = _position(cells, "")
    return {
        "type": "Feature",
        "id": cells["report_id"],
        "geometry": None if point is None else {"type": "Point", "coordinates": point},
        "properties": {"role": "location", **cells},
    }


def _route(cells: dict[str, Any]) -> dict[str, Any] | None:
    start, end = _position(cells, "origin_"), _position(cells, "destination_")
    if start is None or end is None or start == end:
        return None
    kept = ("report_id", "status", "movement_type", "actor1", "origin", "destination")
    return {
        "type": "Feature",
        "id": f"{cells['report_id']}-route",
        "geometry": {"type": "LineString", "coordinates": [start, end]},
        "properties": {"role": "route", **{name: cells[name] for name in kept}},
    }


def _position(cells: dict[str, Any], lead: str) -> list[float] | None:
    latitude, longitude = cells[f"{lead}latitude"], cells[f"{lead}longitude"]
    return None if latitude is None or longitude is None else [longitude, latitude]
