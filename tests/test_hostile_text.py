"""Texts made to be slow, through the whole extraction: the time grows with the length, no faster.

Processor time is measured, so that a busy machine changes little.
"""

import time
from datetime import date
from itertools import count

import pytest

from gazetteer.load import load_gazetteer
from geo.pipeline import geoparse
from geo.records import Article
from geo.text.language import load_language

SHORT = 4_000
MEGABYTE = 1_000_000
MOST_SECONDS = 60.0
SEEDS = {
    "a sentence without end": "troops moved to Kyiv and tanks crossed into Donetsk from Rostov, ",
    "short sentences": "Tanks entered Kyiv. ",
    "new names": "Near Xylograd{n} tanks entered the village of Qwertz{n}. ",
    "who said who said": "He said that she said officials said that troops entered Kyiv, ",
    "quotation marks": "“‘Tanks “entered ‘Kyiv, ",
    "brackets": "(((Kyiv [15 km east of (Donetsk ",
    "capitals": "TANKS ENTERED KYIV FROM ROSTOV AND ",
    "digits": "1,000,000.5-72/15:30 ",
    "dates": "since last Friday, 7 March 2022, between May 3 and 4, two days later tanks left ",
    "a list of towns": "Kyiv, Lyman, Donetsk, Luhansk and ",
    "borders": "troops crossed the border, the Russian border and Ukraine's border ",
    "words that point back": "They left the town for the city and went there. ",
    "datelines": "KIEV - ",
    "labels": "Kyiv: ",
    "one word": "advance",
    "equipment": "T-72 ",
    "nearly a distance": "15 km to the due north east of the ",
    "nearly coordinates": "48.1234 N, 37.12 48°12'",
}


def _seconds(name: str, size: int) -> float:
    numbers, parts, length = count(), list[str](), 0
    while length < size:
        parts.append(SEEDS[name].format(n=next(numbers)))
        length += len(parts[-1])
    text = "".join(parts)[:size]
    article = Article(article_id="0" * 64, text=text, published_at=date(2024, 6, 12))
    gazetteer, language = load_gazetteer(), load_language()
    start = time.process_time()
    geoparse(article, gazetteer, language)
    return time.process_time() - start


@pytest.mark.soak
@pytest.mark.parametrize("name", SEEDS)
def test_twice_the_text_takes_no_more_than_twice_the_time(name: str) -> None:
    _seconds(name, SHORT)
    once, twice = _seconds(name, SHORT), _seconds(name, 2 * SHORT)
    assert twice < 3 * once + 1.0


@pytest.mark.soak
@pytest.mark.parametrize("name", SEEDS)
def test_a_megabyte_of_hostile_text_ends_soon(name: str) -> None:
    took = _seconds(name, MEGABYTE)
    print(f"\n{name:28} {took:6.1f} s", end="")
    assert took < MOST_SECONDS
