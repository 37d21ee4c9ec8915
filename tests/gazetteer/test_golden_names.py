"""322 places in news spellings, against coordinates written down apart from the gazetteer.

``tests/golden/place_names.csv`` was written from general knowledge, not from any list that the
gazetteer is made of; ``km`` is how far an answer may be off.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from gazetteer.distance import distance_km
from gazetteer.gazetteer import Gazetteer

TABLE = Path(__file__).parent.parent / "golden" / "place_names.csv"
RIGHT_GIVEN_THE_COUNTRY = 0.98
RIGHT_BY_NAME_ALONE = 0.90


class Row(NamedTuple):
    name: str
    country_code: str
    latitude: float
    longitude: float
    km: float


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                r["name"], r["country_code"], float(r["latitude"]), float(r["longitude"]),
                float(r["km"]),
            )
            for r in csv.DictReader(lines)
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("given_country", "floor"), [(True, RIGHT_GIVEN_THE_COUNTRY), (False, RIGHT_BY_NAME_ALONE)]
)
def test_the_first_answer_is_right(gazetteer: Gazetteer, given_country: bool, floor: float) -> None:
    wrong = []
    for row in rows():
        bias = row.country_code if given_country else None
        found = gazetteer.geocode(row.name, country_bias=bias)
        away = (
            distance_km(row.latitude, row.longitude, found.latitude, found.longitude)
            if found
            else float("inf")
        )
        if away > row.km:
            wrong.append(f"{row.name} {row.country_code}: {away:.0f} km, {found}")
    share = 1 - len(wrong) / len(rows())
    print(
        f"\n{share:.1%} right of {len(rows())}, country {'given' if given_country else 'unknown'}"
    )
    assert len(rows()) >= 300
    assert share >= floor, wrong


@pytest.mark.parametrize(
    ("name", "code", "latitude", "longitude"),
    [
        ("Danube", "STM", 45.5, 24.0), ("Thames", "STM", 51.5, -0.6),
        ("Persian Gulf", "GULF", 26.9, 51.5), ("New England", "RGN", 43.8, -71.5),
        ("Zaporizhia", "PPLA", 47.85, 35.12), ("Dnipro", "PPLA", 48.47, 35.04),
        ("Himalayas", "MTS", 28.5, 84.0), ("Java", "ISL", -7.3, 110.0),
    ],
)  # fmt: skip
def test_a_bare_name_is_what_the_world_knows_by_it(
    name: str, code: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    first = gazetteer.lookup(name)[0]
    assert first.feature_code == code
    assert distance_km(latitude, longitude, first.latitude, first.longitude) < 30
