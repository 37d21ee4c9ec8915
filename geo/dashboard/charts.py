"""Reports over time, top places, and flows between regions: counts of what is shown."""

from typing import Any, Literal

import altair as alt
import pandas as pd
import streamlit as st

from geo.dashboard import state as session
from geo.dashboard.words import STATUS

Unit = Literal["day", "week", "month", "year"]
ColumnConfig = dict[str, Any]
MOST_ACTORS = 6
MOST_ROWS = 200

STATUS_COLOURS = {"Reported": "#2b7bba", "Denied": "#a0477d", "Planned": "#c07a1a"}
ACTOR_COLOURS = ("#2b7bba", "#c07a1a", "#3f8f5f", "#a0477d", "#7b6bb5", "#4f9aa8", "#8b8b8b")
OTHERS = "all others"


def render_over_time(frame: pd.DataFrame) -> None:
    """Bars by day, week, month or year, stacked by status or by who moves."""
    if frame.empty:
        st.markdown("No reports to count.")
        return
    by = st.segmented_control(
        "Stack by", ["status", "who moves"], default="status", required=True, key="chart_by"
    )
    unit = time_unit(frame)
    counts = over_time(frame, "status" if by == "status" else "actor1", unit)
    names = list(dict.fromkeys(counts["group"]))
    if by == "status":
        names = [name for name in STATUS_COLOURS if name in names]
        colours = [STATUS_COLOURS[name] for name in names]
    else:
        colours = list(ACTOR_COLOURS[: len(names)])
    chart = (
        alt.Chart(counts)
        .mark_bar()
        .encode(
            x=alt.X("start:T", title=None),
            x2="until:T",
            y=alt.Y("low:Q", title="Reports", axis=alt.Axis(tickMinStep=1)),
            y2="high:Q",
            color=alt.Color(
                "group:N",
                title=None,
                sort=names,
                scale=alt.Scale(domain=names, range=colours),
                legend=alt.Legend(orient="top"),
            ),
            tooltip=[
                alt.Tooltip("start:T", title=f"{unit.capitalize()} from"),
                alt.Tooltip("group:N", title="Group"),
                alt.Tooltip("reports:Q", title="Reports"),
            ],
        )
        .properties(height=300)
    )
    st.altair_chart(chart, alt=f"Reports by {unit}, stacked by {by}", key="chart_time")


def time_unit(frame: pd.DataFrame) -> Unit:
    """A unit that gives some ten to a hundred bars over the frame's days."""
    days = int((frame["start"].max() - frame["start"].min()).days) + 1
    if days <= 100:
        return "day"
    if days <= 700:
        return "week"
    return "month" if days <= 5000 else "year"


def over_time(frame: pd.DataFrame, column: str, unit: Unit) -> pd.DataFrame:
    """Reports for each unit of time and group: start, until, group, reports, and
    ``low`` and ``high``, between which its bar stands on those of the groups before it.

    A report is counted once, in the unit in which it begins; weeks begin on Monday. The
    largest groups stand for themselves, the rest is taken together.
    """
    code = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}[unit]
    group = frame[column].astype("str")
    if column == "status":
        group = group.map(STATUS)
    sizes = group.value_counts()
    kept = list(sizes.index[:MOST_ACTORS])
    group = group.where(group.isin(kept), OTHERS)
    period = frame["start"].dt.to_period(code)
    counts = pd.DataFrame({"period": period, "group": group}).value_counts().rename("reports")
    table = counts.reset_index().sort_values(["period", "group"], ignore_index=True)
    ranks = {name: rank for rank, name in enumerate([*kept, OTHERS])}
    table["rank"] = table["group"].map(ranks)
    table["start"] = table["period"].dt.start_time
    table["until"] = (table["period"] + 1).dt.start_time
    table = table.sort_values(["rank", "start"], ignore_index=True)
    table["high"] = table.groupby("period")["reports"].cumsum()
    table["low"] = table["high"] - table["reports"]
    return table[["start", "until", "group", "reports", "low", "high"]]


def render_places(frame: pd.DataFrame) -> None:
    """The places with the most reports; choosing one filters by it."""
    table = top_places(frame)
    if table.empty:
        st.markdown("No places to count.")
        return
    st.markdown("Choose a row to keep to that place.")
    session.set_widget("place_names", tuple(table["Place"]))
    st.dataframe(
        table,
        key="places",
        hide_index=True,
        on_select=_keep_to_place,
        selection_mode="single-row",
        column_config=_bars(table),
        alt="Places by number of reports",
    )


def _keep_to_place() -> None:
    rows = session.widget("places")["selection"]["rows"]
    names = session.widget("place_names") or ()
    if rows and rows[0] < len(names):
        session.set_facet("place", (names[rows[0]],))


def _bars(table: pd.DataFrame) -> ColumnConfig:
    most = int(table["Reports"].max())
    return {
        "Reports": st.column_config.ProgressColumn(
            format="%d", min_value=0, max_value=most, width="medium"
        )
    }


def top_places(frame: pd.DataFrame) -> pd.DataFrame:
    """Places with their region, country and number of reports, most first."""
    placed = frame[frame["location"] != ""]
    keys = placed[["location", "admin1", "country"]].astype("str")
    counts = keys.value_counts().rename("Reports").reset_index().head(MOST_ROWS)
    return counts.rename(columns={"location": "Place", "admin1": "Region", "country": "Country"})


def render_flows(frame: pd.DataFrame) -> None:
    """From which region to which, and how often."""
    table = flows(frame)
    if table.empty:
        st.markdown("None of these reports tells both an origin and a destination.")
        return
    st.dataframe(
        table,
        hide_index=True,
        column_config=_bars(table),
        alt="Flows between regions by number of reports",
    )


def flows(frame: pd.DataFrame) -> pd.DataFrame:
    """Reports that tell where from and where to, counted by region and status.

    A place counts for its first-order region, else its country, else by its own name.
    """
    ends = {}
    for role, heading in (("origin", "From"), ("destination", "To")):
        name = frame[role].astype("str")
        for column in (f"{role}_country", f"{role}_admin1"):
            region = frame[column].astype("str")
            name = name.where(region == "", region)
        ends[heading] = name.where(frame[role].astype("str") != "", "")
    pairs = pd.DataFrame(ends)
    status = frame["status"].astype("str")
    told = (pairs["From"] != "") & (pairs["To"] != "")
    counts = pd.crosstab([pairs["From"][told], pairs["To"][told]], status[told].map(STATUS))
    counts.columns.name = None
    counts.insert(0, "Reports", counts.sum(axis=1))
    table = counts.sort_values("Reports", ascending=False, kind="stable").reset_index()
    return table.head(MOST_ROWS)
