"""What holds for any text at all."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.records import GeoparsedArticle, PlaceRole, Span
from tests.movements.conftest import Parser

WORDS = st.sampled_from(
    [
        "Russian",
        "Ukrainian",
        "troops",
        "tanks",
        "40",
        "two",
        "column",
        "of",
        "the",
        "convoy",
        "They",
        "it",
        "Moscow",
        "said",
        "denied",
        "that",
        "will",
        "not",
        "have",
        "entered",
        "left",
        "moved",
        "advanced",
        "withdrew",
        "from",
        "to",
        "into",
        "through",
        "toward",
        "Mariupol",
        "Donetsk",
        "Kyiv",
        "the",
        "border",
        "crossed",
        "were",
        "sent",
        "be",
        "on",
        "Monday",
        "last",
        "week",
        "2014",
        ",",
        ".",
        ";",
        ":",
        "“",
        "”",
        "(",
        ")",
        "?",
        "\n",
        "-",
        "Reports",
        "are",
        "false",
        "there",
        "city",
        "its",
        "army",
        "USS",
        "Nimitz",
        "sailed",
        "flew",
        "T-72B3s",
        "12",
        "km",
        "south",
        "of",
    ]
)
SENTENCE_SOUP = st.lists(WORDS, max_size=60).map(" ".join)
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.one_of(SENTENCE_SOUP, st.text(max_size=300)))
@SETTINGS
def test_any_text_is_read_and_every_span_lies_in_it(parse: Parser, text: str) -> None:
    _check(parse(text))


@given(SENTENCE_SOUP)
@SETTINGS
def test_the_same_text_gives_the_same_reports(parse: Parser, text: str) -> None:
    assert parse(text) == parse(text)


@given(SENTENCE_SOUP, st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.none())
@SETTINGS
def test_dates_run_forward_and_tell_their_basis(
    parse: Parser, text: str, published: date | None
) -> None:
    for report in parse(text, published).reports:
        start, end = report.event_date_start, report.event_date_end
        if start is not None and end is not None:
            assert start <= end
        if report.date_basis == "published":
            assert published is not None
        if report.date_basis == "stated":
            assert start is not None or end is not None


def _check(geoparsed: GeoparsedArticle) -> None:
    text, ids = geoparsed.article.text, [r.report_id for r in geoparsed.reports]
    whole = Span(0, len(text))
    assert len(ids) == len(set(ids))
    for report in geoparsed.reports:
        assert report.provenance.sentence.covers(report.provenance.trigger)
        assert 0.0 < report.confidence < 1.0
        assert report.reasons
        assert report.duplicate_of is None or report.duplicate_of in ids
        roles: list[PlaceRole | None] = [report.origin, report.destination, report.location]
        spans = [role.span for role in (*roles, *report.via) if role is not None]
        spans += [force.span for force in report.forces]
        spans += [report.actor.span] if report.actor else []
        spans += [report.attribution.span] if report.attribution else []
        assert all(span is None or whole.covers(span) for span in spans)


HOSTILE = {
    "a trigger again and again": "troops moved to Kyiv " * 4,
    "one endless word": "advance" * 12,
    "colons": "Kyiv: " * 14,
    "quotes": "“" * 40 + " ”" * 22,
    "capitals": "A B C D E F G H I J " * 4,
    "dashes": "KYIV - " * 12,
    "numbers": "1,000 " * 14,
    "designations": "T-72" * 20,
    "ships": "frigate Admiral Admiral " * 4,
}


@pytest.mark.parametrize("seed", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_no_faster(parse: Parser, seed: str) -> None:
    """Sixteen times the text in at most forty times the time (linear, with room for noise)."""
    parse(seed)
    small, large = seed * 40, seed * 640
    took_small = max(_seconds(parse, small), 0.02)
    took_large = _seconds(parse, large)
    assert took_large < 40 * took_small + 1.0


def _seconds(parse: Parser, text: str) -> float:
    start = time.process_time()
    parse(text)
    return time.process_time() - start
