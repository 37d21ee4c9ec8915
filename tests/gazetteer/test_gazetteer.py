"""The bundled gazetteer: look-ups, hierarchy, positions, shapes, and its promises."""

import random

import pytest

from gazetteer.entry import GazetteerEntry
from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import fold

SAMPLE = 1500


@pytest.fixture(scope="module")
def sample(gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """Entries drawn by chance, but the same ones at every run."""
    rows = random.Random(20141112).sample(range(len(gazetteer)), SAMPLE)
    return [gazetteer._entry(row) for row in rows]


def first(gazetteer: Gazetteer, name: str, code: str) -> GazetteerEntry:
    return next(entry for entry in gazetteer.lookup(name) if entry.country_code == code)


def test_every_name_of_every_entry_finds_that_entry(
    gazetteer: Gazetteer, sample: list[GazetteerEntry]
) -> None:
    for entry in sample:
        for name in (entry.name, *entry.alternatenames):
            assert entry in gazetteer.lookup(name), name
            assert entry in gazetteer.entries(fold(name))
        assert gazetteer.entry(entry.geonameid) == entry


def test_every_entry_is_whole(gazetteer: Gazetteer, sample: list[GazetteerEntry]) -> None:
    for entry in sample:
        assert -90 <= entry.latitude <= 90 and -180 <= entry.longitude <= 180
        assert entry.extent_km > 0 and entry.geo_precision in (1, 2, 3)
        assert entry.name and entry.asciiname and entry.source
        assert entry.feature_class in "ALHPSTRUV" or entry.feature_code == ""
        if entry.feature_class != "P":
            assert entry.feature_code
        if entry.geonameid < 0:
            assert entry.source.startswith(
                ("curated", "seat", "geoBoundaries", "extent", "middle of its raion")
            )


def test_the_point_of_a_settlement_lies_in_its_country(
    gazetteer: Gazetteer, sample: list[GazetteerEntry]
) -> None:
    settled = [entry for entry in sample if entry.feature_class == "P"]
    outside = []
    for entry in settled:
        country = gazetteer.country(entry.country_code)
        if country and gazetteer.contains(country, entry.latitude, entry.longitude) is False:
            outside.append(entry)
    assert len(outside) <= 0.025 * len(settled), [entry.name for entry in outside]


def test_reverse_of_a_settlements_point_lies_in_its_country(
    gazetteer: Gazetteer, sample: list[GazetteerEntry]
) -> None:
    settled = [e for e in sample if e.feature_class == "P" and e.population > 2000][:200]
    for entry in settled:
        there = gazetteer.country_at(entry.latitude, entry.longitude)
        found = gazetteer.reverse((entry.latitude, entry.longitude))
        if there is not None and found is not None:
            assert found.raw["country_code"] == there.country_code


@pytest.mark.parametrize(
    ("names", "country", "latitude", "longitude"),
    [
        (("Kiev", "Kyiv", "Kyyiv", "Київ", "Киев", "KYIV"), "UA", 50.45, 30.52),
        (("Luhansk", "Lugansk", "Луганск", "Voroshilovgrad"), "UA", 48.57, 39.31),
        (("Kharkiv", "Kharkov", "Харків"), "UA", 49.99, 36.23),
        (("Odesa", "Odessa", "Одесса"), "UA", 46.48, 30.73),
        (("Amvrosiivka", "Amvrosievka", "Amvrosiyivka", "Amvrosiyevka"), "UA", 47.79, 38.48),
        (("Ilovaisk", "Ilovaysk", "Ilovays'k", "Ilovays’k"), "UA", 47.92, 38.20),
        (("Marinka", "Maryinka", "Mar'inka", "Марьинка"), "UA", 47.94, 37.50),
        (("Sloviansk", "Slavyansk", "Slovyansk", "Slov’yans’k"), "UA", 48.85, 37.61),
        (("Mykolaiv", "Nikolaev", "Nikolayev", "Mykolayiv"), "UA", 46.97, 32.0),
        (("Bakhmut", "Artemivsk", "Artyomovsk", "Artemovsk"), "UA", 48.59, 38.0),
        (("Dnipro", "Dnipropetrovsk", "Dnepropetrovsk"), "UA", 48.46, 35.04),
        (("Chystiakove", "Torez", "Chistyakovo"), "UA", 48.03, 38.6),
        (("Debaltseve", "Debaltsevo"), "UA", 48.34, 38.41),
        (("Horlivka", "Gorlovka"), "UA", 48.3, 38.03),
        (("Mariupol", "Mariupol'", "Zhdanov"), "UA", 47.1, 37.55),
        (("Shakhtarsk", "Shakhtersk"), "UA", 48.06, 38.44),
        (("Qamishli", "Al-Qamishli"), "SY", 37.05, 41.23),
        (("Maarat al-Numan",), "SY", 35.64, 36.67),
    ],
)
def test_every_spelling_finds_the_place(
    gazetteer: Gazetteer, names: tuple[str, ...], country: str, latitude: float, longitude: float
) -> None:
    for name in names:
        entry = first(gazetteer, name, country)
        assert entry.feature_class == "P", name
        assert abs(entry.latitude - latitude) < 0.1, (name, entry)
        assert abs(entry.longitude - longitude) < 0.12, (name, entry)


def test_bare_names_mean_the_important_place(gazetteer: Gazetteer) -> None:
    for name, code, feature in [
        ("Donetsk", "UA", "P"), ("Paris", "FR", "P"), ("London", "GB", "P"), ("Georgia", "GE", "A"),
        ("Russia", "RU", "A"), ("US", "US", "A"), ("U.K.", "GB", "A"), ("Burma", "MM", "A"),
        ("DR Congo", "CD", "A"), ("Iowa", "US", "A"), ("Washington", "US", "P"),
        ("Moscow", "RU", "P"), ("Tigray", "ET", "A"), ("Idlib", "SY", "P"),
    ]:  # fmt: skip
        entry = gazetteer.lookup(name)[0]
        assert (entry.country_code, entry.feature_class) == (code, feature), name


def test_divisions_are_found_bare_and_with_a_type_word(gazetteer: Gazetteer) -> None:
    for name, code in [
        ("Rostov region", "RU"), ("Rostov oblast", "RU"), ("Luhansk region", "UA"),
        ("Donetsk Oblast", "UA"), ("Tigray region", "ET"), ("Idlib province", "SY"),
        ("Kyiv region", "UA"), ("Crimea", "UA"), ("Texas", "US"), ("Bryansk region", "RU"),
    ]:  # fmt: skip
        entry = gazetteer.lookup(name)[0]
        assert (entry.country_code, entry.feature_code) == (code, "ADM1"), name
        assert entry.geo_precision == 3 and entry.extent_km > 30


def test_the_hierarchy(gazetteer: Gazetteer) -> None:
    donetsk = next(
        e for e in gazetteer.lookup("Donetsk") if e.country_code == "UA" and e.feature_class == "P"
    )
    region = gazetteer.admin1(donetsk)
    assert region is not None and region.geonameid == 709716
    russian = [e for e in gazetteer.lookup("Donetsk") if e.country_code == "RU"]
    names = [region.name for e in russian if (region := gazetteer.admin1(e))]
    assert "Rostov" in names
    village = first(gazetteer, "Shulhynka", "UA")
    raion = gazetteer.admin2(village)
    assert raion is not None and raion.name == "Starobilsk Raion"
    assert gazetteer.country("UA") == gazetteer.lookup("Ukraine")[0]
    assert gazetteer.country("??") is None and gazetteer.country("") is None
    iowa = gazetteer.division("US", "IA")
    assert iowa is not None and iowa.name == "Iowa"


def test_crimea_is_in_ukraine(gazetteer: Gazetteer) -> None:
    ukraine, russia = gazetteer.country("UA"), gazetteer.country("RU")
    assert ukraine and russia
    for latitude, longitude in [(44.95, 34.1), (44.6, 33.53), (45.35, 36.47), (45.2, 33.4)]:
        assert gazetteer.contains(ukraine, latitude, longitude)
        assert gazetteer.contains(russia, latitude, longitude) is False
    for name in ("Simferopol", "Sevastopol", "Kerch", "Yalta", "Crimea", "Yevpatoria"):
        assert gazetteer.lookup(name)[0].country_code == "UA", name


def test_borders(gazetteer: Gazetteer) -> None:
    ukraine, russia, france = (gazetteer.country(code) for code in ("UA", "RU", "FR"))
    assert ukraine and russia and france
    border = gazetteer.border_between(ukraine, russia)
    assert border is not None
    latitude, longitude, radius = border
    assert 47 < latitude < 52.5 and 31.5 < longitude < 40.3 and 300 < radius < 800
    near = gazetteer.border_between(ukraine, russia, near=(48.0, 38.9))
    assert near is not None and abs(near[0] - 47.9) < 0.4 and 38 < near[1] < 40 and near[2] < 90
    assert gazetteer.border_between(ukraine, france) is None
    luhansk, donetsk = gazetteer.division("UA", "14"), gazetteer.division("UA", "05")
    assert luhansk and donetsk
    shared = gazetteer.border_between(luhansk, donetsk)
    assert shared is not None and 48 < shared[0] < 49.3
    village = gazetteer.lookup("Amvrosiivka")[0]
    assert gazetteer.border_between(village, russia) is None
    assert gazetteer.contains(village, 48.0, 38.0) is None


def test_near_is_what_a_full_search_finds(gazetteer: Gazetteer) -> None:
    found = gazetteer.near(48.0, 37.8, 15)
    distances = [distance for _, distance in found]
    assert distances == sorted(distances) and distances[-1] <= 15
    wider = gazetteer.near(48.0, 37.8, 60)
    assert {e.geonameid for e, d in wider if d <= 15} == {e.geonameid for e, _ in found}
    assert gazetteer.near(0.0, -150.0, 5) == []


def test_fuzzy_is_marked_and_never_for_short_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Amvrosiivkk") == []
    answers = gazetteer.lookup("Amvrosiivkk", fuzzy=True)
    assert answers[0].name == "Amvrosiivka" and 0.8 < answers[0].likeness < 1
    assert all(entry.likeness == 1 for entry in gazetteer.lookup("Donetsk", fuzzy=True))
    assert gazetteer.lookup("Kyiq", fuzzy=True) == []


@pytest.mark.parametrize(
    "name", ["", "'", "x" * 100_000, "ё" * 5000, "\ud800", "\x00", "a b " * 3000]
)
def test_odd_names_find_nothing_and_cost_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name, fuzzy=True) == []
    assert gazetteer.geocode(name) is None


def test_renamings_have_years(gazetteer: Gazetteer) -> None:
    bakhmut = first(gazetteer, "Bakhmut", "UA")
    found = gazetteer.renamings(bakhmut)
    assert ("Artemivsk", 2016) in [(row.former, row.year) for row in found]


def test_geocode_and_reverse_speak_geopy(gazetteer: Gazetteer) -> None:
    donetsk = gazetteer.geocode("Donetsk, Rostov region")
    assert donetsk is not None and abs(donetsk.longitude - 39.95) < 0.1
    assert donetsk.address == "Donetsk, Rostov, Russia"
    assert gazetteer.geocode("Paris, Texas").raw["country_code"] == "US"
    assert gazetteer.geocode("Donetsk", country_bias="ru").raw["country_code"] == "RU"
    many = gazetteer.geocode("Donetsk", exactly_one=False)
    assert len(many) > 2
    assert gazetteer.geocode("Xqzzwvutria") is None
    assert "Ukraine" in gazetteer.reverse((48.0, 37.8)).address
    assert gazetteer.reverse((43.0, 34.0)) is None
    assert "Ukraine" in gazetteer.reverse("48.0, 37.8").address
    assert "Puerto Rico" in gazetteer.reverse((18.4663, -66.1057)).address
    for no_point in ((91.0, 0.0), (float("nan"), 0.0)):
        with pytest.raises(ValueError, match=r"90|finite"):
            gazetteer.reverse(no_point)
