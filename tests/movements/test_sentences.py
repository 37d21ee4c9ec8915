"""Sentences that tell of a movement, and as many that only sound so."""

from pathlib import Path

import pytest

from tests.movements.conftest import Parser

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


MOVEMENTS = [tuple(line.split(" | ", 1)) for line in _lines("movements.txt")]
NO_MOVEMENTS = _lines("no_movements.txt")
DENIALS = _lines("denials.txt")


def test_most_movements_are_found_at_their_place(parse: Parser) -> None:
    """One by one with no context; a few need more than the sentence or an unlisted place."""
    missed = [text for place, text in MOVEMENTS if not _is_at(parse, text, place)]
    assert len(missed) <= len(MOVEMENTS) * 0.15, missed


def _is_at(parse: Parser, text: str, place: str) -> bool:
    spots = [r.location.name for r in parse(text).reports if r.location is not None]
    return any(place.lower() in spot.lower() for spot in spots)


@pytest.mark.parametrize("text", NO_MOVEMENTS)
def test_what_only_sounds_like_a_movement_is_none(parse: Parser, text: str) -> None:
    told = [r for r in parse(text).reports if r.movement_type != "presence"]
    assert told == []


@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_is_never_read_as_a_report(parse: Parser, text: str) -> None:
    assert {r.status for r in parse(text).reports} <= {"denied"}


def test_most_denials_are_read_as_such(parse: Parser) -> None:
    lost = [text for text in DENIALS if not parse(text).reports]
    assert len(lost) <= len(DENIALS) * 0.25, lost
