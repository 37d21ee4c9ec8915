"""What users say wins over what was extracted, can be taken back, and outlives re-extraction."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.codec import from_json, pack, to_json, unpack_reports
from geo.errors import StoreError
from geo.records import MovementReport, Span
from geo.store import Arrival, CorrectedPlace, Correction, Store
from geo.store.carrying import successors
from geo.store.corrections import correct_reports
from tests import made
from tests.store.corpus import add, article, extracted

ELSEWHERE = CorrectedPlace(name="Donetsk (Rostov)", latitude=48.3, longitude=39.9)


def place(name: str = "Donetsk", **changes: Any) -> Correction:
    said: dict[str, Any] = {
        "kind": "place", "who": "ann", "scope": "corpus", "name": name, "place": ELSEWHERE,
    }  # fmt: skip
    return Correction(**said | changes)


def about(report_id: str, kind: Any, **said: Any) -> Correction:
    return Correction(kind=kind, who="ann", report_id=report_id, **said)


@pytest.fixture
def filled(store: Store) -> Store:
    add(store, article(1, "Donetsk", "Luhansk"))
    add(store, article(2, "Donetsk"))
    return store


def test_a_name_is_corrected_everywhere_and_in_what_comes_later(filled: Store) -> None:
    assert filled.affected(place()) == 2
    filled.correct(place())
    add(filled, article(3, "Donetsk"))
    columns = filled.columns()
    assert columns["location"] == ["Donetsk (Rostov)", "Luhansk"] + ["Donetsk (Rostov)"] * 2
    assert columns["destination_latitude"][0] == 48.3
    assert columns["corrected"] == [True, False, True, True]
    for each in filled.articles():
        names = {place.name for place in filled.geoparsed(each.article_id).places}
        assert "Donetsk" not in names
        assert "Donetsk" in {p.name for p in filled.extracted(each.article_id).places}


def test_one_report_outweighs_everywhere(filled: Store) -> None:
    report_id = filled.columns()["report_id"][0]
    mine = CorrectedPlace(name="Donetsk, here", latitude=1.0, longitude=2.0)
    filled.correct(place(scope="report", report_id=report_id, place=mine))
    filled.correct(place())
    assert filled.columns()["location"] == ["Donetsk, here", "Luhansk", "Donetsk (Rostov)"]


def test_the_later_of_two_wins(filled: Store) -> None:
    later = CorrectedPlace(name="Later", latitude=1.0, longitude=2.0)
    filled.correct(place())
    number = filled.correct(place(place=later))
    assert filled.columns()["location"][0] == "Later"
    filled.undo(number)
    assert filled.columns()["location"][0] == "Donetsk (Rostov)"


def test_a_role_alone_may_be_meant(filled: Store) -> None:
    filled.correct(place(role="destination"))
    assert filled.columns()["destination"][0] == "Donetsk (Rostov)"
    assert filled.columns()["location"][0] == "Donetsk"


def test_undo_restores_every_byte_of_the_rows(filled: Store) -> None:
    before = filled.columns()
    report_id = before["report_id"][0]
    numbers = [
        filled.correct(place()),
        filled.correct(about(report_id, "not_movement")),
        filled.correct(about(report_id, "date", date_start=date(2014, 1, 1))),
        filled.correct(about(report_id, "status", status="denied")),
        filled.correct(about(report_id, "actor", actor="Ukraine")),
    ]
    assert filled.columns() != before
    for number in numbers:
        filled.undo(number, who="ben")
    assert filled.columns() == before
    assert filled.corrections() == []
    undone = filled.corrections(undone=True)
    assert [each.number for each in undone] == numbers
    assert {each.undone_by for each in undone} == {"ben"}
    revision = filled.revision()
    filled.undo(numbers[0])
    assert filled.revision() == revision


def test_not_a_movement_hides_a_report_and_lists_it(filled: Store) -> None:
    report_id = filled.columns()["report_id"][0]
    filled.correct(about(report_id, "not_movement"))
    assert report_id not in filled.columns()["report_id"]
    assert filled.dismissed()["report_id"] == [report_id]
    assert filled.stats().dismissed == 1
    again = article(1, "Donetsk", "Luhansk")
    assert len(filled.geoparsed(again.article_id).reports) == 1


def test_a_date_a_status_and_an_actor(filled: Store) -> None:
    report_id = filled.columns()["report_id"][0]
    filled.correct(about(report_id, "date", date_start=date(2014, 5, 1), date_end=date(2014, 5, 3)))
    filled.correct(about(report_id, "status", status="planned"))
    everyone = Correction(kind="actor", who="ann", scope="corpus", name="Rebels", actor="DPR")
    filled.correct(everyone)
    row = {name: values[0] for name, values in filled.columns().items()}
    assert (row["event_date"], row["event_date_end"]) == ("2014-05-01", "2014-05-03")
    assert (row["status"], row["date_basis"]) == ("planned", "stated")
    assert filled.columns()["actor1"] == ["DPR"] * 3


def test_corrections_outlive_a_new_extraction(filled: Store) -> None:
    of = article(2, "Donetsk")
    [report] = extracted(of).reports
    filled.correct(about(report.report_id, "actor", actor="Ukraine"))
    filled.correct(place())
    better = made.geoparsed(of, made.report(of, report_id=report.report_id, confidence=0.99))
    assert filled.replace_extraction(better).changed == (report.report_id,)
    row = {name: values[-1] for name, values in filled.columns().items()}
    assert (row["actor1"], row["confidence"]) == ("Ukraine", 0.99)
    filled.replace_extraction(extracted(of))
    assert filled.columns()["location"][-1] == "Donetsk (Rostov)"
    assert filled.verify() == []


def reread(was: MovementReport, **changes: Any) -> MovementReport:
    """The same report under another id, as an extractor makes it that reads it otherwise."""
    return replace(was, report_id=f"{was.report_id}-anew", **changes)


def test_corrections_go_with_a_report_that_is_read_otherwise(filled: Store) -> None:
    of = article(1, "Donetsk", "Luhansk")
    first, second = extracted(of).reports
    number = filled.correct(about(first.report_id, "actor", actor="Ukraine"))
    gone = filled.correct(about(second.report_id, "not_movement"))
    anew = reread(first, confidence=0.99)
    change = filled.replace_extraction(made.geoparsed(of, anew))
    assert (change.carried, change.lost) == ((number,), (gone,))
    row = {name: values[0] for name, values in filled.columns().items()}
    assert (row["report_id"], row["actor1"], row["confidence"]) == (anew.report_id, "Ukraine", 0.99)
    [logged] = filled.corrections(anew.report_id)
    assert (logged.number, logged.correction.report_id) == (number, anew.report_id)
    assert filled.verify() == []
    filled.undo(number)
    assert filled.columns()["actor1"][0] == "Rebels"
    filled.replace_extraction(extracted(of))  # the old extractor again: what was lost is back
    assert filled.dismissed()["report_id"] == [second.report_id]


def test_a_correction_is_carried_only_where_there_is_no_doubt() -> None:
    of = made.article()
    old = made.report(of)
    elsewhere = replace(old.provenance, trigger=Span(1, 2), sentence=Span(0, 3))
    other_trigger = replace(old.provenance, trigger=Span(1, 2))
    one, two = reread(old), replace(reread(old), report_id="two")
    assert successors([old], [one]) == {old.report_id: one.report_id}
    assert successors([old], [one, two]) == {}
    assert successors([old], [old, one]) == {}
    assert successors([old], [reread(old, provenance=elsewhere)]) == {}
    assert successors([old], [reread(old, provenance=other_trigger)]) == {
        old.report_id: one.report_id
    }
    of_trigger = replace(two, provenance=other_trigger)
    assert successors([old], [one, of_trigger]) == {old.report_id: one.report_id}


def test_a_report_that_names_nothing_can_be_corrected(store: Store) -> None:
    of = made.article()
    bare = made.report(of, actor=None, origin=None, destination=None, location=None)
    arrival = Arrival(doc="d", original=made.TEXT.encode())
    store.add(of, made.geoparsed(of, bare), arrival)
    number = store.correct(about(bare.report_id, "actor", actor="Ukraine"))
    assert store.columns()["actor1"] == ["Ukraine"]
    store.undo(number)
    assert store.columns()["actor1"] == ["unknown"]


def test_who_and_when_are_on_the_log(filled: Store) -> None:
    number = filled.correct(place(note="seen there"))
    entry = filled.log()[0]
    assert (entry.who, entry.action, entry.subject) == ("ann", "correct", "Donetsk")
    logged = filled.corrections()[0]
    assert (logged.number, logged.correction.note) == (number, "seen there")
    assert from_json(to_json(logged), type(logged)) == logged


def test_a_candidate_with_its_entry_and_an_unresolved_place(store: Store) -> None:
    of = made.article()
    lost = made.report(of, location=made.role("Atlantis"), destination=made.role("Atlantis"))
    picked = CorrectedPlace(
        name="Mariupol", latitude=47.1, longitude=37.55, entry=made.entry("Mariupol")
    )
    [fixed] = correct_reports((lost,), [place("Atlantis", place=picked)])
    assert fixed.report.location is not None and fixed.report.location.place is not None
    assert fixed.report.location.place.entry == made.entry("Mariupol")
    assert fixed.report.location.place.unresolved_reason is None


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "not_movement", "scope": "corpus", "name": "Donetsk"},
        {"kind": "place", "scope": "corpus", "place": ELSEWHERE},
        {"kind": "place", "report_id": "r"},
        {"kind": "date", "report_id": "r"},
        {"kind": "date", "report_id": "r", "date_start": date(2014, 2, 1),
         "date_end": date(2014, 1, 1)},
        {"kind": "actor", "report_id": "r"},
        {"kind": "status", "report_id": "r"},
        {"kind": "not_movement"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\?|everywhere|before"):
        Correction(who="ann", **said)


def test_a_pin_off_the_earth_is_refused() -> None:
    with pytest.raises(ValueError, match="Earth"):
        CorrectedPlace(name="x", latitude=91, longitude=0)


def test_what_is_not_there_cannot_be_corrected(filled: Store) -> None:
    revision = filled.revision()
    with pytest.raises(StoreError, match="no report"):
        filled.correct(about("nothing", "not_movement"))
    with pytest.raises(StoreError, match="no correction"):
        filled.undo(99)
    assert filled.revision() == revision


def test_some_reports_are_unpacked_without_what_was_not_chosen() -> None:
    of = made.article()
    one, other = made.report(of), made.report(of, confidence=0.1)
    packed = pack(made.geoparsed(of, one, other))
    [(number, report)] = unpack_reports(packed, {other.report_id})
    assert (number, report.report_id) == (1, other.report_id)
    place = report.location.place if report.location else None
    assert place is not None and place.entry == made.entry("Luhansk region")
    assert place.candidates == ()
