"""The rules of the build that need none of its packages."""

import csv

import pytest

from gazetteer.build.adjectives import likeness
from gazetteer.build.arabic import news_forms
from gazetteer.build.councils import Council
from gazetteer.build.curated import read_curated
from gazetteer.build.locate import locate_settlements
from gazetteer.build.merge import merge
from gazetteer.build.register import Unit
from gazetteer.build.romanize import spellings
from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from gazetteer.load import PLACE_FILE
from gazetteer.names import is_readable, useful_names
from gazetteer.place import Place, own_id

CURATED = PLACE_FILE.parent / "curated"


@pytest.mark.parametrize(
    ("ukrainian", "expected"),
    [
        ("Амвросіївка", {"Amvrosiivka", "Amvrosiyivka", "Amvrosievka", "Амвросиевка"}),
        ("Київ", {"Kyiv", "Kyyiv", "Kyjiv"}),
        ("Мар'їнка", {"Marinka", "Maryinka", "Марьинка"}),
        ("Зеленопілля", {"Zelenopillia", "Zelenopillya", "Zelenopolye"}),
        ("Миколаївка", {"Mykolaivka", "Mykolayivka", "Nikolaevka", "Николаевка"}),
        ("Широкине", {"Shyrokyne", "Shirokino"}),
        ("Згурівка", {"Zghurivka"}),
    ],
)
def test_romanisation_by_every_system(ukrainian: str, expected: set[str]) -> None:
    assert expected <= set(spellings(ukrainian))


def test_arabic_names_as_news_writes_them() -> None:
    assert "Qāmishlī" in news_forms("Al Qāmishlī")
    assert "Ma‘arat al-Nu‘mān" in news_forms("Ma‘arrat an Nu‘mān")


def test_names_of_other_scripts_and_codes_are_left_out() -> None:
    assert is_readable("Łódź") and is_readable("Київ") and not is_readable("キーウ")
    assert not is_readable("Kyїv")
    place = Place(
        geonameid=1, names=["Kyiv"], latitude=0, longitude=0, feature="P.PPL",
        alternates=["Kiev", "IEV", "ji fu", "Ko", "kiev", "キーウ", "Kyjiw"],
    )  # fmt: skip
    assert useful_names([place]) == [["Kyiv", "Kiev", "Kyjiw"]]


def test_own_ids_are_negative_and_stay_the_same() -> None:
    assert own_id("katotth", "UA14") == own_id("katotth", "UA14") < 0
    assert own_id("katotth", "UA14") != own_id("curated", "UA14")


def village(geonameid: int, name: str, latitude: float, precision: int = 1) -> Place:
    return Place(
        geonameid=geonameid, names=[name], latitude=latitude, longitude=37.0, feature="P.PPL",
        country="UA", geo_precision=precision, extent_km=20 if precision == 2 else 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("council", "settlement"),
    [
        ("zaitsivska", "zaitseve"),
        ("bratska", "bratske"),
        ("petrivska druha", "petrivka druha"),
        ("velykotsvilianska", "velyka tsvilia"),
        ("staroskvariavska", "stara skvariava"),
    ],
)
def test_a_council_is_known_by_its_adjective(council: str, settlement: str) -> None:
    assert likeness(council, settlement) >= 0.5
    assert not likeness(council, "kostiantynivka")


def unit(code: str, name: str, category: str = "C", hromada: str = "UA-H1") -> Unit:
    return Unit(
        code=code, name=name, category=category, oblast="14", raion="UA-P1", hromada=hromada
    )


def council(name: str, latitude: float, oblast: str = "14") -> Council:
    return Council(name=name, oblast=oblast, latitude=latitude, longitude=37.0, extent_km=5.0)


def test_every_settlement_of_the_register_gets_a_spot_and_says_from_where() -> None:
    units = [
        unit("UA-H1", "Дружківська", "H", ""),
        unit("UA-1", "Дружківка", "M"),
        unit("UA-2", "Зайцеве"),
        unit("UA-3", "Братське"),
        unit("UA-4", "Петрівка"),
        unit("UA-5", "Самотнє", hromada="UA-H2"),
    ]
    listed = [village(10, "Druzhkivka", 48.6), village(11, "Petrivka", 48.61)]
    for place in listed:
        place.admin1 = units[0].admin1
    councils = [
        council("Zaitsivska", 48.7, oblast="53"),  # listed under the wrong oblast
        council("Zaitsivska", 49.9),  # nearer places come first
        council("Petrivska", 48.62),  # the known Petrivka lies in it
    ]
    spots = locate_settlements(units, listed, councils)
    assert spots["UA-2"].latitude == 48.7 and spots["UA-2"].geo_precision == 2
    assert spots["UA-4"].place is listed[1]
    assert spots["UA-3"].source == "seat of its hromada" and spots["UA-3"].latitude == 48.6
    assert spots["UA-5"].source == "middle of its raion" and spots["UA-5"].extent_km == 60


def test_a_curated_village_joins_the_listed_one() -> None:
    listed = [village(10, "Pisky", 48.0), village(-20, "Robotyne", 47.3, precision=2)]
    curated = [village(-30, "Pisky", 48.03), village(-31, "Robotyne", 47.45)]
    curated[0].names.append("Peski")
    merged = merge(listed, curated)
    assert [place.geonameid for place in merged] == [-20, 10]
    assert merged[0].latitude == 47.45 and merged[0].geo_precision == 1
    assert merged[1].latitude == 48.0 and "Peski" in merged[1].names


def test_curated_rows_are_whole_and_come_back(gazetteer: Gazetteer) -> None:
    rows = list(read_curated(CURATED))
    assert len({row.place.geonameid for row in rows}) == len(rows)
    for row in rows:
        place = row.place
        assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180
        assert place.extent_km > 0 and place.geo_precision in (1, 2, 3)
        assert len(place.source) > len("curated: ")
        found = gazetteer.lookup(place.names[0])
        assert found, place.names[0]


def test_curated_points_lie_in_their_country_and_division(gazetteer: Gazetteer) -> None:
    for row in read_curated(CURATED):
        place = row.place
        country = gazetteer.country(place.country)
        if country is None or place.feature[0] == "H":
            continue
        entry = gazetteer.division(place.country, place.admin1) if place.admin1 else None
        at_sea = gazetteer.country_at(place.latitude, place.longitude) is None
        for region in (country, entry):
            if region is not None and not at_sea:
                assert about_in(gazetteer, region, place), (place.names[0], region.name)


def about_in(gazetteer: Gazetteer, region: GazetteerEntry, place: Place) -> bool:
    """Whether the place, or a point 5 km from it, is in the region: borders are that rough."""
    return any(
        gazetteer.contains(region, place.latitude + north, place.longitude + east) is not False
        for north, east in [(0, 0), (0.045, 0), (-0.045, 0), (0, 0.065), (0, -0.065)]
    )


def test_country_points_lie_in_the_country(gazetteer: Gazetteer) -> None:
    with (CURATED / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = gazetteer.country(row["country_code"])
            if country is not None and country.extent_km > 10:
                point = (float(row["latitude"]), float(row["longitude"]))
                there = gazetteer.country_at(*point)
                drawn = gazetteer.contains(country, *point) is not None  # not inside another
                assert not drawn or there in (country, None), row["name"]  # or at sea
