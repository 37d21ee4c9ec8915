"""Old and new names with the year of the change: ``curated/renamings.csv``."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer.build.romanize import spellings
from gazetteer.normalize import fold, fold_all
from gazetteer.place import Place
from gazetteer.placefile import Renaming


def apply_renamings(places: Iterable[Place], curated: Path) -> list[Renaming]:
    """Give each renamed place its former names in every spelling; return what was renamed.

    The row's ``name`` is matched within its country and first-order division; of several places
    the most populous is meant. A name that matches nothing stops the build.
    """
    known: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for place in places:
        if place.feature.startswith("P."):
            for key in set(fold_all([*place.names, *place.alternates])):
                known[place.country, place.admin1, key].append(place)
                known[place.country, "", key].append(place)
    renamings = []
    with curated.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found = known[row["country_code"], row["admin1_code"], fold(row["name"])]
            if not found:
                raise SystemExit(f"{curated.name}: no place is called {row['name']}")
            place = max(found, key=lambda candidate: (candidate.population, candidate.geonameid))
            former = spellings(row["former"]) if _is_cyrillic(row["former"]) else [row["former"]]
            place.alternates.extend(former)
            renamings.append(Renaming(place.geonameid, former[0], int(row["year"])))
    return renamings


def _is_cyrillic(name: str) -> bool:
    return "а" <= name.lower()[0] <= "ґ"
