"""From a list of places to the columns of a place file, and several files into one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gazetteer.names import useful_names
from gazetteer.normalize import SEPARATOR
from gazetteer.place import Place
from gazetteer.placefile import CODE_LISTS, COLUMNS, Column, PlaceFile, Renaming


def pack(
    places: Sequence[Place],
    *,
    replaces: Sequence[int] = (),
    renamings: Sequence[Renaming] = (),
) -> PlaceFile:
    """Lay the places out as columns. ``replaces``: ids of another file's places that they are."""
    lists: dict[str, list[str]] = {}
    columns: dict[str, Column] = {}
    for column in CODE_LISTS:
        values = [getattr(place, column) for place in places]
        lists[column] = sorted(set(values))
        numbers = {value: number for number, value in enumerate(lists[column])}
        columns[column] = np.array([numbers[value] for value in values])
        if len(lists[column]) > np.iinfo(COLUMNS[column]).max:
            raise ValueError(f"too many kinds of {column} for the place file")
    names = useful_names(places)
    columns["geonameid"] = np.array([place.geonameid for place in places])
    columns["latitude"] = np.array([round(place.latitude * 1e5) for place in places])
    columns["longitude"] = np.array([round(place.longitude * 1e5) for place in places])
    columns["population"] = np.array([place.population for place in places])
    columns["extent_metres"] = np.array([round(place.extent_km * 1000) for place in places])
    columns["geo_precision"] = np.array([place.geo_precision for place in places])
    columns["name_count"] = np.array([len(group) for group in names])
    return PlaceFile(
        columns={name: columns[name].astype(kind) for name, kind in COLUMNS.items()},
        names="".join(f"{name}{chr(SEPARATOR)}" for group in names for name in group).encode(),
        codes=lists,
        counts={
            "source": dict(Counter(source_kind(place.source) for place in places)),
            "feature": dict(Counter(place.feature for place in places)),
        },
        replaces=tuple(sorted(replaces)),
        renamings=tuple(renamings),
    )


def combine(base: PlaceFile, added: PlaceFile) -> PlaceFile:
    """``base`` without the places that ``added`` has too or replaces, and then ``added``."""
    gone = np.concatenate([added.columns["geonameid"], np.array(added.replaces, dtype="<i4")])
    kept = ~np.isin(base.columns["geonameid"], gone)
    columns: dict[str, Column] = {}
    codes: dict[str, list[str]] = {}
    for name, kind in COLUMNS.items():
        first, second = base.columns[name][kept], added.columns[name]
        if name in CODE_LISTS:
            codes[name] = sorted({*base.codes[name], *added.codes[name]})
            first = _renumber(base.codes[name], codes[name])[first]
            second = _renumber(added.codes[name], codes[name])[second]
        columns[name] = np.concatenate([first, second]).astype(kind)
    return replace(
        base,
        columns=columns,
        codes=codes,
        names=_names_of(base, kept) + added.names,
        counts={
            kind: dict(Counter(base.counts[kind]) + Counter(added.counts[kind]))
            for kind in ("source", "feature")
        },
        version=f"{base.version}+{added.version}",
    )


def source_kind(source: str) -> str:
    """The source without the note on a single place that a curated row adds after a comma."""
    return source.partition(", ")[0] if source.startswith("curated") else source


def _renumber(old: list[str], new: list[str]) -> Column:
    places = {code: number for number, code in enumerate(new)}
    return np.array([places[code] for code in old], dtype=np.int64)


def _names_of(places: PlaceFile, kept: Column) -> bytes:
    if kept.all():
        return places.names
    ends = np.flatnonzero(np.frombuffer(places.names, dtype=np.uint8) == SEPARATOR) + 1
    lasts = ends[np.cumsum(places.columns["name_count"].astype(np.int64)) - 1]
    lengths = np.diff(lasts, prepend=0)
    letters = np.frombuffer(places.names, dtype=np.uint8)[np.repeat(kept, lengths)]
    return bytes(letters.tobytes())
