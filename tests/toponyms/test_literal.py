"""A government called by its capital is no position."""

import pytest

from tests.toponyms.conftest import Finder

METONYMS = [
    ("Moscow denied it.", "Moscow"),
    ("Kyiv has warned the two against it.", "Kyiv"),
    ("Moscow on Tuesday once more rejected the charge.", "Moscow"),
    ("A pro-Moscow militia held the post.", "Moscow"),
    ("Pressure on Khartoum grew.", "Khartoum"),
    ("Talks between Belgrade and Pristina broke off.", "Pristina"),
    ("We cannot discuss agreements between Kiev, Donetsk and Luhansk.", "Donetsk"),
    ("Tehran's envoy left the hall.", "Tehran"),
    ("They accused Moscow of sending columns.", "Moscow"),
    ("A deal brokered by Washington held.", "Washington"),
    ("Baku guarantees the rights of all.", "Baku"),
    ("Paris, with 5,000 men there, denied that a jet had flown.", "Paris"),
    ("The mood in Berlin counts for something.", "Berlin"),
]


@pytest.mark.parametrize(("text", "name"), METONYMS)
def test_a_government_is_not_literal(text: str, name: str, find: Finder) -> None:
    assert {p.toponym.literal for p in find(text) if p.name == name} == {False}


LITERAL = [
    ("In Kyiv, a spokesman said no more.", "Kyiv"),
    ("KIEV, Feb 12 - Tanks crossed the line.", "KIEV"),
    ("Officials in Moscow continue to deny it.", "Moscow"),
    ("Moscow's airports were closed.", "Moscow"),
    ("A shell landed in central Damascus.", "Damascus"),
    ("The convoy reached Kyiv at dawn.", "Kyiv"),
    ("Rebels in Donetsk replied with a march.", "Donetsk"),
    ("Trains from Minsk were late.", "Minsk"),
    ("Kyiv was shelled overnight.", "Kyiv"),
    ("A unit from Enugu and Abuja was deployed in Gboko.", "Abuja"),
]


@pytest.mark.parametrize(("text", "name"), LITERAL)
def test_a_position_is_literal(text: str, name: str, find: Finder) -> None:
    assert {p.toponym.literal for p in find(text) if p.name == name} == {True}


def test_a_metonym_is_resolved_all_the_same(find: Finder) -> None:
    (place,) = find("Moscow denied it.")
    assert place.entry is not None
    assert place.entry.country_code == "RU"
