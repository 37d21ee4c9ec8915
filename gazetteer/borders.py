"""Where two areas meet."""

import shapely
import shapely.ops
from shapely.geometry.base import BaseGeometry

from gazetteer.distance import distance_km

_GAP_DEGREES = 0.05
"""Outlines of different countries may leave a gap of a few kilometres between them."""
_SHORTEST_KM = 25.0


def shared_border(
    one: BaseGeometry, other: BaseGeometry, near: tuple[float, float] | None = None
) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius in km of the border of two outlines, or None.

    The point is the border's middle and the radius reaches its ends. With ``near`` (latitude,
    longitude) it is the border's point nearest to there, and the radius what is then left open:
    the distance to that point, and 25 km at the least.
    """
    line = _along(one.boundary, other)
    if line.is_empty or line.length == 0:
        return None
    if near is not None:
        return _stretch(line, *near)
    middle = _middle(line)
    corners = shapely.get_coordinates(line)
    reach = max(
        distance_km(middle.y, middle.x, y, x) for x, y in corners[:: len(corners) // 500 + 1]
    )
    return round(middle.y, 4), round(middle.x, 4), round(max(_SHORTEST_KM, reach), 1)


def _along(line: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """What of ``line`` is no farther from ``other`` than the gap.

    Both are cut to each other's neighbourhood first: to widen all of Russia takes a second.
    """
    line = shapely.clip_by_rect(line, *_neighbourhood(other))
    if line.is_empty:
        return line
    beside = shapely.clip_by_rect(other, *_neighbourhood(line))
    return line.intersection(shapely.buffer(beside, _GAP_DEGREES, quad_segs=2))


def _neighbourhood(shape: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = shape.bounds
    margin = 2 * _GAP_DEGREES
    return west - margin, south - margin, east + margin, north + margin


def _stretch(line: BaseGeometry, latitude: float, longitude: float) -> tuple[float, float, float]:
    nearest, _ = shapely.ops.nearest_points(line, shapely.Point(longitude, latitude))
    away = distance_km(latitude, longitude, nearest.y, nearest.x)
    return round(nearest.y, 4), round(nearest.x, 4), round(max(_SHORTEST_KM, away), 1)


def _middle(line: BaseGeometry) -> shapely.Point:
    """The point half-way along: of all parts taken together, on the part that holds it."""
    parts = [part for part in shapely.get_parts(line) if part.length > 0]
    merged = shapely.line_merge(shapely.multilinestrings(parts))
    longest = max(shapely.get_parts(merged), key=lambda part: part.length)
    if longest.length >= line.length / 2:
        middle: shapely.Point = longest.interpolate(0.5, normalized=True)
        return middle
    nearest: shapely.Point = shapely.ops.nearest_points(line, line.centroid)[0]
    return nearest
