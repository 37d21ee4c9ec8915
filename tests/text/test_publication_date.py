"""Where a text says when it was published."""

from datetime import date

import pytest

from geo.text.dates import find_publication_date


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("A headline\nNovember 12, 2014, 7:15pm\nImage via X\n\nTanks.", "2014-11-12", "19:15"),
        ("PRESS. Situation as of 18:00, 7 July 2014\n\n1. Units moved.", "2014-07-07", "18:00"),
        ("@someone, 2 Oct 2022, a thread\n\n1/ Tanks.", "2022-10-02", None),
        ("Timeline of a mutiny, June 24, 2023\n\nFriday: guns.", "2023-06-24", None),
        ("ASSESSMENT | December 14, 2021 | The build-up\n\nKey points", "2021-12-14", None),
        ("Tanks roll\n\nPublished 3 March 2022\n\nOn 1 March 2022 they came.", "2022-03-03", None),
        ("Update on the mission\n8 November 2016 to 15 November 2016\n\nText.", "2016-11-15", None),
        ("KIEV, Feb 12, 2015 - Tanks rolled.", "2015-02-12", None),
    ],
)  # fmt: skip
def test_it_is_read(text: str, day: str, time: str | None) -> None:
    mention = find_publication_date(text)
    assert mention is not None
    assert mention.start == mention.end == date.fromisoformat(day)
    if time is not None:
        assert mention.time_of_day == time


def test_a_dateline_without_its_year_says_so() -> None:
    mention = find_publication_date("KIEV, Feb 12 - Around 50 tanks rolled over the border.")
    assert mention is not None
    assert mention.start is None
    assert "year" in (mention.unresolved_reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tanks roll into town\n\nOn March 18, 2014, Russia annexed the peninsula.",
        "In pictures\n\nA column heads into Donetsk from the direction of Y, Nov. 10, 2014.",
        "From the border and back\n\nFeb. 24, 2022\n\nTanks.\n\nFeb. 25, 2022\n\nMore.",
        "What happened on March 18, 2014\n\nNobody knows.",
    ],
)
def test_dates_that_are_told_of_are_none(text: str) -> None:
    assert find_publication_date(text) is None
