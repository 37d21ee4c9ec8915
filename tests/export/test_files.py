"""CSV, GeoJSON and KML: they parse strictly, say the same, and carry nothing live."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.export import to_csv, to_geojson, to_kml
from geo.export.cells import COLUMNS, clean, inert
from geo.frame import fold_repeats, on_clock, to_frame
from tests import made

KML = {"k": "http://www.opengis.net/kml/2.2"}
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")


def frame_of(*rows: made.ReportRow) -> pd.DataFrame:
    return on_clock(fold_repeats(to_frame(rows)), "event")


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return frame_of(*made.rows(200))


def test_csv_has_acleds_columns_and_a_row_for_each_report(frame: pd.DataFrame) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(frame))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["report_id"] for row in rows] == list(frame["report_id"])
    first = frame.iloc[0]
    assert rows[0]["event_date"] == first["event_date"].date().isoformat()
    assert float(rows[0]["latitude"]) == first["latitude"]
    assert rows[0]["sentence"] == first["sentence"]
    undated = [row for row in rows if not row["event_date"]]
    assert len(undated) == int(frame["event_date"].isna().sum())


TEXT = st.text(max_size=30)


@settings(max_examples=25, deadline=None)
@given(sentence=TEXT, actor=TEXT, title=TEXT, place=TEXT)
def test_no_text_gets_out_of_its_cell(sentence: str, actor: str, title: str, place: str) -> None:
    """Whatever a text holds: each format parses, and the cell says what it said."""
    row = next(iter(made.rows(1)))
    row = replace(
        row, sentence=sentence, actor1=actor, title=title, location=place,
        latitude=48.0, longitude=38.0, duplicate_of=None,
    )  # fmt: skip
    table = frame_of(row)

    cells = list(csv.reader(io.StringIO(to_csv(table))))
    assert len(cells) == 2
    assert len(cells[1]) == len(COLUMNS)
    for name, cell in zip(COLUMNS, cells[1], strict=True):
        numeric = name.endswith(("latitude", "longitude"))
        assert numeric or not cell.lstrip().startswith(FORMULAS)
    assert cells[1][COLUMNS.index("sentence")] == inert(clean(sentence))

    features = json.loads(to_geojson(table))["features"]
    assert features[0]["properties"]["sentence"] == clean(sentence)

    root = ET.fromstring(to_kml(table))
    description = root.find(".//k:Placemark/k:description", KML)
    assert description is not None
    assert "<" not in (description.text or "").replace("<br/>", "")


@pytest.mark.parametrize("said", ["A; =1+1", "A;=cmd|x", 'A;"=1', "A | @SUM(1)", "A;  -1"])
def test_no_formula_begins_where_excel_parts_cells_by_semicolons(said: str) -> None:
    row = replace(next(iter(made.rows(1))), sentence=said)
    [_, line] = to_csv(frame_of(row)).splitlines()
    for cell in re.split("[;|]", line):
        assert not cell.replace('"', "").lstrip().startswith(FORMULAS), cell


def test_geojson_keeps_to_the_standard(frame: pd.DataFrame) -> None:
    collection = json.loads(to_geojson(frame), parse_constant=pytest.fail)
    assert collection["type"] == "FeatureCollection"
    spots = [f for f in collection["features"] if f["properties"]["role"] == "location"]
    assert len(spots) == len(frame)
    assert sum(f["geometry"] is None for f in spots) == int(frame["latitude"].isna().sum())
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if geometry is None:
            continue
        points = geometry["coordinates"]
        for longitude, latitude in [points] if geometry["type"] == "Point" else points:
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)


def test_kml_has_a_stamp_for_a_day_and_a_span_for_several() -> None:
    first, second, third = (
        replace(row, duplicate_of=None, latitude=48.0, longitude=38.0, origin="",
                origin_latitude=None, origin_longitude=None)
        for row in made.rows(3)
    )  # fmt: skip
    root = ET.fromstring(
        to_kml(
            frame_of(
                replace(first, event_date="2014-08-01", event_date_end="2014-08-01"),
                replace(second, event_date="2014-08-02", event_date_end="2014-08-09"),
                replace(third, event_date=None, event_date_end=None),
            )
        )
    )
    assert [each.text for each in root.iterfind(".//k:TimeStamp/k:when", KML)] == ["2014-08-01"]
    assert [each.text for each in root.iterfind(".//k:TimeSpan/k:begin", KML)] == ["2014-08-02"]
    assert [each.text for each in root.iterfind(".//k:TimeSpan/k:end", KML)] == ["2014-08-09"]
    assert len(root.findall(".//k:Placemark", KML)) == 3


def test_the_same_reports_give_the_same_file(frame: pd.DataFrame) -> None:
    for write in (to_csv, to_geojson, to_kml):
        assert write(frame) == write(frame)


def test_nothing_to_export_is_a_file_with_nothing_in_it() -> None:
    empty = frame_of()
    assert to_csv(empty).splitlines() == [",".join(COLUMNS)]
    assert json.loads(to_geojson(empty))["features"] == []
    assert ET.fromstring(to_kml(empty)).find(".//k:Placemark", KML) is None


def test_the_note_is_in_our_own_words() -> None:
    row = replace(
        next(iter(made.rows(1))), actor1="Russia", movement_type="entry", origin="Rostov",
        destination="Donetsk", forces="32 tank", status="denied", event_date=str(date.min),
    )  # fmt: skip
    cells = next(csv.DictReader(io.StringIO(to_csv(frame_of(row)))))
    assert cells["notes"] == "Russia, entry, from Rostov, to Donetsk: 32 tank (denied)"
    assert cells["event_date"] == "0001-01-01"
