"""Corrections from the source view: made, seen, undone."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.dashboard.correcting import describe
from geo.store import Correction, Store
from tests.dashboard.conftest import Page
from tests.dashboard.test_page import card_data, words


@pytest.fixture
def report(page: Page, own_store: Path) -> AppTest:
    """A report at Atlantis, which no gazetteer knows."""
    app = page(report="report03")
    assert (card_data(app) or {})["places"][-1]["meaning"] == "not on the map"
    return app


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert not app.exception


def choose_kind(app: AppTest, kind: str) -> None:
    app.button_group(key="correct_kind").set_value(kind).run()
    assert not app.exception


def test_a_pin_puts_the_report_on_the_map_and_undo_takes_it_off(report: AppTest) -> None:
    choose_kind(report, "place")
    report.button_group(key="correct_way_report03").set_value("a point").run()
    report.number_input(key="pin_latitude_report03_0").set_value(47.5)
    report.number_input(key="pin_longitude_report03_0").set_value(38.25).run()
    press(report, "save_place")
    assert "1 without a place on the map" in words(report)
    place = (card_data(report) or {})["places"][-1]
    assert "47.5000, 38.2500" in place["note"]
    undo = next(each for each in report.button if each.label == "Undo")
    undo.click().run()
    assert "2 without a place on the map" in words(report)


def test_a_looked_up_place_can_be_picked(report: AppTest) -> None:
    choose_kind(report, "place")
    report.text_input(key="correct_lookup_report03_0").set_value("Mariupol").run()
    box = report.selectbox(key="correct_candidate_report03_0")
    assert any("Mariupol" in option for option in box.options)
    assert re.fullmatch(r"Choose one of \d+ places found", box.placeholder)
    box.select_index(0).run()
    press(report, "save_place")
    assert "Mariupol" in (card_data(report) or {})["places"][-1]["meaning"]


def test_a_name_that_no_place_has_is_told(report: AppTest) -> None:
    choose_kind(report, "place")
    report.text_input(key="correct_lookup_report03_0").set_value("Qwertzuiop").run()
    box = report.selectbox(key="correct_candidate_report03_0")
    assert box.placeholder == "No such place found"


def test_who_moves_everywhere(report: AppTest) -> None:
    choose_kind(report, "actor")
    report.text_input(key="correct_actor_report03").set_value("Belarus")
    report.radio(key="correct_scope_actor_report03").set_value("corpus").run()
    press(report, "save_actor")
    report.multiselect(key="filter_actor").set_value(["Belarus"]).run()
    assert "4 of 12 reports" in words(report)


def test_a_status_is_set(report: AppTest) -> None:
    choose_kind(report, "status")
    report.button_group(key="correct_status_report03").set_value("denied").run()
    press(report, "save_status")
    assert (card_data(report) or {})["status"] == "denied"


def test_what_is_no_movement_leaves_and_can_come_back(report: AppTest, own_store: Path) -> None:
    choose_kind(report, "not_movement")
    press(report, "save_dismissal")
    assert "of 11 reports" in words(report)
    report.button_group(key="view").set_value("import").run()
    press(report, "restore")
    with Store.open(own_store) as store:
        assert "report03" in store.columns()["report_id"]


def test_a_correction_is_told_in_a_line() -> None:
    correction = Correction(kind="status", who="anna", report_id="r", status="denied")
    assert describe(correction) == "it is denied, by anna"


def test_what_was_typed_for_one_report_is_not_offered_for_the_next(report: AppTest) -> None:
    choose_kind(report, "actor")
    report.text_input(key="correct_actor_report03").set_value("Belarus").run()
    report.button(key="next").click().run()
    assert report.text_input(key="correct_actor_report04").value == "separatists"
