"""The bundled outlines: polygons of divisions, joined into regions and countries on demand.

Layout: the magic line, a JSON header line, then one zlib stream with the ring and polygon
offsets and the corners, as steps of 0.001 degree from corner to corner.
"""

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer.errors import GazetteerMissing

MAGIC = b"dateline-outlines 1\n"
STEPS_PER_DEGREE = 1000
"""Corners lie on a grid of 0.001 degree, about 100 m."""


@dataclass(frozen=True, kw_only=True)
class Shapes:
    """Outlines by number, and which outlines make up a place (by id) or a country (by code)."""

    outlines: npt.NDArray[np.object_]
    members: dict[int, list[int]]
    countries: dict[str, list[int]]

    def place(self, geonameid: int) -> BaseGeometry | None:
        """The shape of a division or region, longitude first, or None where it is not known."""
        numbers = self.members.get(geonameid)
        return None if numbers is None else self._joined(tuple(numbers))

    def country(self, code: str) -> BaseGeometry | None:
        """The shape of a country, longitude first, or None."""
        numbers = self.countries.get(code)
        return None if numbers is None else self._joined(tuple(numbers))

    def country_at(self, latitude: float, longitude: float) -> str:
        """The code of the country that holds a point, "" at sea."""
        found = self._tree.query(shapely.Point(longitude, latitude), predicate="intersects")
        return self._country_of[int(min(found))] if len(found) else ""

    @cached_property
    def _country_of(self) -> dict[int, str]:
        return {number: code for code, numbers in self.countries.items() for number in numbers}

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.outlines)

    @cached_property
    def _joined(self) -> Callable[[tuple[int, ...]], BaseGeometry]:
        @lru_cache(maxsize=64)
        def joined(numbers: tuple[int, ...]) -> BaseGeometry:
            whole: BaseGeometry = shapely.coverage_union_all(self.outlines[sorted(set(numbers))])
            shapely.prepare(whole)
            return whole

        return joined


def write_shapes(shapes: Shapes, path: Path) -> str:
    """Write ``shapes`` whole or not at all, and return the SHA-256 of the file."""
    multi = np.array([_as_multipolygon(outline) for outline in shapes.outlines])
    _, corners, (rings, polygons, places) = shapely.to_ragged_array(multi)
    grid = np.round(corners * STEPS_PER_DEGREE).astype("<i4")
    steps = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype="<i4")).astype("<i4")
    planes = steps.T.copy().view("u1").reshape(2, -1, 4).transpose(0, 2, 1)
    offsets = [np.asarray(o, dtype="<i4") for o in (rings, polygons, places)]
    body = b"".join([*(o.tobytes() for o in offsets), planes.tobytes()])
    header = {
        "offsets": [len(o) for o in offsets],
        "corners": len(grid),
        "members": {str(key): value for key, value in sorted(shapes.members.items())},
        "countries": shapes.countries,
        "content_sha256": hashlib.sha256(body).hexdigest(),
    }
    line = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    content = MAGIC + line + b"\n" + zlib.compress(body, 9)
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(path)
    return hashlib.sha256(content).hexdigest()


def read_shapes(path: Path) -> Shapes:
    """Read the outlines. Raises :class:`GazetteerMissing` where missing or damaged."""
    try:
        content = path.read_bytes()
        if not content.startswith(MAGIC):
            raise ValueError("not a file of outlines of this version")
        end = content.index(b"\n", len(MAGIC))
        header = json.loads(content[len(MAGIC) : end])
        body = zlib.decompress(content[end + 1 :])
        if hashlib.sha256(body).hexdigest() != header["content_sha256"]:
            raise ValueError("its content does not match its own hash")
    except (OSError, ValueError, zlib.error) as error:
        raise GazetteerMissing(f"{path}: {error}; restore it or run `make gazetteer`") from error
    return Shapes(
        outlines=_unpack(body, header),
        members={int(key): numbers for key, numbers in header["members"].items()},
        countries=header["countries"],
    )


def _unpack(body: bytes, header: dict[str, Any]) -> npt.NDArray[np.object_]:
    offsets = []
    start = 0
    for length in header["offsets"]:
        offsets.append(np.frombuffer(body, dtype="<i4", count=length, offset=start))
        start += 4 * length
    planes = np.frombuffer(body, dtype="u1", offset=start).reshape(2, 4, header["corners"])
    steps = np.ascontiguousarray(planes.transpose(0, 2, 1)).view("<i4").reshape(2, -1)
    corners = np.ascontiguousarray(np.cumsum(steps, axis=1, dtype=np.int64).T / STEPS_PER_DEGREE)
    kind = shapely.GeometryType.MULTIPOLYGON
    outlines: npt.NDArray[np.object_] = shapely.from_ragged_array(kind, corners, tuple(offsets))
    return outlines


def _as_multipolygon(outline: BaseGeometry) -> BaseGeometry:
    polygons = [part for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]
    joined: BaseGeometry = shapely.multipolygons(polygons)
    return joined
