"""Distances, parts of countries, borders and written coordinates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mgrs import MGRS

from geo.records import ResolvedPlace, Span
from geo.toponyms.coordinates import find_coordinates
from geo.toponyms.directions import bearing_of
from geo.toponyms.distances import Relative
from geo.toponyms.sphere import approximate_km, geodesic_km, midpoint, travel
from tests.toponyms.conftest import Finder

MARIUPOL, DONETSK = (47.1, 37.54), (48.01, 37.8)


def one(places: list[ResolvedPlace], kind: str) -> ResolvedPlace:
    (place,) = [place for place in places if place.toponym.kind == kind]
    return place


def off_km(place: ResolvedPlace, latitude: float, longitude: float) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    return approximate_km(place.latitude, place.longitude, latitude, longitude)


RELATIVES = [
    ("Trenches ran 15 km north of Mariupol.", "15 km north of Mariupol", (47.235, 37.54)),
    ("Guns stood 62km east of Donetsk.", "62km east of Donetsk", (48.01, 38.63)),
    ("It is 30 miles south-west of Kursk.", "30 miles south-west of Kursk", (51.42, 35.69)),
    ("It burned between Horlivka and Yenakiieve.", None, (48.28, 38.13)),
    ("They camped halfway between Agadez and Arlit.", None, (17.86, 7.69)),
    ("It struck 50 km WSW of Kupang.", "50 km WSW of Kupang", (-10.34, 123.16)),
    ("Cars lined the Donetsk-Mariupol road.", "Donetsk-Mariupol road", (47.55, 37.67)),
]


@pytest.mark.parametrize(("text", "name", "point"), RELATIVES)
def test_a_distance_is_a_point_with_a_radius(
    text: str, name: str | None, point: tuple[float, float], find: Finder
) -> None:
    place = one(find(text), "relative")
    assert name in (None, place.name)
    assert off_km(place, *point) < 12
    assert place.radius_km >= 3
    assert place.geo_precision >= 2


def test_the_name_inside_a_distance_is_no_mention_by_itself(find: Finder) -> None:
    assert len(find("Trenches ran 15 km north of Mariupol.")) == 1


def test_a_phrase_holds_the_names_that_it_is_told_from(find: Finder) -> None:
    relative, border = find("Guns stood 15 km north of Mariupol, on the border with Russia.")
    assert [place.name for place in relative.told_from] == ["Mariupol"]
    assert [place.name for place in border.told_from] == ["Russia"]
    (part,) = find("The police of northwestern Alberta ask for help.")
    assert [place.name for place in part.told_from] == ["Alberta"]


def test_a_road_that_only_regions_are_named_with_is_about_there(find: Finder) -> None:
    road = next(p for p in find("In Montana, Interstate 90 was closed.") if p.name != "Montana")
    assert road.geo_precision == 3
    assert off_km(road, 47.0, -109.6) < 300


PHRASES = [
    ("Guns moved in the eastern part of Kharkiv oblast.", (49.6, 37.4), 60),
    ("They hold the left bank of the Dnipro in Kherson region.", (46.6, 33.6), 130),
    ("It lies at the border between Luhansk and Rostov regions.", (48.6, 39.8), 80),
    ("Shells fell on the south-eastern outskirts of Donetsk.", (47.95, 37.88), 15),
]


@pytest.mark.parametrize(("text", "point", "km"), PHRASES)
def test_a_part_is_on_its_side_and_says_how_little_is_known(
    text: str, point: tuple[float, float], km: float, find: Finder
) -> None:
    places = find(text)
    near = [place for place in places if off_km(place, *point) <= km]
    assert near
    assert all(place.geo_precision >= 2 for place in near)


def test_a_way_is_no_distance(find: Finder) -> None:
    places = find("The army was moved 3,000 km west from Novosibirsk to Yelnya.")
    assert [place.name for place in places] == ["Novosibirsk", "Yelnya"]


def test_talks_between_two_capitals_are_nowhere_between_them(find: Finder) -> None:
    kinds = {place.toponym.kind for place in find("Talks between Kyiv and Minsk went on.")}
    assert kinds == {"settlement"}


def test_a_vague_distance_reaches_wider_than_a_figure(find: Finder) -> None:
    exact = one(find("Rebels sit 5 km from Mekelle."), "relative")
    vague = one(find("Rebels sit a few kilometres from Mekelle."), "relative")
    assert vague.radius_km > 0.9 * exact.radius_km


def test_a_bracketed_distance_says_which_namesake_is_meant(find: Finder) -> None:
    for text, longitude in (
        ("Guns fired from Lyman (100km north of Donetsk).", 37.8),
        ("Guns fired from Lyman (48km south-east of Kharkiv).", 36.5),
    ):
        lyman = next(place for place in find(text) if place.name == "Lyman")
        assert lyman.longitude is not None
        assert abs(lyman.longitude - longitude) < 0.5


@pytest.mark.parametrize(
    ("text", "name", "west", "east"),
    [
        ("Hospitals in eastern Ukraine are full.", "eastern Ukraine", 35.5, 39.5),
        ("Airstrips in western Iraq were hit.", "western Iraq", 39.5, 43.0),
        ("It rained over Ukraine's east.", "Ukraine's east", 35.5, 39.5),
        ("They met in the north of Mali.", "north of Mali", -6.0, 3.0),
    ],
)
def test_a_part_of_a_country_is_a_region_on_its_side(
    text: str, name: str, west: float, east: float, find: Finder
) -> None:
    place = one(find(text), "region")
    assert place.name == name
    assert place.longitude is not None
    assert west < place.longitude < east
    assert place.geo_precision == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tanks massed on the border with Ukraine near Belgorod.", "border with Ukraine"),
        ("In Belgorod the Russia-Ukraine border is shut.", "Russia-Ukraine border"),
        ("Near Belgorod, Russian guards saw Ukraine's border burn.", "Ukraine's border"),
        ("Near Luhansk the Russian border is open to Ukrainian cars.", "Russian border"),
    ],
)
def test_a_border_is_one_mention_near_the_other_places(text: str, name: str, find: Finder) -> None:
    border = one(find(text), "border")
    assert border.name == name
    settled = one(find(text), "settlement")
    assert settled.latitude is not None
    assert settled.longitude is not None
    assert off_km(border, settled.latitude, settled.longitude) < 120
    assert border.radius_km > 0


def test_border_guards_are_no_border(find: Finder) -> None:
    kinds = [place.toponym.kind for place in find("Russian border guards fired.")]
    assert "border" not in kinds


def test_outskirts_are_the_town_less_exactly(find: Finder) -> None:
    inside = one(find("Shells fell in Donetsk."), "settlement")
    outside = one(find("They dug in on the south-eastern outskirts of Donetsk."), "settlement")
    assert outside.name == "Donetsk"
    assert outside.geo_precision == 2
    assert inside.latitude is not None
    assert outside.latitude is not None
    assert outside.latitude < inside.latitude


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("at 48.1397, 37.7497 today", (48.1397, 37.7497)),
        ("at 48.1397° N, 37.7497° E today", (48.1397, 37.7497)),
        ("at 33.8688 S 151.2093 E today", (-33.8688, 151.2093)),
        ("at 47°05′50″N 37°32′30″E today", (47.0972, 37.5417)),
        ("at 48° N, 38° E today", (48.0, 38.0)),
        ("at 36.52N 37.95E today", (36.52, 37.95)),
    ],
)
def test_written_coordinates_are_read(text: str, point: tuple[float, float]) -> None:
    (position,) = find_coordinates(text)
    assert approximate_km(position.latitude, position.longitude, *point) < 0.05


@pytest.mark.parametrize(
    "text", ["rose 48.1, 37.7 percent", "version 1.2345", "95.1234, 37.1234", "in 10 AM 2014"]
)
def test_other_figures_are_no_coordinates(text: str) -> None:
    assert find_coordinates(text) == []


@given(st.floats(min_value=0.1, max_value=75), st.floats(min_value=-179, max_value=179))
def test_a_military_grid_reference_is_read_back(latitude: float, longitude: float) -> None:
    grid = MGRS().toMGRS(latitude, longitude)
    grid = grid.decode() if isinstance(grid, bytes) else grid
    (position,) = find_coordinates(f"hit at {grid} twice")
    assert approximate_km(position.latitude, position.longitude, latitude, longitude) < 0.05


@given(
    st.floats(min_value=-70, max_value=70),
    st.floats(min_value=-180, max_value=180),
    st.floats(min_value=0, max_value=359),
    st.floats(min_value=0.1, max_value=2000),
)
def test_travelling_goes_as_far_as_it_says(
    latitude: float, longitude: float, bearing: float, kilometres: float
) -> None:
    there = travel(latitude, longitude, bearing, kilometres)
    assert geodesic_km((latitude, longitude), there) == pytest.approx(kilometres, rel=1e-6)


def test_the_middle_is_as_far_from_both_ends() -> None:
    middle = midpoint(MARIUPOL, DONETSK)
    assert geodesic_km(middle, MARIUPOL) == pytest.approx(geodesic_km(middle, DONETSK), rel=1e-4)


def test_directions_have_bearings() -> None:
    assert bearing_of("north-eastern") == 45
    assert bearing_of("North-North-West") == 337.5
    assert bearing_of("southwards") == 180
    assert bearing_of("WSW") == 247.5
    assert bearing_of("left") is None


def test_the_radius_of_a_distance_grows_with_it() -> None:
    def radius(kilometres: float) -> float:
        there = Relative(Span(0, 1), 0, (0,), "distance", kilometres, bearing=0.0)
        return there.locate([MARIUPOL])[1]

    assert radius(10) < radius(50) < radius(200)


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("Mariupol is dark. Shells fell 10 km east of the city.", "10 km east of the city",
         (47.1, 37.67)),
        ("Paris, Texas, met. He lives six miles east of town.", "six miles east of town",
         (33.66, -95.45)),
    ],
)  # fmt: skip
def test_the_city_and_the_town_are_those_named_before(
    text: str, name: str, point: tuple[float, float], find: Finder
) -> None:
    place = one(find(text), "relative")
    assert place.name == name
    assert off_km(place, *point) < 10


def test_a_distance_from_no_named_place_says_so(find: Finder) -> None:
    place = one(find("Shells fell 10 km east of the city."), "relative")
    assert place.latitude is None
    assert place.unresolved_reason == "which city is meant is not said"
