"""Roles of a movement, one phenomenon a case: the text and what is read of it."""

from dataclasses import dataclass
from datetime import date

import pytest

from geo.records import GeoparsedArticle, MovementReport
from tests.movements.conftest import Parser


@dataclass(frozen=True)
class Case:
    text: str
    type: str = ""
    status: str = "reported"
    actor: str = ""
    force: tuple[tuple[str, int | None], ...] = ()
    origin: str = ""
    destination: str = ""
    via: tuple[str, ...] = ()
    location: str = ""
    source: str = ""
    day: str = ""


CASES = {
    "a start that is no place by name": Case(
        "A column of 20 tanks drove from rebel-held territory to Donetsk.",
        force=(("tank", 20),), origin="rebel-held territory", destination="Donetsk",
    ),
    "active verb": Case(
        "Russian troops advanced on Bakhmut on Monday.",
        type="advance", actor="Russia", force=(("soldier", None),), destination="Bakhmut",
        day="2024-06-10",
    ),
    "passive with origin and goal": Case(
        "Two battalions were redeployed from Kherson to Bakhmut.",
        type="deployment", force=(("battalion", 2),), origin="Kherson", destination="Bakhmut",
    ),
    "the sender owns what is sent": Case(
        "Ukraine has sent 12 tanks to Pokrovsk.",
        type="deployment", actor="Ukraine", force=(("tank", 12),), destination="Pokrovsk",
    ),
    "a capital stands for its country": Case(
        "Moscow moved howitzers to Crimea.", actor="Russia", destination="Crimea",
        force=(("howitzer", None),),
    ),
    "what a convoy consists of": Case(
        "A convoy of 32 tanks, 16 howitzers and 30 trucks rolled into Luhansk.",
        force=(("tank", 32), ("howitzer", 16), ("truck", 30)), destination="Luhansk",
    ),
    "equipment by name": Case(
        "The army moved ten T-72B3s and two BMP-2s to Donetsk.",
        force=(("tank", 10), ("infantry fighting vehicle", 2)), destination="Donetsk",
    ),
    "numbers in words": Case(
        "Some seven thousand soldiers were sent to Kursk.",
        force=(("soldier", 7000),), destination="Kursk",
    ),
    "by way of": Case(
        "The column drove from Luhansk through Debaltseve to Donetsk.",
        origin="Luhansk", destination="Donetsk", via=("Debaltseve",), location="Donetsk",
    ),
    "from the direction of": Case(
        "Tanks came from the direction of Horlivka to Bakhmut.",
        origin="Horlivka", destination="Bakhmut",
    ),
    "a withdrawal": Case(
        "Ukrainian soldiers pulled out of Avdiivka on Saturday.",
        type="withdrawal", actor="Ukraine", origin="Avdiivka", location="Avdiivka",
        day="2024-06-08",
    ),
    "a build-up": Case(
        "Russia is massing troops near Valuyki.", type="buildup", actor="Russia",
        destination="Valuyki",
    ),
    "a noun": Case(
        "The arrival of thirty tanks in Makiivka was confirmed.",
        type="deployment", force=(("tank", 30),), destination="Makiivka",
    ),
    "a noun and its owner": Case(
        "Russia's withdrawal from Kherson ended on Monday.",
        type="withdrawal", actor="Russia", origin="Kherson",
    ),
    "a headline": Case(
        "Russia moves armour toward Kharkiv", type="advance", actor="Russia",
        force=(("armour", None),), destination="Kharkiv",
    ),
    "crossing at a named point": Case(
        "Russian tanks crossed into Ukraine at Izvaryne.",
        type="entry", destination="Ukraine", location="Izvaryne",
    ),
    "aircraft": Case(
        "Twelve Su-35 fighter jets flew from Belgorod to Yelsk.",
        type="flight", force=(("fighter jet", 12),), origin="Belgorod",
    ),
    "ships": Case(
        "Three frigates sailed from Sevastopol to Novorossiysk.",
        type="naval", force=(("frigate", 3),), origin="Sevastopol",
        destination="Novorossiysk",
    ),
    "who says so, before": Case(
        "NATO said that Russian tanks had entered Mariupol.",
        source="NATO", destination="Mariupol",
    ),
    "who says so, behind": Case(
        "Russian tanks entered Mariupol, the mayor said.", source="the mayor",
    ),
    "according to": Case(
        "According to local officials, tanks entered Mariupol.", source="local officials",
    ),
    "a speaker's label": Case(
        "1145 GMT: Lysenko: a column of 40 trucks is moving from Torez to Donetsk.",
        source="Lysenko", force=(("truck", 40),), destination="Donetsk",
    ),
    "accused of sending": Case(
        "Kiev accused Russia of sending troops to Donetsk.", actor="Russia", source="Kiev",
    ),
    "denied": Case(
        "Moscow denied sending tanks to Donetsk.", status="denied", actor="Russia",
        source="Moscow", destination="Donetsk",
    ),
    "denied by not": Case(
        "Ukrainian troops have not entered Kursk, Kyiv says.", status="denied",
    ),
    "a claim called false": Case(
        "Reports that tanks have left Kharkiv are false.", status="denied",
    ),
    "a claim called false in the next sentence": Case(
        "The brigade was sent to Kherson. Its spokesman calls the story nonsense.",
        status="denied",
    ),
    "will": Case("Ukraine will send a brigade to Sumy.", status="planned", destination="Sumy"),
    "is to": Case("Two battalions are to move to Sumy on Friday.", status="planned"),
    "ordered": Case(
        "The units were ordered to withdraw from Lyman.", status="planned", origin="Lyman",
        type="withdrawal",
    ),
    "feared": Case(
        "Officials fear that Russian troops will march on Odesa.", status="planned",
        destination="Odesa",
    ),
    "dated after publication": Case(
        "British tanks go to Tapa on June 20.", status="planned", destination="Tapa",
    ),
    "last week": Case(
        "A regiment was moved to Izium last week.", day="2024-06-03",
    ),
    "the date of a statement is not the movement's": Case(
        "Tanks entered Sumy on Sunday, an official said on Tuesday.", day="2024-06-09",
    ),
}  # fmt: skip


def _best(geoparsed: GeoparsedArticle, case: Case) -> MovementReport:
    assert geoparsed.reports, "no movement was found"
    wanted = case.destination or case.origin or case.location
    for report in geoparsed.reports:
        names = [r.name for r in (report.destination, report.origin, report.location) if r]
        if not wanted or wanted in names:
            return report
    return geoparsed.reports[0]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_roles_are_read(parse: Parser, case: Case) -> None:
    report = _best(parse(case.text), case)
    assert report.status == case.status
    if case.type:
        assert report.movement_type == case.type
    if case.actor:
        assert report.actor is not None
        assert report.actor.name == case.actor
    if case.force:
        assert {(f.item, f.count) for f in report.forces} == set(case.force)
    for field in ("origin", "destination", "location"):
        wanted = getattr(case, field)
        if wanted:
            role = getattr(report, field)
            assert role is not None
            assert role.name == wanted
    if case.via:
        assert tuple(role.name for role in report.via) == case.via
    if case.source:
        assert report.attribution is not None
        assert report.attribution.source == case.source
    if case.day:
        assert report.event_date_start == date.fromisoformat(case.day)


def test_several_goals_are_several_reports(parse: Parser) -> None:
    told = parse("NATO has deployed jets in Estonia, Latvia and Poland.").reports
    assert {r.destination.name for r in told if r.destination} == {"Estonia", "Latvia", "Poland"}
    assert len({r.report_id for r in told}) == 3


def test_an_elided_verb_keeps_its_own_date(parse: Parser) -> None:
    told = parse("Soldiers had come into Izium last Monday and Lyman a day later.").reports
    days = {r.destination.name: r.event_date_start for r in told if r.destination}
    assert days == {"Izium": date(2024, 6, 10), "Lyman": date(2024, 6, 11)}


def test_aircraft_and_ships_are_reports_of_their_own(parse: Parser) -> None:
    told = parse("China sent 68 aircraft and 13 warships into the Taiwan Strait.").reports
    assert {r.movement_type for r in told} == {"flight", "naval"}
    assert len({r.report_id for r in told}) == 2


def test_pronouns_and_there_are_followed_back(parse: Parser) -> None:
    text = "Ukrainian soldiers left Izium on Sunday. They then moved to Lyman the next day."
    first, second = parse(text).reports
    assert (second.actor or first.actor) == first.actor
    assert [f.item for f in second.forces] == ["soldier"]
    assert second.event_date_start == date(2024, 6, 10)


def test_his_words_go_back_to_who_was_introduced(parse: Parser) -> None:
    text = (
        "Ukraine's military spokesman Andriy Lysenko gave a briefing on Monday. "
        "Forty tanks have crossed the border at Izvaryne, he said."
    )
    (report,) = parse(text).reports
    assert report.attribution is not None
    assert "Lysenko" in report.attribution.source


def test_a_repeated_movement_names_the_first(parse: Parser) -> None:
    text = (
        "Russian tanks enter Mariupol\n\n"
        "Russian tanks entered Mariupol on Monday, the mayor said.\n\n"
        "Ukrainian tanks entered Kursk on Monday."
    )
    first, second, third = parse(text).reports
    assert second.duplicate_of == first.report_id
    assert third.duplicate_of is None
    assert first.event_date_start == second.event_date_start, "a headline takes the body's date"


def test_a_denial_does_not_repeat_a_report(parse: Parser) -> None:
    text = "Russian tanks entered Mariupol.\n\nMoscow denied that Russian tanks entered Mariupol."
    told = parse(text).reports
    assert [r.status for r in told] == ["reported", "denied"]
    assert all(r.duplicate_of is None for r in told)


def test_without_a_publication_date_a_weekday_stays_open(parse: Parser) -> None:
    (report,) = parse("Russian tanks entered Mariupol on Friday.", None).reports
    assert report.date_basis == "none"
    assert report.event_date_start is None


def test_nothing_stated_is_the_day_of_publication(parse: Parser) -> None:
    (report,) = parse("Russian tanks have entered Mariupol.").reports
    assert report.date_basis == "published"


def test_background_lands_in_its_own_year(parse: Parser) -> None:
    text = "Ukrainian battalions retreated from Ilovaisk in August 2014."
    (report,) = parse(text).reports
    assert (report.event_date_start, report.event_date_end) == (date(2014, 8, 1), date(2014, 8, 31))
