import pytest

from tests.browser.scripts.conftest import MAP, SHARED

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("colour", "dark"),
    [
        ("#ffffff", False),
        ("#15181c", True),
        ("rgb(20, 24, 28)", True),
        ("rgba(244,243,239,1)", False),
        ("", False),
    ],
)
def test_a_background_tells_the_theme(load, colour, dark) -> None:
    assert load(SHARED / "theme.js")("colour => isDarkColour(colour)", colour) is dark


def test_a_change_of_theme_is_noticed(load) -> None:
    run = load(
        MAP / "days.js",
        MAP / "columns.js",
        MAP / "tally.js",
        SHARED / "hub.js",
        SHARED / "theme.js",
    )
    assert run(
        """async () => {
          const heard = [], host = document.body;
          host.style.setProperty("--st-background-color", "#ffffff");
          watchTheme(host, { change: (patch) => heard.push(patch.dark) });
          host.style.setProperty("--st-background-color", "#101010");
          await new Promise((done) => setTimeout(done, 50));
          return heard;
        }"""
    ) == [False, True]
