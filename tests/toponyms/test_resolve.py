"""Which of all namesakes is meant, how sure that is, and why."""

import pytest

from gazetteer.entry import GazetteerEntry
from geo.records import ResolvedPlace
from geo.toponyms.scoring import Name, fit_together, mark_down_aliases, prior, softmax
from tests.toponyms.conftest import Finder


def named(places: list[ResolvedPlace], name: str) -> ResolvedPlace:
    return next(place for place in places if place.name == name)


def where(place: ResolvedPlace) -> tuple[str, str]:
    assert place.entry is not None, place.unresolved_reason
    return place.entry.country_code, place.entry.admin1_code


NAMESAKES = [
    ("Crowds filled Paris on Monday.", "Paris", "FR"),
    ("A tornado crossed Paris, Texas.", "Paris", "US"),
    ("He was born in Moscow, Idaho.", "Moscow", "US"),
    ("In Donetsk, in Russia's Rostov region, a shell fell.", "Donetsk", "RU"),
    ("Shells fell in Donetsk and Makiivka.", "Donetsk", "UA"),
    ("The Lebanese port of Tripoli took them in.", "Tripoli", "LB"),
    ("Tripoli, the Lebanese port, took them in.", "Tripoli", "LB"),
    ("Tripoli's port in northern Lebanon was closed.", "Tripoli", "LB"),
    ("San José, the Costa Rican capital, was calm.", "San José", "CR"),
    ("Militias from Misrata marched on Tripoli.", "Tripoli", "LY"),
    ("In Georgia the army blocked the road to Tskhinvali.", "Georgia", "GE"),
    ("In Atlanta, Georgia, they held candles.", "Georgia", "US"),
    ("Troops went from Santiago, the Chilean capital.", "Santiago", "CL"),
    ("Police in London, Ontario, found him.", "London", "CA"),
    ("From Birmingham they drove to Montgomery, Alabama.", "Birmingham", "US"),
]


@pytest.mark.parametrize(("text", "name", "country"), NAMESAKES)
def test_the_context_says_which_namesake_is_meant(
    text: str, name: str, country: str, find: Finder
) -> None:
    assert where(named(find(text), name))[0] == country


RIVERS = [
    ("They seized the bridge over the Niger at Gao.", "Niger", "H"),
    ("Niger closed its border with Benin.", "Niger", "A"),
    ("The Tigris and Euphrates are at their lowest.", "Euphrates", "H"),
    ("He lives in Wabash, Indiana.", "Wabash", "AP"),
    ("A boat capsized on Lake Albert, off Uganda.", "Lake Albert", "H"),
]


@pytest.mark.parametrize(("text", "name", "classes"), RIVERS)
def test_a_river_takes_the_article_and_a_country_or_town_does_not(
    text: str, name: str, classes: str, find: Finder
) -> None:
    entry = named(find(text), name).entry
    assert entry is not None
    assert entry.feature_class in classes


def test_a_city_with_its_state_behind_is_no_row_of_states(find: Finder) -> None:
    entry = named(find("She moved from New York, N.Y., to Boston."), "New York").entry
    assert entry is not None
    assert entry.feature_class == "P"


def test_a_town_that_the_state_behind_it_has_not_is_unresolved(find: Finder) -> None:
    odessa = named(find("He was born at Odessa, Sask., the eighth child of farmers."), "Odessa")
    assert odessa.entry is None
    assert odessa.candidates


def test_a_name_only_like_one_far_away_is_not_taken_for_it(find: Finder) -> None:
    text = "Rain fell on Mumbai, Pune and Nashik. At Kasarra a bridge was lost."
    (doubtful,) = [place for place in find(text) if place.name == "Kasarra"]
    assert doubtful.entry is None or doubtful.entry.country_code == "IN"


COUNTIES = [
    ("Fires burned in Union County. Crews left La Grande, Oreg., for Elgin.", "Union County", "OR"),
    ("In Clay County, water closed roads to Moorhead, Minn.", "Clay County", "MN"),
    ("It fell in Jefferson County. Steubenville and Toronto, Ohio, are dark.", "Toronto", "OH"),
]


@pytest.mark.parametrize(("text", "name", "state"), COUNTIES)
def test_a_county_is_the_one_that_holds_the_towns(
    text: str, name: str, state: str, find: Finder
) -> None:
    entry = named(find(text), name).entry
    assert entry is not None
    assert entry.admin1_code == state


def test_a_state_is_not_its_capital_under_an_older_name(find: Finder) -> None:
    place = named(find("Pernambuco had most cases, many of them in Recife."), "Pernambuco")
    assert place.toponym.kind == "region"


def test_a_bare_name_is_the_city_and_a_typed_one_the_region(find: Finder) -> None:
    city, region = find("Shells fell in Donetsk. All of Donetsk region was dark.")
    assert (city.toponym.kind, region.toponym.kind) == ("settlement", "region")


def test_what_a_name_meant_earlier_it_means_later(find: Finder) -> None:
    text = "In Donetsk, in Russia's Rostov region, a shell fell. Donetsk has a market."
    first, *_, last = find(text)
    assert where(first) == where(last)


def test_an_explanation_further_down_does_not_change_what_came_before(find: Finder) -> None:
    text = (
        "Militias from Misrata marched on Tripoli. Families met in Tripoli, on the Lebanese coast."
    )
    first, second = [place for place in find(text) if place.name == "Tripoli"]
    assert where(first)[0] == "LY"
    assert where(second)[0] == "LB"


def test_villages_that_nothing_tells_apart_stay_unresolved_with_candidates(find: Finder) -> None:
    (place,) = find("Shells fell in the village of Oleksandrivka.")
    assert place.entry is None
    assert place.latitude is None
    assert len(place.candidates) > 1
    assert place.unresolved_reason is not None
    assert "none likely enough" in place.unresolved_reason


def test_every_candidate_says_why_in_words(find: Finder) -> None:
    place = named(find("The mayor of Paris, Texas, spoke in Dallas."), "Paris")
    best = place.candidates[0]
    assert any("Texas" in reason for reason in best.reasons)
    assert any("not where the text says" in reason for reason in place.candidates[1].reasons)


def test_candidates_are_ranked_and_their_scores_are_probabilities(find: Finder) -> None:
    for place in find("Shells fell in Lyman, Paris and Alexandria."):
        scores = [candidate.score for candidate in place.candidates]
        assert scores == sorted(scores, reverse=True)
        assert 0 <= sum(scores) <= 1.001


def test_a_street_is_in_the_town_named_before_it(find: Finder) -> None:
    street = named(find("In Donetsk they marched down Artyom Street."), "Artyom Street")
    assert street.toponym.kind == "facility"
    assert street.latitude == pytest.approx(48.0, abs=0.2)
    assert street.geo_precision == 2


def entry(number: int, name: str, latitude: float, population: int) -> GazetteerEntry:
    return GazetteerEntry(
        geonameid=number,
        name=name,
        asciiname=name,
        alternatenames=("Oldtown",),
        latitude=latitude,
        longitude=30.0,
        feature_class="P",
        feature_code="PPL",
        country_code="XX" if latitude > 0 else "YY",
        admin1_code="01",
        admin2_code="",
        population=population,
        extent_km=2.0,
    )


def named_places(key: str, *entries: GazetteerEntry) -> Name:
    zeros = [0.0] * len(entries)
    priors = [prior(each, key) for each in entries]
    return Name(key, entries, priors=priors, hinted=list(zeros), context=list(zeros), weight=1.0)


def test_a_small_namesake_near_the_others_beats_a_larger_one_far_away() -> None:
    doubtful = named_places("newtown", entry(1, "Newtown", 50, 900), entry(2, "Newtown", -30, 9000))
    sure = named_places("capital", entry(3, "Capital", 50.1, 2_000_000))
    alone = softmax(doubtful.scores())
    fit_together([doubtful, sure], {})
    together = doubtful.probabilities()
    assert alone[0] < alone[1]
    assert together[0] > together[1]


def test_a_name_does_not_vouch_for_itself() -> None:
    name = named_places("newtown", entry(1, "Newtown", 50, 900), entry(2, "Newtown", -30, 9000))
    fit_together([name], {})
    assert name.context == pytest.approx([0.0, 0.0])


def test_a_by_name_counts_less_than_the_name() -> None:
    name = named_places("oldtown", entry(1, "Oldtown", 50, 1000), entry(2, "Newton", -30, 1000))
    mark_down_aliases(name)
    assert name.priors[0] > name.priors[1]
