"""Distances on a sphere."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Great-circle distance of two points in degrees, in km (haversine)."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    half = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here)
        * math.cos(there)
        * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def distances_km(
    latitude: float,
    longitude: float,
    latitudes: npt.NDArray[Any],
    longitudes: npt.NDArray[Any],
) -> npt.NDArray[np.float64]:
    """Great-circle distances from one point to many, in km (haversine)."""
    here, there = np.radians(latitude), np.radians(latitudes)
    half: npt.NDArray[np.float64] = (
        np.sin((there - here) / 2) ** 2
        + np.cos(here) * np.cos(there) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    )
    distances: npt.NDArray[np.float64] = (
        2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    )
    return distances
