"""What holds for dates in any text: spans, order, bounds, the same answer twice, linear time."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.records import Span
from geo.text.dates import find_dates, find_publication_date
from geo.text.wordlist import word_set

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 12, 31))
PIECES = word_set(
    "on in the last next past this two 3 7th Friday Nov. March May 2014 days week ago later since "
    "until by between and from to early mid - late overnight weekend morning 22:15 7 p.m. , . ; "
    "12/11/2014 tanks will said spring fall 31 same that earlier within few a an of Sun 0937 GMT "
    "half first quarter 1990s Christmas ( ) : ' following previous day before after yesterday"
)
WEEKDAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
pieces = st.sampled_from(sorted(PIECES))


@given(st.lists(pieces, max_size=30).map(" ".join), st.none() | days)
@settings(max_examples=200, deadline=None)
def test_mentions_lie_in_the_span_in_order_and_are_well_formed(
    text: str, published: date | None
) -> None:
    padded = f"Friday. {text} Monday."
    span = Span(8, 8 + len(text))
    mentions = find_dates(padded, span, published=published)
    assert mentions == find_dates(padded, span, published=published)
    ends = [span.start]
    for mention in mentions:
        assert span.covers(mention.span)
        assert mention.span.start >= ends[-1]
        ends.append(mention.span.end)
        assert mention.time_precision in (1, 2, 3)
        if mention.start is None or mention.end is None:
            assert mention.start is mention.end is None
            assert mention.unresolved_reason
        else:
            assert mention.start <= mention.end


@given(st.text(max_size=300), days)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it(text: str, published: date) -> None:
    find_dates(text, Span(0, len(text)), published=published)
    find_publication_date(text)


@given(days, st.integers(-3000, 3000))
@settings(max_examples=100, deadline=None)
def test_a_full_date_is_read_whatever_the_publication_date(when: date, distance: int) -> None:
    published = when + timedelta(days=distance)
    for written in (
        f"{when.day} {when:%B %Y}", f"{when:%B} {when.day}, {when.year}", f"{when:%Y-%m-%d}",
        f"{when.day}.{when.month}.{when.year}", f"the {when.day} of {when:%b %Y}",
    ):  # fmt: skip
        sentence = f"Tanks crossed on {written}, he said."
        found = find_dates(sentence, Span(0, len(sentence)), published=published)
        assert [(m.start, m.end) for m in found] == [(when, when)], sentence


@given(
    days,
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_is_that_weekday_within_a_week(published: date, name: str) -> None:
    sentence = f"Tanks crossed on {name}."
    [mention] = find_dates(sentence, Span(0, len(sentence)), published=published)
    assert mention.start is not None
    assert f"{mention.start:%A}" == name
    assert 0 <= (published - mention.start).days <= 6


@pytest.mark.parametrize(
    "hostile",
    [
        "on Friday ", "1", "1,", "Nov. ", "2014 ", "22:1", "early ", "between Monday and ",
        "a few ", "the ", "- ", "12/11/", "two days later ", "'s", "7 p.m", "until ", "March 3-",
        "will ", "twenty-", "Christmas ", "(", "\n", "é", "KIEV, ",
    ],
)  # fmt: skip
def test_time_is_linear(hostile: str) -> None:
    def seconds(size: int) -> float:
        text = (hostile * size)[:size]
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            find_dates(text, Span(0, len(text)), published=date(2020, 1, 1))
            find_publication_date(text)
            best = min(best, time.process_time() - began)
        return best

    small, large = seconds(4_000), seconds(16_000)
    assert large < max(0.2, 10 * small), (small, large)


def test_a_megabyte_of_one_sentence_is_read_in_part() -> None:
    text = "on Friday " * 100_000
    began = time.process_time()
    find_dates(text, Span(0, len(text)), published=date(2020, 1, 1))
    assert time.process_time() - began < 5
