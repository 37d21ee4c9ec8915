"""The folium map is constant, loads nothing from elsewhere, and every file it names is there."""

import re

import pytest
from streamlit_folium import _get_map_string

from geo.cartography import assets
from geo.cartography.base_map import build_map
from geo.cartography.style import DARK, LIGHT, MOVEMENT_TYPES, TILES


def rendered() -> str:
    chart = build_map()
    chart.get_root().render()
    return str(_get_map_string(chart))


def test_two_maps_are_the_same_to_the_byte() -> None:
    assert rendered() == rendered()


def test_it_names_no_address_of_another_machine() -> None:
    chart = build_map()
    chart.get_root().render()
    links = [url for _, url in (*chart.default_js, *chart.default_css)]
    assert len(links) == 3
    assert not any(hasattr(part, "default_js") for part in chart._children.values())
    assert all(link.startswith("../../app/static/") for link in links)
    assert re.findall(r"https?://[^/\"]+", rendered()) == [f"https://{TILES['host']}"]


@pytest.mark.parametrize(
    "name", [*assets.STYLES, assets.LEAFLET, assets.BUNDLE, *assets.SCRIPTS, assets.BASEMAP]
)
def test_every_file_that_it_loads_is_served(name: str) -> None:
    assert (assets.STATIC / name).stat().st_size > 100
    assert re.fullmatch(r"\.\./\.\./app/static/[\w/.]+\?[0-9a-f]{12}", assets.link(name))


def test_the_scripts_know_the_movement_types() -> None:
    assert all(f'"{name}"' in rendered() for name in MOVEMENT_TYPES)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["reported", "denied", "planned", "selected"])
@pytest.mark.parametrize("ground", ["land", "water", "surface"])
def test_marks_stand_out_from_the_ground(theme, mark: str, ground: str) -> None:
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_the_map_can_be_read(theme) -> None:
    assert contrast(theme.label, theme.land) >= 4.5
    assert contrast(theme.ink, theme.surface) >= 7
