"""Counts in words and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.numbers import read_count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("some seven thousand", 7000), ("1,500", 1500), ("a hundred", 100), ("two dozen", 24),
        ("2.5 thousand", 2500), ("more than 40", 40), ("forty-four", 44), ("twelve hundred", 1200),
        ("up to 175,000", 175_000), ("one hundred and twenty", 120), ("half a dozen", 6),
        ("a couple of", 2), ("an estimated 2,000", 2000), ("40 or so", 40), ("1.500", 1500),
        ("one million two hundred thousand", 1_200_000), ("no fewer than 30", 30), ("1 000", 1000),
        ("Twenty-Three", 23), ("0", 0),
        ("as many as 90", 90), ("two thousand three hundred", 2300),
        ("half a million", 500_000), ("one and a half thousand", 1500), ("2.01 thousand", 2010),
        ("a couple hundred", 200), ("pair of", 2), ("a dozen", 12), ("hundred", 100),
        ("at least nine", 9), ("the three", 3), ("around a thousand", 1000), ("thirty", 30),
    ],
)  # fmt: skip
def test_what_they_count(words: str, count: int) -> None:
    assert read_count(words) == count


@pytest.mark.parametrize(
    "words",
    [
        "", "dozens", "hundreds of", "several", "a few", "many", "a", "200-250", "ten to twelve",
        "T-72", "the 76th", "as many", "20 30", "five or six", "thousands", "no", "tank", "½", "١x",
        "nine ten", "1.5", "12" * 40, "million-" * 30, "and", "of",
    ],
)  # fmt: skip
def test_what_gives_no_number(words: str) -> None:
    assert read_count(words) is None


@given(st.integers(0, 10**9))
def test_figures_read_back(number: int) -> None:
    assert read_count(str(number)) == number
    assert read_count(f"about {number:,}") == number


@given(st.text(max_size=200))
def test_no_text_breaks_it(words: str) -> None:
    count = read_count(words)
    assert count is None or count >= 0
