import pytest

from tests.browser.scripts.conftest import LEAFLET, MAP

pytestmark = pytest.mark.browser


@pytest.fixture
def run(load):
    return load(LEAFLET, MAP / "fit.js")


def table(points: list[tuple[float, float, int]]) -> dict:
    place = [number for number, (_, _, weight) in enumerate(points) for _ in range(weight)]
    return {
        "places": len(points),
        "reports": len(place),
        "place": place,
        "place_vague": [0] * len(points),
        "place_latitude": [latitude for latitude, _, _ in points],
        "place_longitude": [longitude for _, longitude, _ in points],
    }


def test_a_far_stray_does_not_widen_the_view(run) -> None:
    points = [(48.0, 37.8, 300), (49.0, 39.0, 300), (-33.9, 151.2, 2)]
    box = run("table => boundsOfReports(table)", table(points))
    assert box == {"south": 48.0, "north": 49.0, "west": 37.8, "east": 39.0}


def test_few_reports_are_all_in_view(run) -> None:
    box = run("table => boundsOfReports(table)", table([(48.0, 37.8, 1), (-33.9, 151.2, 1)]))
    assert box == {"south": -33.9, "north": 48.0, "west": 37.8, "east": 151.2}


def test_places_without_a_report_do_not_count(run) -> None:
    points = table([(48.0, 37.8, 2), (10.0, 10.0, 0)])
    assert run("table => boundsOfReports(table).south", points) == 48.0
    assert run("table => boundsOfReports(table, [0, 0, 0, 0, 0, 0])", points) is None


def test_a_country_does_not_widen_the_view(run) -> None:
    points = table([(48.0, 37.8, 2), (60.0, 100.0, 9)]) | {"place_vague": [0, 1]}
    assert run("table => boundsOfReports(table).east", points) == 37.8
    assert run("table => boundsOfReports(table).east", points | {"place_vague": [1, 1]}) == 100.0
