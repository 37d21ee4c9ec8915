import pytest

from tests.browser.scripts.conftest import MAP

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("under", "words"),
    [
        ({"mark": {"counts": [1, 0, 0]}}, "1 report, reported"),
        ({"mark": {"counts": [0, 1, 0]}}, "1 report, denied"),
        ({"mark": {"counts": [3, 0, 0], "many": True}}, "3 reported, at several spots"),
        ({"mark": {"counts": [2, 1, 1]}}, "4 reports: 2 reported, 1 planned, 1 denied"),
        ({"area": {"counts": [1200, 0, 0]}}, "1,200 reported, somewhere in this area"),
        ({"flow": {"count": 3, "status": 2}}, "3 planned this way"),
    ],
)
def test_the_line_says_counts_by_status(load, under, words) -> None:
    run = load(MAP / "symbols.js", MAP / "hover.js")
    assert run("under => sayUnder(under)", under) == words


def test_the_line_keeps_inside_the_map(load) -> None:
    run = load(MAP / "symbols.js", MAP / "hover.js")
    style = run(
        """() => {
          const hover = makeHover(document.body), note = document.querySelector(".hover-note");
          hover.show({ mark: { counts: [1, 0, 0] } }, { x: 790, y: 5 }, { x: 800, y: 400 });
          const shown = [note.hidden, note.style.left, note.style.right, note.style.top];
          hover.show(null);
          return [...shown, note.hidden];
        }"""
    )
    assert style == [False, "", "24px", "4px", True]
