"""Dates as files write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import BadDate
from geo.ingest.days import read_day

AUGUST_28 = date(2014, 8, 28)


@pytest.mark.parametrize(
    "words",
    [
        "2014-08-28",
        " 2014-08-28 ",
        "2014-08-28T23:59:59Z",
        "2014-08-28 10:00:00+02:00",
        "20140828",
        "28 August 2014",
        "28 Aug 2014",
        "August 28, 2014",
        "August 28 2014",
        "28.08.2014",
        "28/08/2014",
        "8/28/2014",
        "Thu, 28 Aug 2014 23:30:00 -0400",
    ],
)
def test_one_day_many_ways(words: str) -> None:
    assert read_day(words) == AUGUST_28


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2014", "2014-13-01", "2014-02-30", "03/04/2014", "31/31/2014", "0001-01-01x",
     "yesterday", "2014-08-28 and more", "1", "9" * 500, "99999999"],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two(words: str) -> None:
    with pytest.raises(BadDate, match="is not a date; write it as"):
        read_day(words)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_iso_date_is_itself(day: date) -> None:
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=100))
def test_any_words_are_a_date_or_none(words: str) -> None:
    try:
        read_day(words)
    except BadDate as error:
        assert "\n" not in str(error)
