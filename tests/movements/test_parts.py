"""The small parts: word forms, openings of lines, duplicates, ships' names."""

import pytest

from geo.movements.confidence import Grounds, confidence
from geo.movements.inflection import plural, verb_forms
from geo.movements.lexicon import load_lexicon
from geo.movements.openings import read_opening
from geo.movements.shipnames import find_ship_names
from geo.movements.verdicts import later_verdict
from geo.records import Span


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("advance", {"advance", "advances", "advancing", "advanced"}),
        ("mass", {"mass", "masses", "massing", "massed"}),
        ("deploy", {"deploy", "deploys", "deploying", "deployed"}),
        ("occupy", {"occupy", "occupies", "occupying", "occupied"}),
        ("head", {"head", "heads", "heading", "headed"}),
        ("stop", {"stop", "stops", "stopping", "stopped"}),
    ],
)
def test_forms_of_regular_verbs(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


def test_odd_forms_come_from_the_lexicon() -> None:
    lexicon = load_lexicon()
    for form in ("withdrew", "withdrawn", "fled", "drove", "flown", "went"):
        assert form in lexicon.verbs


@pytest.mark.parametrize(
    ("noun", "many"), [("soldier", "soldiers"), ("serviceman", "servicemen"), ("army", "armies")]
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("line", "body", "speaker"),
    [
        ("0937 GMT: Trucks go west.", "Trucks go west.", None),
        ("1145 GMT: Lysenko: a column moves.", "a column moves.", "Lysenko"),
        ("06:48 Border service: columns cross.", "columns cross.", "Border service"),
        ("KIEV, Feb 12 - Tanks rolled in.", "Tanks rolled in.", None),
        ("ERBIL, Iraq (Press) — US troops left.", "US troops left.", None),
        ("Overnight: columns cross.", "columns cross.", None),
        ("Tanks rolled in: forty of them.", "Tanks rolled in: forty of them.", None),
    ],
)
def test_openings_of_lines(line: str, body: str, speaker: str | None) -> None:
    opening = read_opening(line, Span(0, len(line)))
    assert opening.body.cut(line) == body
    assert (opening.speaker.cut(line) if opening.speaker else None) == speaker


def test_equipment_is_known_by_name() -> None:
    lexicon = load_lexicon()
    named = {"T-72B3s": "tank", "BMP-2s": "infantry fighting vehicle", "Su-25": "attack aircraft"}
    assert {word: lexicon.designation(word) for word in named} == named
    assert lexicon.designation("G-20") is None


def test_ships_are_known_by_their_names() -> None:
    text = "The frigate Admiral Essen and HMS Duncan met. The Essen then left."
    names = find_ship_names(text, load_lexicon())
    assert names["Essen"].item == "frigate"
    assert "Duncan" in names


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Its press officer calls the story nonsense.", True),
        ("That is not true.", True),
        ("Moscow denied it.", True),
        ("The false dawn came at five.", False),
        ("Its spokesman confirmed the report.", False),
        ("The story of the town is long.", False),
    ],
)
def test_the_next_sentence_may_call_a_claim_untrue(sentence: str, found: bool) -> None:
    assert bool(later_verdict(sentence, load_lexicon().cues)) is found


def test_better_grounds_give_more_confidence() -> None:
    def grounds(**known: bool) -> Grounds:
        names = ("sure_place", "has_place", "from_context", "strong_force", "pronoun")
        names += ("actor_named", "date_stated", "nominal", "light")
        return Grounds(**{n: known.get(n, False) for n in names}, likely=0.8, place_score=0.8)

    bare = confidence(grounds())
    placed = confidence(grounds(has_place=True))
    sure = confidence(grounds(has_place=True, sure_place=True, strong_force=True))
    assert 0 < bare < placed < sure < 1
