"""Every view, run by Streamlit's own test driver on a real store."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.dashboard.address import from_query
from geo.dashboard.demo import first_corpus
from geo.demo import BRIEFS
from geo.store import Store
from tests.dashboard.conftest import APP, HOSTILE, HOSTILE_NAME, Page

pytestmark = pytest.mark.usefixtures("own_store")


def card_data(app: AppTest) -> dict[str, Any] | None:
    """What the source card was given to show."""
    for element in app.get("bidi_component"):
        if element.proto.component_name == "dateline_source_card":
            data: dict[str, Any] = json.loads(element.proto.json)
            return data
    return None


def words(app: AppTest) -> str:
    return "\n".join(str(each.value) for each in [*app.markdown, *app.info])


def test_the_counts_say_how_much_is_shown(page: Page) -> None:
    assert "11 of 12 reports, from 11 articles; 2 without a place on the map" in words(page())


def test_next_opens_the_first_report_and_the_address_holds_it(page: Page) -> None:
    app = page()
    assert card_data(app) is None
    app.button(key="next").click().run()
    card = card_data(app)
    assert card is not None
    assert card["report_id"] == "report00"
    assert "".join(piece["text"] for piece in card["excerpt"]["sentence"]).startswith("Ukraine's")
    assert app.query_params["report"] == "report00"
    app.button(key="next").click().run()
    app.button(key="previous").click().run()
    assert (card_data(app) or {})["report_id"] == "report00"
    assert app.button(key="previous").disabled


def test_close_closes(page: Page) -> None:
    app = page(report="report03")
    app.button(key="close").click().run()
    assert card_data(app) is None
    assert "report" not in app.query_params


def test_a_link_brings_back_filters_window_and_report(page: Page) -> None:
    link = {
        "from": "2014-06-05",
        "to": "2014-09-01",
        "status": ["denied"],
        "words": "tanks",
        "report": "report04",
        "tab": "unplaced",
    }
    app = page(**link)
    assert "2 of 12 reports" in words(app)
    assert (card_data(app) or {})["report_id"] == "report04"
    held = {name: app.query_params[name] for name in app.query_params}
    assert from_query(_lists(held)) == from_query(_lists({"corpus": "own", **link}))


def _lists(query: dict[str, Any]) -> dict[str, list[str]]:
    return {k: v if isinstance(v, list) else [v] for k, v in query.items()}


def test_filters_narrow_and_reset_opens_up_again(page: Page) -> None:
    app = page()
    app.multiselect(key="filter_actor").set_value(["Russia"]).run()
    assert "4 of 12 reports" in words(app)
    assert app.query_params["actor"] in ("Russia", ["Russia"])
    app.text_input(key="filter_words").set_value("nothing like it").run()
    assert "0 of 12 reports" in words(app)
    assert "There are no reports that pass the filters" in words(app)
    app.button(key="reset").click().run()
    assert "11 of 12 reports" in words(app)
    assert app.multiselect(key="filter_actor").value == []
    assert "actor" not in app.query_params


def test_every_choice_shows_its_count(page: Page) -> None:
    options = page().multiselect(key="filter_source").options
    assert options[:3] == ["Paper 0 (4)", "Paper 1 (3)", "Paper 2 (3)"]
    assert options[3] == f"{HOSTILE_NAME} (1)"


def test_words_can_be_looked_for_in_whole_articles(page: Page) -> None:
    app = page(words="offensive grew")
    assert "0 of 12 reports" in words(app)
    app.checkbox(key="filter_whole_articles").check().run()
    assert "11 of 12 reports" in words(app)


def test_an_empty_window_says_so_and_offers_a_way_out(page: Page) -> None:
    app = page(**{"from": "1999-01-01", "to": "1999-12-31"})
    assert "There are no reports from 1 January to 31 December 1999" in words(app)
    app.button(key="show_everything").click().run()
    assert "11 of 12 reports" in words(app)


@pytest.mark.parametrize(
    ("tab", "expected"),
    [
        ("table", "Sentence"),
        ("places", "Place"),
        ("flows", "From"),
        ("unplaced", "Why it is not on the map"),
        ("undated", "Place"),
    ],
)
def test_each_tab_lists(page: Page, tab: str, expected: str) -> None:
    assert expected in page(tab=tab).dataframe[0].value.columns


def test_the_unplaced_tray_gives_reasons(page: Page) -> None:
    table = page(tab="unplaced").dataframe[0].value
    assert list(table["Why it is not on the map"]) == ["“Atlantis” is not in the gazetteer"] * 2


def test_the_undated_list_holds_the_undated_report_only(page: Page) -> None:
    app = page(tab="undated")
    assert "1 report without a date" in words(app)
    assert len(app.dataframe[0].value) == 1


def test_the_chart_and_the_exports_run(page: Page) -> None:
    assert page(tab="time").get("vega_lite_chart")
    assert len(page(tab="export").get("download_button")) >= 3


def test_the_open_report_is_the_row_selected(page: Page) -> None:
    app = page(report="report02")
    assert app.session_state["table"]["selection"]["rows"] == [2]


def test_a_part_of_the_map_can_be_kept_to(page: Page) -> None:
    app = page(area="47.5,37,48.5,38.5")
    assert "3 of 12 reports" in words(app)  # Donetsk
    app.button(key="anywhere").click().run()
    assert "11 of 12 reports" in words(app)


def test_the_users_own_articles_come_first_once_there_are_any(
    empty_store: Path, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORE", str(own_store))
    assert first_corpus() == "own"
    monkeypatch.setenv("DATELINE_STORE", str(empty_store))
    assert first_corpus() == ("demo" if BRIEFS.is_dir() else "own")


def test_a_report_that_is_not_there_opens_nothing(page: Page) -> None:
    assert card_data(page(report="nosuchreport")) is None


def test_hostile_text_stays_text(page: Page) -> None:
    """It reaches the page as data of the card and cells of tables; no element that reads
    markup holds any of it."""
    app = page(report="report05", words="crossed", actor=[HOSTILE_NAME])
    card = card_data(app)
    assert card is not None
    shown = "".join(
        piece["text"]
        for part in ("far_before", "before", "sentence", "after", "far_after")
        for piece in card["excerpt"][part]
    )
    assert HOSTILE.replace("\u202e", "\ufffd") in shown
    assert card["title"] == "Part 5 <b>& more</b>"
    for kind in ("markdown", "caption", "info", "warning", "error", "success"):
        for element in app.get(kind):
            assert "onerror" not in str(element.value)
            assert "<b>" not in str(element.value)


def test_new_reports_appear_without_a_restart(page: Page, own_store: Path) -> None:
    app = page()
    with Store.open(own_store) as store:
        store.delete(store.articles()[-1].article_id)
    app.run()
    assert "of 11 reports" in words(app)


def test_an_empty_corpus_says_where_articles_come_in(empty_store: Path, page: Page) -> None:
    assert "holds no reports yet" in words(page())


def test_choices_that_nothing_has_do_no_harm(page: Page) -> None:
    app = page(status=["bogus"], type=["bogus"], actor=[HOSTILE_NAME, "nobody"], confidence="2")
    assert "of 12 reports" in words(app)


def test_a_broken_corpus_is_told_in_a_sentence(page: Page, own_store: Path) -> None:
    own_store.write_bytes(b"no database at all" * 100)
    for left in own_store.parent.glob("corpus.sqlite-*"):
        left.unlink()
    app = page()
    assert len(app.error) == 1
    assert "corpus" in app.error[0].value


def test_the_first_run_leaves_out_what_is_below_the_map(own_store) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["corpus"] = "own"
    app.run()
    assert len(app.dataframe) == 0
    assert len(app.run().dataframe) == 1
