"""Filters against the plain definition of what they mean, row by row."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.filters import (
    FACETS,
    MISSING,
    Box,
    FacetName,
    Filters,
    Reports,
    facet_counts,
    fold_text,
    in_box,
    index_reports,
    matching,
    search_words,
)
from geo.frame import fold_repeats, to_frame
from tests import made


@pytest.fixture(scope="module")
def reports() -> Reports:
    return index_reports(fold_repeats(to_frame(made.rows(400))))


def values(reports: Reports, row: int, name: FacetName) -> set[str]:
    """The facet's values of a row, by its definition."""
    found = {str(reports.frame[column].iloc[row]) for column in FACETS[name]}
    if name == "force":
        found = {
            item.split(" ", 1)[1] if item[:1].isdigit() else item
            for text in found
            for item in text.split("; ")
        }
    if name in MISSING:
        found = {value or MISSING[name] for value in found}
    return found - {""}


CHOICES = st.fixed_dictionaries(
    {
        "actor": st.lists(st.sampled_from(["Russia", "Ukraine", "NATO"]), max_size=2),
        "status": st.lists(st.sampled_from(["reported", "denied"]), max_size=2),
        "force": st.lists(st.sampled_from(["tank", "ship", "no such item"]), max_size=2),
        "place": st.lists(st.sampled_from(["Crimea", "Russia", "Donetsk area"]), max_size=2),
        "says": st.lists(st.sampled_from(["witnesses", MISSING["says"]]), max_size=2),
    }
)


@settings(max_examples=40, deadline=None)
@given(choices=CHOICES, confidence=st.sampled_from([0.0, 0.5]))
def test_facets_widen_inside_and_narrow_each_other(
    reports: Reports, choices: dict[FacetName, list[str]], confidence: float
) -> None:
    chosen = {name: tuple(values) for name, values in choices.items()}
    mask = matching(reports, Filters(**chosen, confidence=confidence)).all  # type: ignore[arg-type]
    for row in range(len(reports)):
        expected = reports.frame["confidence"].iloc[row] >= confidence and all(
            not wanted or values(reports, row, name) & set(wanted)
            for name, wanted in chosen.items()
        )
        assert mask[row] == expected


@pytest.mark.parametrize("name", list(FACETS))
def test_a_count_is_what_choosing_the_value_shows(reports: Reports, name: FacetName) -> None:
    filters = Filters(status=("reported",), force=("tank", "soldier"))
    within = np.arange(len(reports)) % 3 != 0
    counts = facet_counts(reports, matching(reports, filters), filters, name, within)
    assert counts
    for value, count in counts.items():
        alone = Filters(**{"status": filters.status, "force": filters.force, name: (value,)})  # type: ignore[arg-type]
        assert (matching(reports, alone).all & within).sum() == count


def test_a_typed_part_of_a_name_stands_for_the_names_that_hold_it(reports: Reports) -> None:
    everything = np.ones(len(reports), dtype=bool)
    filters = Filters(place=("luhansk REG",))
    matches = matching(reports, filters)
    spelled = {"Luhansk region", "Luhansk region area"}
    expected = [bool(values(reports, row, "place") & spelled) for row in range(len(reports))]
    assert matches.all.tolist() == expected
    counts = facet_counts(reports, matches, filters, "place", everything)
    assert counts["luhansk REG"] == sum(expected)


def test_a_chosen_value_stays_listed_when_nothing_has_it(reports: Reports) -> None:
    filters = Filters(actor=("Atlantis",))
    everything = np.ones(len(reports), dtype=bool)
    counts = facet_counts(reports, matching(reports, filters), filters, "actor", everything)
    assert counts["Atlantis"] == 0
    assert counts["Russia"] > 0


def test_every_searched_word_must_be_there(reports: Reports) -> None:
    for words in ("CRIMEA witnesses", 'seen "near Crimea by"', "witnesses"):
        mask = matching(reports, Filters(words=words)).all
        wanted = search_words(words)
        said = reports.frame["said"] + "\n" + reports.frame["title"]
        for row in np.flatnonzero(mask):
            text = "\n".join(
                [fold_text(said.iloc[row])]
                + [fold_text(str(value)) for value in reports.frame.iloc[row].astype(str)]
            )
            assert all(word in text for word in wanted)
        assert 0 < mask.sum() <= len(reports)
    assert matching(reports, Filters(words="no-such-word")).all.sum() == 0


def test_a_searched_word_is_no_pattern(reports: Reports) -> None:
    assert matching(reports, Filters(words=".*")).all.sum() == 0


def test_search_words_and_phrases() -> None:
    assert search_words('Tank  "Luhansk  region" Ilovays’k') == [
        "tank",
        "luhansk region",
        "ilovays'k",
    ]
    assert search_words('  "" ') == []


@settings(deadline=None)
@given(st.text())
def test_folding_a_text_keeps_its_length(text: str) -> None:
    assert len(fold_text(text)) == len(text)


def test_a_box_across_the_date_line(reports: Reports) -> None:
    longitude = reports.frame["longitude"]
    mask = in_box(reports.frame, Box(south=-90, west=38, north=90, east=-170))
    assert np.array_equal(mask, (longitude >= 38).to_numpy())


@pytest.mark.parametrize("count", [20_000])
def test_filters_are_vectorised(count: int) -> None:
    big = index_reports(fold_repeats(to_frame(made.rows(count))))
    filters = Filters(actor=("Russia",), place=("Crimea",), words="witnesses near")
    started = time.process_time()
    matches = matching(big, filters)
    everything = np.ones(len(big), dtype=bool)
    for name in FACETS:
        facet_counts(big, matches, filters, name, everything)
    assert time.process_time() - started < 0.5
