"""What holds for every text: offsets, order, determinism, linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.gazetteer import Gazetteer
from geo.text.language import Language
from geo.text.sentences import split_sentences
from geo.toponyms import find_places
from geo.toponyms.coordinates import find_coordinates
from geo.toponyms.words import read_words
from tests.toponyms.conftest import Finder

PIECES = [
    "Donetsk", "Paris", "Kyiv", "Texas", "the", "border", "with", "Ukraine", "15 km north of",
    "between", "and", "region", "Moscow", "denied", ",", ".", "(", ")", "-", "'s", "\n", "\n\n",
    "eastern", "Gen.", "Lincoln", "Lake", "Sea of Azov", "M-14 highway", "48.1234, 37.1234",
    "\u00ad", "\u00a0", "\u200b", "\ud800", "🙂", "Севастополь", "al-", "N.C.", "@", "“", "”",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
anything = st.text(max_size=200)
patient = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@patient
@given(text=st.one_of(texts, anything))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str, find: Finder) -> None:
    places = find(text)
    spans = [place.toponym.span for place in places]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for place in places:
        resolved = place.latitude is not None and place.longitude is not None
        assert resolved == (place.unresolved_reason is None)
        assert 1 <= place.geo_precision <= 3
        assert not resolved or place.radius_km > 0


@patient
@given(text=texts)
def test_the_same_text_gives_the_same_places(text: str, find: Finder) -> None:
    assert find(text) == find(text)


@given(text=anything)
def test_words_are_cut_from_the_text_as_they_stand(text: str) -> None:
    for span in split_sentences(text):
        for word in read_words(text, span).words:
            assert text[word.start : word.end] == word.text


HOSTILE = {
    "digits": "1234567890" * 400,
    "capitals": "Aaaa " * 800,
    "dotted": "A." * 2000,
    "hyphens": "al-Aa-" * 700,
    "degrees": "48° 12′ 13″ N, " * 270,
    "distances": "15 km north of " * 270,
    "borders": "border with " * 330,
    "borders of towns": "Lviv, the Polish border. 5 km from the city. " * 90,
    "one name": "Donetsk " * 500,
    "brackets": "(" * 4000,
    "decimals": "48.1234, " * 450,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(
    text: str, gazetteer: Gazetteer, language: Language
) -> None:
    def seconds(size: int) -> float:
        long = text * size
        sentences = split_sentences(long)
        start = time.process_time()
        find_places(long, sentences, gazetteer, language)
        return time.process_time() - start

    seconds(1)
    assert min(seconds(4), seconds(4)) < 4 * min(seconds(2), seconds(2)) + 0.5


def test_coordinates_are_found_in_linear_time() -> None:
    start = time.process_time()
    find_coordinates("48.1234567" * 20_000 + " 37U " * 20_000 + "1°1′" * 20_000)
    assert time.process_time() - start < 5
