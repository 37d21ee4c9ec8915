"""What is weighed by fitted models: the topic, whether a clause stands, whose forces they are."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ModelMissing
from geo.movements.lexicon import load_lexicon
from geo.movements.plausibility import load_plausibility
from geo.movements.setting import read_setting
from tests.movements.conftest import Parser

WAR = (
    "Fighting went on around the town for a third day, the army said. Two battalions held the line "
    "of trenches north of the railway while artillery fired over the river at columns that had "
    "gathered there since the weekend. Residents spoke of tanks in the side streets, of soldiers "
    "who slept in the school, and of an armoured train that nobody had seen move. The regional "
    "command counted eleven attacks between midnight and noon, most of them by infantry in small "
    "groups, with mortars and drones. In the evening the gunfire grew less. A spokesman for the "
    "brigade said that the garrison had ammunition for a week and that reserves were not far away. "
    "Neither side said how many men it had lost, and doctors at the military hospital would not be "
    "drawn. Shells fell on two villages behind the front in the night. "
)
PEACE = (
    "The council voted on Tuesday to keep the swimming pool open through the winter, after more "
    "than two hundred people signed a letter that was handed to the mayor by a school class. The "
    "money is to come from the sale of the old library, which has stood empty since the new one "
    "opened beside the market. Heating costs had nearly doubled, the treasurer told the meeting, "
    "and ticket sales cover about a third of them. Families in the district welcomed the decision "
    "with cake. The swimming club, founded in 1921, wants to hold a gala in February and has asked "
    "a former champion to hand out the prizes. Opponents said that the roof would need repairs "
    "before long, and that nobody had asked the neighbours about the noise of the pumps at night, "
    "nor the teachers who would have to bring their classes there by bus on four days of the week. "
)


def test_the_words_of_a_text_tell_what_it_is_about() -> None:
    lexicon = load_lexicon()
    war, peace = read_setting(WAR, lexicon), read_setting(PEACE, lexicon)
    assert war.military and not war.passing and not war.civil
    assert peace.passing and not peace.military
    assert war.war > 0.7 > 0.3 > peace.war


def test_a_few_lines_are_judged_by_the_words_of_war() -> None:
    lexicon = load_lexicon()
    assert read_setting("Tanks and soldiers of the brigade crossed.", lexicon).military
    assert not read_setting("The shop on the corner sells bread.", lexicon).military


@given(st.text(max_size=400))
def test_any_text_has_a_setting(text: str) -> None:
    setting = read_setting(text, load_lexicon())
    assert 0 <= setting.war <= 1
    assert not (setting.military and setting.passing)


@given(st.dictionaries(st.sampled_from(sorted(load_plausibility().weights)), st.just(1.0)))
def test_a_likelihood_is_one(signs: dict[str, float]) -> None:
    assert 0 < load_plausibility().of(signs) < 1


def test_weights_that_cannot_be_read_name_their_file(tmp_path: Path) -> None:
    broken = tmp_path / "weights.json"
    broken.write_text(json.dumps({"weights": {}}), encoding="utf-8")
    with pytest.raises(ModelMissing, match=r"weights\.json"):
        load_plausibility(broken)


def test_a_movement_in_passing_needs_to_be_plain(parse: Parser) -> None:
    text = PEACE + "The brass band marched down Mill Street, and the crowd moved on to the harbour."
    assert parse(text).reports == ()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        # they move on from what moved last
        ("Russian troops entered Kupiansk on Monday. They moved on to Svatove.", "Russia"),
        # who speaks of the army without saying whose
        ("The column left Kherson, Ukraine's general staff said. Russian troops shelled the town "
         "and the Russian column drove on to Melitopol.", "Russia"),
        # rebels in Ukraine are separatists
        ("Rebels moved ten tanks from Donetsk to Horlivka.", "separatists"),
        # ... elsewhere they are not, whatever nation they have
        ("Syrian rebels moved into Hama.", "rebels"),
    ],
)  # fmt: skip
def test_whose_forces_move(parse: Parser, text: str, owner: str) -> None:
    actors = [r.actor.name for r in parse(text).reports if r.actor is not None]
    assert actors and actors[-1] == owner


def test_an_owner_is_left_open_rather_than_guessed(parse: Parser) -> None:
    (report,) = parse("A column of 20 tanks drove through Zuhres on Monday.").reports
    assert report.actor is None


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("A French convoy of forty army trucks reached the Malian capital on Tuesday.", "Bamako"),
        ("Rebel fighters left Goma and Bukavu and advanced on the Congolese capital.", "Kinshasa"),
    ],
)
def test_a_capital_need_not_be_named(parse: Parser, text: str, capital: str) -> None:
    assert capital in {r.destination.name for r in parse(text).reports if r.destination}


def test_what_moves_is_guessed_where_the_grammar_fails(parse: Parser) -> None:
    text = WAR + "Tanks “without number plates” had, a resident said, come through to Khrustalnyi."
    told = [r for r in parse(text).reports if r.provenance.sentence.start >= len(WAR) - 1]
    assert [f.item for r in told for f in r.forces] == ["tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Two battalions are due at Gao on Friday.",
        "A further company of marines is expected at Mariupol by Sunday.",
        "Our tanks will be in Kherson by Friday.",
    ],
)
def test_what_is_due_somewhere_is_planned(parse: Parser, text: str) -> None:
    assert {r.status for r in parse(text).reports} == {"planned"}


def test_a_headline_has_the_owner_of_what_it_sums_up(parse: Parser) -> None:
    text = (
        "Three tanks cross at Dyakove, minister says\n\n"
        "Three Russian tanks crossed the border at Dyakove in the Luhansk region on Monday, the "
        "interior minister said."
    )
    head, body = parse(text).reports
    assert head.actor is not None and head.actor.name == "Russia"
    assert body.duplicate_of == head.report_id
