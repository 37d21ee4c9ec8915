"""The binary that the browser gets: what goes in, what does not, and that it stays the same."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.columns import MAGIC, encode_reports
from geo.cartography.style import MOVEMENT_TYPES, STATUSES
from tests.generate import make_frame


def decode(data: bytes) -> tuple[dict[str, int], dict[str, np.ndarray]]:
    """Header and columns, read by the layout's description alone."""
    assert data[:4] == MAGIC
    length = int.from_bytes(data[4:8], "little")
    header = json.loads(data[8 : 8 + length])
    body = -(-(8 + length) // 8) * 8
    columns = {
        column["name"]: np.frombuffer(
            data,
            np.dtype(column["type"]).newbyteorder("<"),
            column["length"],
            body + column["offset"],
        )
        for column in header.pop("columns")
    }
    return header, columns


def none(column: np.ndarray) -> int:
    return int(np.iinfo(column.dtype).max)


@pytest.mark.parametrize("reports", [0, 1, 50, 5000])
def test_every_report_is_there_in_its_order(reports: int) -> None:
    frame = make_frame(reports)
    header, columns = decode(encode_reports(frame))
    assert header["reports"] == reports
    assert columns["row"].tolist() == frame["row_id"].tolist()
    assert [STATUSES[code] for code in columns["status"]] == frame["status"].tolist()
    assert [MOVEMENT_TYPES[code] for code in columns["type"]] == frame["movement_type"].tolist()


def test_a_report_without_point_date_or_route_has_none_there() -> None:
    frame = make_frame(2000)
    _, columns = decode(encode_reports(frame))
    for name, source in (
        ("place", "latitude"),
        ("first", "event_date"),
        ("route", "origin_latitude"),
    ):
        column = columns[name]
        missing = frame[source].isna()
        if name == "route":
            missing |= frame["destination_latitude"].isna()
            assert (column[missing] == none(column)).all()
        else:
            assert ((column == none(column)) == missing).all()


def test_points_are_as_given_and_shared() -> None:
    frame = make_frame(3000)
    _, columns = decode(encode_reports(frame))
    placed = frame["latitude"].notna().to_numpy()
    index = columns["place"][placed]
    latitude = columns["place_latitude"][index]
    assert np.abs(latitude - frame.loc[placed, "latitude"]).max() < 1e-4
    assert len(columns["place_latitude"]) < len(frame) / 5


def test_places_come_busiest_first() -> None:
    _, columns = decode(encode_reports(make_frame(3000)))
    counts = np.bincount(columns["place"][columns["place"] != none(columns["place"])])
    assert (np.diff(counts) <= 0).all()


def test_a_route_runs_from_the_origin_to_the_destination() -> None:
    frame = make_frame(2000)
    _, columns = decode(encode_reports(frame))
    routed = np.flatnonzero(columns["route"] != none(columns["route"]))
    assert len(routed) > 200
    for report in routed[:100]:
        route, row = columns["route"][report], frame.iloc[report]
        start, end = columns["route_from"][route], columns["route_to"][route]
        assert columns["place_latitude"][start] == pytest.approx(row.origin_latitude, abs=1e-4)
        assert columns["place_longitude"][end] == pytest.approx(row.destination_longitude, abs=1e-4)


def test_a_region_is_vague_and_a_town_is_not() -> None:
    frame = make_frame(2000)
    _, columns = decode(encode_reports(frame))
    placed = frame["latitude"].notna().to_numpy()
    vague = columns["place_vague"][columns["place"][placed]]
    assert (vague == (frame.loc[placed, "geo_precision"] > 1)).all()


def test_text_and_dates_of_every_kind_are_read_alike() -> None:
    frame = make_frame(200)
    texts = frame.assign(
        event_date=frame["event_date"].dt.strftime("%Y-%m-%d"),
        event_date_end=frame["event_date_end"].dt.strftime("%Y-%m-%d"),
        published=frame["published"].dt.strftime("%Y-%m-%d"),
        status=frame["status"].astype("category"),
    )
    assert encode_reports(texts) == encode_reports(frame)


def test_the_same_reports_give_the_same_bytes() -> None:
    assert encode_reports(make_frame(500)) == encode_reports(make_frame(500))


def test_a_status_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="status"):
        encode_reports(make_frame(3).assign(status="<b>rumoured</b>"))


def test_no_text_of_a_frame_gets_into_the_bytes() -> None:
    hostile = "{{ 7*7 }}<img src=x onerror=alert(1)>`${1}`"
    frame = make_frame(50).assign(report_id=hostile, location=hostile, sentence=hostile)
    assert hostile.encode() not in encode_reports(frame)


@given(
    st.lists(
        st.tuples(
            st.floats(-90, 90) | st.none(),
            st.floats(-180, 180),
            st.dates(pd.Timestamp("1700-01-01").date(), pd.Timestamp("2200-01-01").date()),
            st.sampled_from(STATUSES),
        ),
        max_size=12,
    )
)
def test_any_place_and_day_comes_back(rows) -> None:
    frame = make_frame(len(rows)).assign(
        latitude=[row[0] for row in rows],
        longitude=[row[1] for row in rows],
        event_date=[row[2] for row in rows],
        event_date_end=[row[2] for row in rows],
        status=[row[3] for row in rows],
    )
    header, columns = decode(encode_reports(frame))
    for number, (latitude, longitude, day, status) in enumerate(rows):
        place, first = columns["place"][number], columns["first"][number]
        assert header["first_day"] + int(first) == (day - pd.Timestamp("1970-01-01").date()).days
        assert STATUSES[columns["status"][number]] == status
        if latitude is None:
            assert place == none(columns["place"])
        else:
            assert columns["place_latitude"][place] == pytest.approx(latitude, abs=2e-4)
            assert columns["place_longitude"][place] == pytest.approx(longitude, abs=2e-4)
