"""Lateness is forgiven up to a limit; a wrong answer never counts as lateness."""

import pytest

from tests.browser.patience import MOST_LOST, Patience

LATE = [
    "playwright._impl._errors.TimeoutError: Page.wait_for_function: Timeout 30000ms exceeded.",
    "AssertionError: Locator expected to be visible",
    "Failed: Timeout (>120.0s) from pytest-timeout.",
]


@pytest.mark.parametrize("failure", LATE)
def test_patience_ends_where_lateness_has_cost_too_much(failure: str) -> None:
    patience = Patience()
    patience.note(failure, MOST_LOST - 1)
    assert not patience.is_over
    patience.note(failure, 2)
    assert patience.is_over
    assert "2 times" in str(patience)


def test_a_wrong_answer_costs_no_patience() -> None:
    patience = Patience()
    patience.note("AssertionError: asked for addresses off this machine", MOST_LOST)
    patience.note("assert 3 == 4", MOST_LOST)
    assert not patience.is_over
