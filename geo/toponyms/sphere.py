"""Distances and bearings. What is shown is geodesic (geopy); what is merely compared is not."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

from geopy.distance import distance as geodesic

_EARTH_KM = 6371.0088


def approximate_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Great-circle kilometres on a sphere (haversine): within 0.6% of the geodesic."""
    phi, other_phi = radians(latitude), radians(other_latitude)
    half = (
        sin((other_phi - phi) / 2) ** 2
        + cos(phi) * cos(other_phi) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def travel(
    latitude: float, longitude: float, bearing: float, kilometres: float
) -> tuple[float, float]:
    """Where one is after going so far along a bearing (degrees from north), on the ellipsoid."""
    there = geodesic(kilometers=kilometres).destination((latitude, longitude), bearing=bearing)
    return float(there.latitude), float(there.longitude)


def geodesic_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two (latitude, longitude) on the ellipsoid."""
    return float(geodesic(one, other).kilometers)


def bearing_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The first bearing, in degrees from north, of the way from one point to another."""
    phi, other_phi = radians(one[0]), radians(other[0])
    turn = radians(other[1] - one[1])
    east = sin(turn) * cos(other_phi)
    north = cos(phi) * sin(other_phi) - sin(phi) * cos(other_phi) * cos(turn)
    return degrees(atan2(east, north)) % 360


def midpoint(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Half-way between two points, along the geodesic."""
    return travel(*one, bearing_between(one, other), geodesic_km(one, other) / 2)
