"""The address: what is written can be read again, and nonsense does no harm."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dashboard.address import MapPlace, ViewState, from_query, to_query
from geo.filters import Box, Filters
from geo.frame import TimeWindow

VALUE = st.text(min_size=1, max_size=40)
VALUES = st.lists(VALUE, max_size=3, unique=True).map(tuple)
DAY = st.dates(date(1990, 1, 1), date(2030, 1, 1))
WORDS = st.text(max_size=40).map(lambda words: " ".join(words.split()))


def degrees(limit: int) -> st.SearchStrategy[float]:
    return st.integers(-limit * 1000, limit * 1000).map(lambda n: n / 1000)


@st.composite
def views(draw: st.DrawFn) -> ViewState:
    clock = draw(st.sampled_from(["event", "published"]))
    days = sorted([draw(DAY), draw(DAY)])
    latitudes = sorted([draw(degrees(90)), draw(degrees(90))])
    return ViewState(
        corpus=draw(st.sampled_from(["demo", "own"])),
        view=draw(st.sampled_from(["map", "import"])),
        tab=draw(st.sampled_from(["table", "time", "undated"])),
        clock=clock,
        window=draw(
            st.sampled_from(
                [
                    None,
                    TimeWindow(start=days[0], end=days[1], clock=clock, cumulative=True),
                    TimeWindow(start=days[0], end=days[1], clock=clock),
                ]
            )
        ),
        filters=Filters(
            actor=draw(VALUES),
            place=draw(VALUES),
            confidence=draw(st.integers(0, 100)) / 100,
            box=draw(
                st.sampled_from(
                    [None, Box(south=latitudes[0], west=-5.5, north=latitudes[1], east=7.25)]
                )
            ),
            words=draw(WORDS),
            whole_articles=draw(st.booleans()),
        ),
        selected=draw(st.sampled_from([None, "0123abcd"])),
        place=draw(
            st.sampled_from(
                [None, MapPlace(latitude=latitudes[0], longitude=draw(degrees(180)), zoom=6)]
            )
        ),
    )


@settings(deadline=None)
@given(views())
def test_a_link_restores_the_view(view: ViewState) -> None:
    assert from_query(to_query(view)) == view


def test_a_fresh_view_has_a_bare_address() -> None:
    assert to_query(ViewState()) == {}


NAMES = [*to_query(ViewState(view="import", tab="time")), "clock", "from", "to", "actor", "place"]
NAMES += ["confidence", "area", "words", "in", "report", "map", "cumulative", "other"]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=30), max_size=3)))
def test_nonsense_gives_some_valid_view(query: dict[str, list[str]]) -> None:
    view = from_query(query)
    assert from_query(to_query(view)) == view


def test_what_cannot_be_is_left_out() -> None:
    view = from_query(
        {
            "from": ["2014-02-30"],
            "to": ["2014-03-01"],
            "confidence": ["nan"],
            "area": ["50,30,40,40"],
            "map": ["95,0,5"],
            "report": ["<script>"],
            "tab": ["nosuchtab"],
        }
    )
    assert view == ViewState()
