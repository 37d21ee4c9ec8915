"""The view as a query string, so that a link brings back what was seen (pure).

What a link holds is not to be trusted: a value that cannot be read is left out, and one that
can only ever chooses among what is there.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast, get_args

from geo.filters import FACETS, Box, Filters
from geo.frame import Clock, TimeWindow

View = Literal["map", "import"]
Tab = Literal["table", "time", "places", "flows", "unplaced", "undated", "export"]
Corpus = Literal["demo", "own"]

REPORT_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
LONGEST_VALUE = 300
MOST_VALUES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """Where the map stands: its centre in degrees, its zoom level, and its bounds if known."""

    latitude: float
    longitude: float
    zoom: float
    south: float | None = None
    west: float | None = None
    north: float | None = None
    east: float | None = None

    @property
    def box(self) -> Box | None:
        if None in (self.south, self.west, self.north, self.east):
            return None
        return Box(
            south=cast(float, self.south),
            west=cast(float, self.west),
            north=cast(float, self.north),
            east=cast(float, self.east),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewState:
    """All that the user has chosen. Identity of a report is its ``report_id``; its row on
    the map, ``selected_row``, holds for one ``revision`` of the store only."""

    corpus: Corpus = "demo"
    view: View = "map"
    tab: Tab = "table"
    window: TimeWindow | None = None
    clock: Clock = "event"
    filters: Filters = field(default_factory=Filters)
    selected: str | None = None
    place: MapPlace | None = None
    selected_row: int | None = None
    revision: int = 0


def to_query(state: ViewState) -> dict[str, list[str]]:
    """What differs from a fresh view, as query parameters."""
    query: dict[str, list[str]] = {}
    fresh = ViewState()
    for name in ("corpus", "view", "tab", "clock"):
        if getattr(state, name) != getattr(fresh, name):
            query[name] = [getattr(state, name)]
    if state.window is not None:
        query["from"] = [state.window.start.isoformat()]
        query["to"] = [state.window.end.isoformat()]
        if state.window.cumulative:
            query["cumulative"] = ["1"]
    for facet in FACETS:
        if state.filters.chosen(facet):
            query[facet] = list(state.filters.chosen(facet))
    if state.filters.confidence > 0:
        query["confidence"] = [f"{state.filters.confidence:.2f}"]
    if state.filters.box is not None:
        box = state.filters.box
        query["area"] = [_numbers(box.south, box.west, box.north, box.east)]
    if state.filters.words:
        query["words"] = [state.filters.words]
    if state.filters.whole_articles:
        query["in"] = ["articles"]
    if state.selected:
        query["report"] = [state.selected]
    if state.place is not None:
        query["map"] = [_numbers(state.place.latitude, state.place.longitude, state.place.zoom)]
    return query


def from_query(query: Mapping[str, Sequence[str]]) -> ViewState:
    """The view that a link asks for, as far as it can be read."""
    clock = cast(Clock, _one_of(query, "clock", get_args(Clock), "event"))
    report = _first(query, "report")
    return ViewState(
        corpus=cast(Corpus, _one_of(query, "corpus", get_args(Corpus), "demo")),
        view=cast(View, _one_of(query, "view", get_args(View), "map")),
        tab=cast(Tab, _one_of(query, "tab", get_args(Tab), "table")),
        clock=clock,
        window=_window(query, clock),
        filters=_filters(query),
        selected=report if REPORT_ID.fullmatch(report) else None,
        place=_place(query),
    )


def _window(query: Mapping[str, Sequence[str]], clock: Clock) -> TimeWindow | None:
    try:
        start = date.fromisoformat(_first(query, "from"))
        end = date.fromisoformat(_first(query, "to"))
        cumulative = _first(query, "cumulative") == "1"
        return TimeWindow(start=start, end=end, clock=clock, cumulative=cumulative)
    except ValueError:
        return None


def _filters(query: Mapping[str, Sequence[str]]) -> Filters:
    chosen = {facet: _values(query, facet) for facet in FACETS}
    confidence = _floats(_first(query, "confidence"), 1)
    area = _floats(_first(query, "area"), 4)
    box = None
    if area and -90 <= area[0] <= area[2] <= 90 and all(abs(x) <= 180 for x in area[1::2]):
        box = Box(south=area[0], west=area[1], north=area[2], east=area[3])
    return Filters(
        **chosen,
        confidence=min(max(confidence[0], 0.0), 1.0) if confidence else 0.0,
        box=box,
        words=" ".join(_first(query, "words")[:LONGEST_VALUE].split()),
        whole_articles=_first(query, "in") == "articles",
    )


def _place(query: Mapping[str, Sequence[str]]) -> MapPlace | None:
    found = _floats(_first(query, "map"), 3)
    if not found or abs(found[0]) > 90 or abs(found[1]) > 180 or not 0 <= found[2] <= 22:
        return None
    return MapPlace(latitude=found[0], longitude=found[1], zoom=found[2])


def _values(query: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    values = [value[:LONGEST_VALUE] for value in query.get(name, ()) if value]
    return tuple(dict.fromkeys(values))[:MOST_VALUES]


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    values = query.get(name, ())
    return values[0] if values else ""


def _one_of(
    query: Mapping[str, Sequence[str]], name: str, known: Sequence[str], default: str
) -> str:
    value = _first(query, name)
    return value if value in known else default


def _floats(text: str, count: int) -> list[float]:
    """``count`` finite numbers, or none at all."""
    try:
        found = [float(part) for part in text.split(",")]
    except ValueError:
        return []
    return found if len(found) == count and all(map(math.isfinite, found)) else []


def _numbers(*values: float) -> str:
    return ",".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)
