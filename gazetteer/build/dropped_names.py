"""Names that a source gives to the wrong place: ``curated/dropped_names.csv``, with the reason."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer.normalize import fold
from gazetteer.place import Place


def drop_names(places: Iterable[Place], curated: Path) -> None:
    """Take the listed names away from the listed places; one that loses its own is called by
    the first of its others."""
    dropped: dict[int, set[str]] = defaultdict(set)
    with curated.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            dropped[int(row["geonameid"])].add(fold(row["name"]))
    for place in places:
        if place.geonameid in dropped:
            keys = dropped[place.geonameid]
            place.alternates = [name for name in place.alternates if fold(name) not in keys]
            names = [name for name in place.names if fold(name) not in keys]
            place.names = names or place.alternates[:1] or place.names
