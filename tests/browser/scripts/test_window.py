import random

import pytest

from tests.browser.scripts.conftest import MAP, TIMELINE

pytestmark = pytest.mark.browser
EXTENT = {"from": 16000, "to": 17000}
KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]


@pytest.fixture
def run(load):
    return load(MAP / "days.js", TIMELINE / "window.js")


def span(start: int, end: int) -> dict[str, int]:
    return {"from": start, "to": end}


def test_no_sequence_of_moves_leaves_the_corpus_or_turns_round(run) -> None:
    chance = random.Random(4)
    moves = [
        [chance.choice(KEYS), chance.choice(["from", "to", "both"]),
         chance.choice(["day", "week", "month"]), chance.random() < 0.3]
        for _ in range(3000)
    ]  # fmt: skip
    bad = run(
        """([moves, extent]) => {
          let span = { from: extent.from + 400, to: extent.from + 430 };
          return moves.filter(([key, part, unit, cumulative]) => {
            span = keyWindow(key, part, span, unit, extent, cumulative);
            return !(extent.from <= span.from && span.from <= span.to && span.to <= extent.to);
          });
        }""",
        [moves, EXTENT],
    )
    assert bad == []


@pytest.mark.parametrize(
    ("key", "part", "expected"),
    [
        ("ArrowRight", "from", span(16101, 16200)),
        ("ArrowLeft", "to", span(16100, 16199)),
        ("Home", "from", span(16000, 16200)),
        ("End", "from", span(16200, 16200)),
        ("Home", "to", span(16100, 16100)),
        ("End", "to", span(16100, 17000)),
        ("ArrowRight", "both", span(16101, 16201)),
        ("Home", "both", span(16000, 16100)),
        ("End", "both", span(16900, 17000)),
        ("PageUp", "both", span(16107, 16207)),
    ],
)
def test_keys_move_an_end_or_the_whole_window(run, key, part, expected) -> None:
    got = run(
        "([key, part, span, extent]) => keyWindow(key, part, span, 'day', extent, false)",
        [key, part, span(16100, 16200), EXTENT],
    )
    assert got == expected


def test_another_key_is_left_alone(run) -> None:
    assert (
        run("extent => keyWindow('a', 'both', { from: 1, to: 2 }, 'day', extent, false)", EXTENT)
        is None
    )


def test_sliding_keeps_the_length(run) -> None:
    move = "([span, days, extent]) => slideWindow(span, days, extent)"
    assert run(move, [span(16100, 16200), 5000, EXTENT]) == span(16900, 17000)
    assert run(move, [span(16100, 16200), -5000, EXTENT]) == span(16000, 16100)


def test_a_cumulative_step_moves_the_end_only(run) -> None:
    step = "([span, extent]) => stepWindow(span, 'week', 1, extent, true)"
    assert run(step, [span(16000, 16200), EXTENT]) == span(16000, 16207)


def test_playing_from_the_end_starts_at_the_front(run) -> None:
    rewind = "([span, cumulative, extent]) => rewindWindow(span, 'week', extent, cumulative)"
    assert run(rewind, [span(16950, 17000), False, EXTENT]) == span(16000, 16050)
    assert run(rewind, [span(16000, 17000), False, EXTENT]) == span(16000, 16006)
    assert run(rewind, [span(16000, 17000), True, EXTENT]) == span(16000, 16006)


def test_a_window_longer_than_the_corpus_is_the_corpus(run) -> None:
    assert run("extent => fitWindow({ from: 0, to: 90000 }, extent)", EXTENT) == EXTENT
