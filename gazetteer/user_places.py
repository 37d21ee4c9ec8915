"""The user's own places and imported country dumps, which lie on top of the bundled file."""

import os
from pathlib import Path

import platformdirs

from gazetteer.dump import read_places
from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import fold_all
from gazetteer.packing import combine, pack
from gazetteer.place import OWN_SOURCE, Place
from gazetteer.placefile import PlaceFile, read_place_file, write_place_file

FOLDER_VARIABLE = "DATELINE_PLACES"
"""Names another folder for imported places than the platform's data folder."""


def folder() -> Path:
    """Where imported places are kept."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    return platformdirs.user_data_path("dateline", appauthor=False) / "places"


def with_user_places(bundled: PlaceFile) -> PlaceFile:
    """``bundled`` and what the user imported: dumps first, the user's own tables last."""
    combined = bundled
    paths = sorted(folder().glob("*.z")) if folder().is_dir() else []
    for path in sorted(paths, key=lambda p: p.name.startswith("own-")):
        combined = combine(combined, read_place_file(path))
    return combined


def import_file(path: Path, bundled: Gazetteer) -> tuple[Path, int]:
    """Import a dump or a table. Returns the file written and how many places it holds.

    Raises ImportRejected. An import of the same name is replaced, whole or not at all.
    """
    places = read_places(path)
    replaces = _take_over(places, bundled)
    own = bool(places) and places[0].source == OWN_SOURCE
    folder().mkdir(parents=True, exist_ok=True)
    target = folder() / f"{'own-' if own else ''}{path.stem}.z"
    write_place_file(pack(places, replaces=replaces), target)
    return target, len(places)


def _take_over(places: list[Place], bundled: Gazetteer) -> list[int]:
    """Hand the bundled names on, and find the villages that now have a point of their own.

    A settlement that the bundled file places at its council or hromada is replaced by the
    imported one of the same name that lies within its radius.
    """
    replaced = []
    keys = iter(fold_all([name for place in places for name in place.names[:1]]))
    for place in places:
        key = next(keys)
        if place.source == OWN_SOURCE:
            continue
        for entry, _ in bundled.namesakes(key, place.country, place.latitude, place.longitude):
            same = entry.geonameid == place.geonameid
            vague = entry.geo_precision == 2 and entry.feature_class == place.feature[0] == "P"
            if same or vague:
                place.alternates += [entry.name, *entry.alternatenames]
            if vague and not same:
                replaced.append(entry.geonameid)
    return replaced
