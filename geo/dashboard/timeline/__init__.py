"""The timeline: a scrubber over a histogram, in the page itself.

It moves the window in the browser, where the map and the legend follow it without the server
(geo/dashboard/browser/hub.js), and tells Python a quarter of a second after it has settled.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, cast

import pandas as pd
import streamlit as st

from geo.cartography.style import DARK, LIGHT
from geo.dashboard.browser import read_scripts, read_serial
from geo.frame import Clock, TimeWindow

HERE = Path(__file__).parent
KEY, SEEN = "timeline", "timeline_seen"
FILES = (
    "window.js",
    "histogram.js",
    "player.js",
    "timeline.js",
    "controls.js",
    "drawing.js",
    "component.js",
)

_component = st.components.v2.component(
    "dateline.timeline",
    html=(HERE / "timeline.html").read_text(encoding="utf-8"),
    css=(HERE / "timeline.css").read_text(encoding="utf-8"),
    js=read_scripts(*(HERE / name for name in FILES)),
)


class TimeState(Protocol):
    """What the timeline reads of the view's state."""

    @property
    def window(self) -> TimeWindow | None: ...

    @property
    def clock(self) -> Clock: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChoice:
    """The window (None: all days) and the clock by which reports are placed in it."""

    window: TimeWindow | None
    clock: Clock


def render(frame: pd.DataFrame, state: TimeState) -> TimeChoice:
    """Draw the timeline; returns what the user has set, or else what ``state`` says.

    The reports themselves reach the browser through the map's legend; ``frame`` is what they
    are counted from, and only its being empty matters here.
    """
    sent = _sent()
    serial = read_serial(sent)
    if serial != st.session_state.get(SEEN, 0):
        choice = read_choice(sent)
        st.session_state[SEEN] = serial
    else:
        choice = TimeChoice(window=state.window, clock=state.clock)
    window = choice.window
    _component(
        key=KEY,
        data={
            "window": window and [window.start.isoformat(), window.end.isoformat()],
            "clock": choice.clock,
            "cumulative": bool(window and window.cumulative),
            "echo": serial,
            "themes": {"light": LIGHT.as_dict(), "dark": DARK.as_dict()},
        },
        on_choice_change=_nothing,
    )
    return choice


def read_choice(sent: dict[str, Any]) -> TimeChoice:
    """What the browser sent, checked: a window that cannot be one is all days."""
    clock: Clock = "published" if sent.get("clock") == "published" else "event"
    try:
        start, end = (date.fromisoformat(day) for day in sent["window"])
        cumulative = bool(sent.get("cumulative"))
        window = TimeWindow(start=start, end=end, clock=clock, cumulative=cumulative)
    except (KeyError, TypeError, ValueError):
        window = None
    return TimeChoice(window=window, clock=clock)


def _sent() -> dict[str, Any]:
    """What the browser last sent, known before the component is drawn in this run."""
    held = st.session_state.get(KEY)
    return cast(dict[str, Any], (held or {}).get("choice") or {})


def _nothing() -> None:
    """Streamlit keeps a component's state only where it has a callback."""
