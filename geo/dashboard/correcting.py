"""Corrections: what the user knows better than the extractor, kept apart and undoable."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, cast

import streamlit as st

from gazetteer.entry import GazetteerEntry
from gazetteer.load import load_gazetteer
from geo.dashboard.phrases import entry_name, found_text
from geo.dashboard.plain import escape
from geo.dashboard.words import STATUS, days_text
from geo.errors import DatelineError
from geo.records import GeoparsedArticle, MovementReport, PlaceRole, Status
from geo.store import CorrectedPlace, Correction, Store
from geo.store.corrections import Role
from geo.store.store import whoami

Kind = Literal["place", "date", "actor", "status", "not_movement"]
KINDS: dict[Kind, str] = {
    "place": "Place",
    "date": "Date",
    "actor": "Who moves",
    "status": "Status",
    "not_movement": "Not a movement",
}
ROLES: dict[Role, str] = {
    "location": "marked at",
    "origin": "origin",
    "destination": "destination",
    "via": "by way of",
}
MOST_FOUND = 20


def render(store: Store, extracted: GeoparsedArticle, report_id: str, *, lasting: bool) -> None:
    """Draw the corrections of one report. ``extracted`` is its article as the extractor read
    it: corrections name places and actors as they were extracted. Each report has inputs of its
    own, so that what was typed for one is never saved for another. ``lasting`` is false in the
    demo corpus, which is made anew with each version."""
    report = next((each for each in extracted.reports if each.report_id == report_id), None)
    if report is None:
        return
    made = len(store.corrections(report_id))
    with st.expander("Correct this report" + (f" ({made} made)" if made else "")):
        if not lasting:
            st.markdown("What you correct in the demo corpus is lost when Dateline is updated.")
        kind = st.segmented_control(
            "What is wrong",
            list(KINDS),
            key="correct_kind",
            format_func=KINDS.__getitem__,
        )
        if kind == "place":
            _place(store, report)
        elif kind == "date":
            _date(store, report)
        elif kind == "actor":
            _actor(store, report)
        elif kind == "status":
            _status(store, report)
        elif kind == "not_movement":
            _dismiss(store, report)
        _made(store, report_id)


def _place(store: Store, report: MovementReport) -> None:
    roles = _roles(report)
    if not roles:
        st.markdown("This report names no place.")
        return
    picked = st.selectbox(
        "Which place",
        range(len(roles)),
        format_func=lambda number: f"{roles[number][1].name} ({ROLES[roles[number][0]]})",
        key=f"correct_role_{report.report_id}",
    )
    _, role = roles[picked or 0]
    way = st.segmented_control(
        "It is",
        ["another place of that name", "a point"],
        default="another place of that name",
        required=True,
        key=f"correct_way_{report.report_id}",
    )
    key = f"{report.report_id}_{picked or 0}"
    place = _pin(role, key) if way == "a point" else _candidate(role, key)
    everywhere = _everywhere(f"place_{key}", role.name)
    if st.button("Save the place", key="save_place", disabled=place is None):
        _save(store, report, everywhere, kind="place", name=role.name, place=place)


def _candidate(role: PlaceRole, key: str) -> CorrectedPlace | None:
    """One of the candidates, or of what the gazetteer has under a typed name."""
    found = [each.entry for each in role.place.candidates] if role.place else []
    typed = st.text_input(
        "Look up another name", key=f"correct_lookup_{key}", max_chars=100
    ).strip()
    looked_up = load_gazetteer().lookup(typed)[:MOST_FOUND] if typed else []
    found = [*looked_up, *found]
    entries = {entry.geonameid: entry for entry in reversed(found)}
    picked = st.selectbox(
        "Place",
        list(reversed(entries)),
        index=None,
        format_func=lambda geonameid: entry_name(entries[geonameid]),
        placeholder=found_text(typed, len(looked_up), len(entries)),
        key=f"correct_candidate_{key}",
    )
    return _corrected(entries[picked]) if picked is not None else None


def _corrected(entry: GazetteerEntry) -> CorrectedPlace:
    return CorrectedPlace(
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=entry.geo_precision,
        radius_km=entry.extent_km,
        entry=entry,
    )


def _pin(role: PlaceRole, key: str) -> CorrectedPlace | None:
    """A point by its coordinates."""
    known = role.place
    north, east, within = st.columns(3)
    latitude = north.number_input(
        "Latitude",
        -90.0,
        90.0,
        value=known.latitude if known else None,
        format="%.5f",
        step=0.01,
        key=f"pin_latitude_{key}",
    )
    longitude = east.number_input(
        "Longitude",
        -180.0,
        180.0,
        value=known.longitude if known else None,
        format="%.5f",
        step=0.01,
        key=f"pin_longitude_{key}",
    )
    radius = within.number_input("Within km", 0.1, 5000.0, value=1.0, key=f"pin_radius_{key}")
    if latitude is None or longitude is None:
        return None
    return CorrectedPlace(
        name=role.name,
        latitude=float(latitude),
        longitude=float(longitude),
        geo_precision=1 if radius <= 5 else 2 if radius <= 50 else 3,
        radius_km=float(radius),
    )


def _date(store: Store, report: MovementReport) -> None:
    now = report.event_date_start or date(2022, 2, 24)
    chosen = st.date_input(
        "It happened on, or from and to",
        value=(now, report.event_date_end or now),
        min_value=date(1900, 1, 1),
        max_value=date(2100, 1, 1),
        format="YYYY-MM-DD",
        key=f"correct_date_{report.report_id}",
    )
    days = cast(Sequence[date], chosen if isinstance(chosen, tuple) else (chosen,))
    if st.button("Save the date", key="save_date", disabled=not days):
        start, end = days[0], days[-1]
        length = (end - start).days
        precision = 1 if length == 0 else 2 if length <= 7 else 3
        _save(
            store,
            report,
            False,
            kind="date",
            date_start=start,
            date_end=end,
            time_precision=precision,
        )


def _actor(store: Store, report: MovementReport) -> None:
    name = report.actor.name if report.actor else ""
    actor = st.text_input(
        "Who moves", value=name, key=f"correct_actor_{report.report_id}", max_chars=100
    ).strip()
    everywhere = _everywhere(f"actor_{report.report_id}", name) if name else False
    if st.button("Save who moves", key="save_actor", disabled=not actor):
        _save(store, report, everywhere, kind="actor", name=name or None, actor=actor)


def _status(store: Store, report: MovementReport) -> None:
    status = st.segmented_control(
        "The movement is",
        list(STATUS),
        default=report.status,
        required=True,
        format_func=STATUS.__getitem__,
        key=f"correct_status_{report.report_id}",
    )
    if st.button("Save the status", key="save_status"):
        _save(store, report, False, kind="status", status=cast(Status, status))


def _dismiss(store: Store, report: MovementReport) -> None:
    st.markdown("It leaves the map, the table and the counts; under “Import” it can come back.")
    if st.button("This is not a movement", key="save_dismissal"):
        _save(store, report, False, kind="not_movement")


def _everywhere(key: str, name: str) -> bool:
    """For this report only, or wherever the corpus has that name."""
    scope = st.radio(
        "Holds for",
        ["report", "corpus"],
        format_func=lambda scope: (
            "this report" if scope == "report" else f"every mention of “{escape(name, longest=60)}”"
        ),
        key=f"correct_scope_{key}",
        horizontal=True,
    )
    return scope == "corpus"


def _save(
    store: Store,
    report: MovementReport,
    everywhere: bool,
    *,
    kind: Kind,
    name: str | None = None,
    place: CorrectedPlace | None = None,
    date_start: date | None = None,
    date_end: date | None = None,
    time_precision: int = 1,
    actor: str | None = None,
    status: Status | None = None,
) -> None:
    try:
        correction = Correction(
            kind=kind,
            who=whoami(),
            scope="corpus" if everywhere else "report",
            report_id=None if everywhere else report.report_id,
            name=name,
            place=place,
            date_start=date_start,
            date_end=date_end,
            time_precision=time_precision,
            actor=actor,
            status=status,
        )
        store.correct(correction)
    except (DatelineError, ValueError) as error:
        st.error(escape(str(error), longest=400))
        return
    st.rerun()


def _made(store: Store, report_id: str) -> None:
    """The corrections of this report, each with its undoing."""
    for logged in store.corrections(report_id):
        line, button = st.columns([4, 1], vertical_alignment="center")
        line.markdown(escape(describe(logged.correction)) + f" ({logged.at:%Y-%m-%d %H:%M} UTC)")
        if button.button("Undo", key=f"undo_{logged.number}"):
            store.undo(logged.number)
            st.rerun()


def describe(correction: Correction) -> str:
    """A correction in a line: "Luhansk means Luhansk Oblast, everywhere, by anna"."""
    what = {
        "place": f"“{correction.name}” is {correction.place.name if correction.place else ''}",
        "date": f"it happened on {days_text(correction.date_start, correction.date_end)}",
        "actor": f"{correction.actor} moves",
        "status": f"it is {correction.status}",
        "not_movement": "not a movement",
    }[correction.kind]
    if correction.place is not None and correction.place.entry is None:
        what += f" at {correction.place.latitude:.4f}, {correction.place.longitude:.4f}"
    scope = ", everywhere" if correction.scope == "corpus" else ""
    return f"{what}{scope}, by {correction.who}"


def _roles(report: MovementReport) -> list[tuple[Role, PlaceRole]]:
    """The places of a report, each name once."""
    roles: list[tuple[Role, PlaceRole | None]] = [
        ("location", report.location),
        ("origin", report.origin),
        ("destination", report.destination),
        *(("via", each) for each in report.via),
    ]
    found: dict[str, tuple[Role, PlaceRole]] = {}
    for label, role in roles:
        if role is not None:
            found.setdefault(role.name, (label, role))
    return list(found.values())
