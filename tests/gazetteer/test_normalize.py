"""Folding: one key for all spellings, offsets that lead back, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.normalize import SEPARATOR, fold, fold_all, fold_text

texts = st.text(
    st.one_of(st.characters(), st.sampled_from("'’.ьß-– \n\r\tæ\u0301sS\x02\x1f")), max_size=60
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilovays’k", "Ilovaysk"),
        ("Slov'yansk", "SLOVYANSK"),
        ("Rostov-on-Don", "Rostov on  Don"),
        ("U.S.", "US"),
        ("St. Petersburg", "St Petersburg"),
        ("Łódź", "lodz"),
        ("Düsseldorf", "Dusseldorf"),
        ("Straße", "STRASSE"),
        ("Харьков", "харьков"),
        ("Kyi\u0308v", "Kyïv"),
        ("Tromsø", "Tromso"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_possessive_is_not_part_of_the_name() -> None:
    assert fold("Ukraine's").startswith("ukraine\x02")
    assert fold("King's Lynn") == fold("king’s lynn")


@settings(deadline=None)
@given(texts)
def test_folding_a_key_changes_nothing(text: str) -> None:
    key = fold(text)
    assert fold(key) == key


@settings(deadline=None)
@given(texts)
def test_origins_ascend_and_lie_in_the_text(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.codes) == len(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)
    assert list(folded.origins) == sorted(folded.origins)


@settings(deadline=None)
@given(st.lists(texts, max_size=8))
def test_folding_many_is_folding_each(names: list[str]) -> None:
    plain = [name.replace(chr(SEPARATOR), " ") for name in names]
    assert fold_all(names) == [fold(name) for name in plain]


def test_the_end_of_a_sentence_and_an_empty_line_end_a_name() -> None:
    for text in ("left Rostov. On Don", "New\n\nYork", "Paris, Texas", "Kyiv (Kiev)"):
        assert "\x01" in fold(text)
    assert fold("New\nYork") == "new york"


@pytest.mark.parametrize("unit", ["e\u0301", "a\u0301\u0302\u0303" * 3, "U.S. ", "'s ", "ß", " \n"])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    fold_text(unit * 1000)  # the tables are made once
    small, large = (
        min(_seconds_to_fold(unit * (size // len(unit))) for _ in range(3))
        for size in (200_000, 800_000)
    )
    assert large < 4 * 4 * small + 0.1


def _seconds_to_fold(text: str) -> float:
    start = time.process_time()
    fold_text(text)
    return time.process_time() - start
