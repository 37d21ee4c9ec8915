"""Which words are places: by their neighbours, and by what they are not."""

import pytest

from tests.toponyms.conftest import Finder

PLACES = [
    ("A column entered the town of Amvrosiyivka on Wednesday.", ["Amvrosiyivka"]),
    ("Six villages of Donetsk region lost power.", ["Donetsk region"]),
    ("Ships left the Sea of Azov for Mariupol.", ["Sea of Azov", "Mariupol"]),
    ("RUSSIAN COLUMN REACHES MELITOPOL, MAYOR SAYS", ["MELITOPOL"]),
    ("Rebels Retake Sirte After Week Of Heavy Fighting", ["Sirte"]),
    ("heavy booms again tonight in kharkiv, metro is full", ["kharkiv"]),
    ("Two columns stood near Krasnyi\u00a0Luch on Tuesday.", ["Krasnyi Luch"]),
    ("Paratroopers marched into Kra\u00adma\u00adtorsk at noon.", ["Kramatorsk"]),
    ("Mariupol’s port was mined.", ["Mariupol"]),
    ("The Kharkiv-based gunners moved to Vovchansk.", ["Kharkiv", "Vovchansk"]),
    ("Rebel-held Horlivka was shelled.", ["Horlivka"]),
    ("Crews from Cleveland, Tenn., put it out.", ["Cleveland", "Tenn."]),
    ("A tornado crossed Paris, Texas, on Monday.", ["Paris", "Texas"]),
    ("Buses left Gorlovka, Makeevka and Torez.", ["Gorlovka", "Makeevka", "Torez"]),
    ("The patrol met them outside Qwertzuivka.", ["Qwertzuivka"]),
    ("They were seen in the village of Nowherske.", ["Nowherske"]),
    ("Curfews hold in Donetsk and Luhansk regions.", ["Donetsk", "Luhansk regions"]),
    ("Doctors flew in from Port-au-Prince.", ["Port-au-Prince"]),
    ("Ships left Senegal and Côte d'Ivoire.", ["Senegal", "Côte d'Ivoire"]),
    ("Serbia and the Philippines follow.", ["Serbia", "Philippines"]),
    (
        "Crews came from Walla Walla, Wash., and Bend, Oreg.",
        ["Walla Walla", "Wash.", "Bend", "Oreg."],
    ),
    ("Some went to Maple Creek, Sask., by bus.", ["Maple Creek", "Sask."]),
    ("Hail fell in Paris, Bonham and Dallas.", ["Paris", "Bonham", "Dallas"]),
    ("The detachment covers all of it to the B.C. line.", ["B.C."]),
    ("Sen. Warren, D-Mass., spoke in Worcester.", ["Mass.", "Worcester"]),
    ("Police said that Ferguson's mayor had resigned.", ["Ferguson"]),
    (
        "The airline will soon fly from Luton to Split, Nice and Faro again.",
        ["Luton", "Split", "Nice", "Faro"],
    ),
    ("The fire burned to the edge of Qwertzdale.", ["Qwertzdale"]),
    ("They tested 900 people from Qwertzvati.", ["Qwertzvati"]),
    ("It was an outbreak centred on Qwertzuén.", ["Qwertzuén"]),
    ("A constable stopped Sean Doherty, of Qwertzgan, on Monday.", ["Qwertzgan"]),
    ("The Smoky Hill River is expected to crest on Friday.", ["Smoky Hill River"]),
    ("Fighters overran a base at El Qwertz, in Somalia.", ["El Qwertz", "Somalia"]),
    ("She studied at Colby College in Waterville, Maine.", ["Waterville", "Maine"]),
    ("The tanks of the Beaverlodge office froze in Alberta.", ["Beaverlodge", "Alberta"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_names_with_the_neighbours_of_a_place_are_places(
    text: str, names: list[str], find: Finder
) -> None:
    assert [place.name for place in find(text)] == names


NOT_PLACES = [
    ("surname with a title", "General Lincoln spoke.", "Lincoln"),
    ("surname with a given name", "We met Andrew Houston there.", "Houston"),
    ("surname met before", "Andrew Houston spoke. Then Houston left.", "Houston"),
    ("club", "Shakhtar Donetsk beat Dynamo Kyiv.", "Donetsk"),
    ("newspaper", "The Kyiv Post reported it.", "Kyiv"),
    ("agreement", "The Minsk agreements failed.", "Minsk"),
    ("ship", "The frigate Berdyansk sank.", "Berdyansk"),
    ("ships in a row", "The gunboats Berdyansk and Nikopol sank.", "Nikopol"),
    ("unit", "Azov fighters pulled back.", "Azov"),
    ("month", "In March they left.", "March"),
    ("weekday", "On Thursday they left.", "Thursday"),
    ("everyday word", "Over the weekend it rained.", "Over"),
    ("nationality", "Polish guns arrived.", "Polish"),
    ("call sign", "A sniper, call sign Texas, was caught.", "Texas"),
    ("time zone", "It starts at midnight Moscow time.", "Moscow"),
    ("organisation", "The University of Texas sent tents.", "Texas"),
    ("dish", "She sold Brussels sprouts.", "Brussels"),
    ("airline", "Air Seychelles stopped its flights.", "Seychelles"),
    ("firm", "Visitation is at Wright & Ferguson.", "Wright"),
    ("address", "Write to letters@paris.com today.", "paris"),
    ("council", "Scarborough Borough Council heard of it.", "Council"),
    ("council of a county", "They wrote to North Yorkshire County Council.", "Yorkshire County"),
    ("works", "She worked at Bath Iron Works then.", "Bath"),
    ("hospital", "Memorial gifts may be sent to Waldo County General Hospital.", "Waldo County"),
    ("university of a state", "Students from Ohio State University came.", "Ohio State"),
    ("wildfire", "The Valley Fire started on Saturday.", "The Valley"),
    ("forces", "Companies of the Rwanda Defence Force crossed.", "Rwanda"),
    ("helicopter", "Last week Apache helicopters joined them.", "Apache"),
    ("road across", "The accident happened on the Trans-Canada Highway.", "Canada"),
    ("relative", "She was a daughter of Warren and Adelaide Searles.", "Adelaide"),
    ("sons", "He leaves sons Lloyd of Regina and Milton of Moose Jaw, both farmers.", "Milton"),
    ("holiday", "She died in her sleep on Canada Day, aged 88.", "Canada"),
    ("maiden name", "She was a child of Adelaide (Moscow) Lincoln.", "Moscow"),
    ("a longer name", "The Rio Grande de Mindanao burst its banks.", "Rio Grande"),
    ("a direction in the name", "Fires burn on the South Coast.", "South Coast"),
]


@pytest.mark.parametrize(("why", "text", "name"), NOT_PLACES, ids=[row[0] for row in NOT_PLACES])
def test_a_name_that_means_something_else_is_no_place(
    why: str, text: str, name: str, find: Finder
) -> None:
    assert name not in [place.name for place in find(text) if place.toponym.literal], why


def test_an_unknown_name_is_listed_as_unresolved_with_the_reason(find: Finder) -> None:
    (place,) = find("Two trucks burned in the village of Nowherske.")
    assert place.latitude is None
    assert place.unresolved_reason == "no place of that name is in the gazetteer"


def test_a_slip_of_the_pen_is_the_city_that_it_is_a_slip_of(find: Finder) -> None:
    (place,) = find("World leaders met in Bejing on Tuesday.")
    assert place.entry is not None
    assert place.entry.name == "Beijing"


def test_a_name_inside_a_longer_one_is_no_place_of_its_own(find: Finder) -> None:
    names = [place.name for place in find("Ambulances were let into Ras al-Ain at noon.")]
    assert "Ras" not in names
    assert "Ain" not in names
