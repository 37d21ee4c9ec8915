"""The source of a report, beside the map: its sentence marked inside its article."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.card import SourceCard

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Steps:
    """The reports before and after the open one, and its place among those shown (from 1)."""

    before: str | None
    after: str | None
    place: int | None
    total: int


def render(card: SourceCard | None, steps: Steps) -> None:
    """Draw the card of the open report, and the way to the next."""
    with st.container(key="source_view"):
        _steps(steps, card is not None)
        if card is None:
            st.markdown(
                "**No report is open.** Choose a mark on the map or a row of the table, "
                "or step through the reports with the keys J and K."
            )
            return
        _component()(
            key="source_card",
            data=card.to_data(),
            on_chosen_change=_follow,
        )


def find_steps(frame: pd.DataFrame, row: int | None) -> Steps:
    """Where the open report stands among the rows shown, and which lie before and after it;
    with none open, or one that is filtered out, the next is the one that follows its place."""
    rows = frame["row_id"].to_numpy()
    ids = frame["report_id"]
    place = int(np.searchsorted(rows, -1 if row is None else row))
    shown = place < len(rows) and row is not None and rows[place] == row
    follower = place + 1 if shown else place
    return Steps(
        before=str(ids.iloc[place - 1]) if row is not None and place > 0 else None,
        after=str(ids.iloc[follower]) if follower < len(rows) else None,
        place=place + 1 if shown else None,
        total=len(rows),
    )


def _steps(steps: Steps, is_open: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Previous",
            key="previous",
            shortcut="K",
            disabled=steps.before is None,
            on_click=session.choose,
            args=(steps.before,),
        )
        st.button(
            "Next",
            key="next",
            shortcut="J",
            disabled=steps.after is None,
            on_click=session.choose,
            args=(steps.after,),
        )
        if steps.place is not None:
            st.markdown(f"{steps.place:,} of {steps.total:,}")
        if is_open:
            st.button("Close", key="close", on_click=session.choose, args=(None,))


def _follow() -> None:
    """Open the report that was chosen inside the card."""
    chosen = session.widget("source_card")
    report_id = getattr(chosen, "chosen", None)
    if isinstance(report_id, str):
        session.choose(report_id)


@st.cache_resource(show_spinner=False)
def _assets() -> tuple[str, str]:
    return (ASSETS / "card.css").read_text("utf-8"), (ASSETS / "card.js").read_text("utf-8")


def _component() -> "st.components.v2.types.ComponentRenderer":
    css, js = _assets()
    return st.components.v2.component(
        "dateline_source_card",
        html='<article data-card aria-label="Source of the report" aria-live="polite"></article>',
        css=css,
        js=js,
    )
