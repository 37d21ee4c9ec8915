"""The source card: what it says, and that its pieces join to the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dashboard.card import make_card
from geo.dashboard.marks import Mark, cut, hit_marks, paragraph_about
from geo.dashboard.phrases import cite, forces_line, headline
from geo.dashboard.plain import escape, safe_link, sendable
from geo.records import Force, Span
from tests import made

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ab: Span(min(ab), max(ab)))
MARKS = st.lists(
    st.builds(
        Mark, SPANS, st.sampled_from(["place", "force", "date", "hit", "trigger"]), st.just("")
    ),
    max_size=12,
)


@settings(deadline=None)
@given(text=st.text(max_size=60), span=SPANS, marks=MARKS)
def test_pieces_join_to_the_text_and_marks_lie_where_they_should(
    text: str, span: Span, marks: list[Mark]
) -> None:
    span = Span(min(span.start, len(text)), min(span.end, len(text)))
    pieces = cut(text, span, marks)
    assert "".join(piece.text for piece in pieces) == span.cut(text)
    offset = span.start
    for piece in pieces:
        for place in range(offset, offset + len(piece.text)):
            on = [mark for mark in marks if mark.span.start <= place < mark.span.end]
            assert piece.hit == any(mark.kind == "hit" for mark in on)
            own = [mark for mark in on if mark.kind != "hit"]
            if own:
                shortest = min(mark.span.end - mark.span.start for mark in own)
                kinds = {m.kind for m in own if m.span.end - m.span.start == shortest}
                assert piece.kind in kinds
            else:
                assert piece.kind is None
        offset += len(piece.text)


def test_the_sentence_is_marked_word_by_word() -> None:
    card = make_card(made.geoparsed(), made.report().report_id)
    marked = {piece.text: piece.kind for piece in card.excerpt.sentence if piece.kind}
    assert marked == {
        "Tuesday": "date",
        "crossed": "trigger",
        "Russia": "place",
        "Luhansk region": "place",
    }
    whole = card.excerpt
    parts = (whole.far_before, whole.before, whole.sentence, whole.after, whole.far_after)
    assert "".join(piece.text for part in parts for piece in part) == made.TEXT


def test_the_card_tells_how_everything_was_read() -> None:
    card = make_card(made.geoparsed(), made.report().report_id)
    facts = {fact.label: (fact.value, fact.note) for fact in card.facts}
    assert facts["When"] == ("11 November 2014", "Tuesday, counted from 12 November 2014")
    assert facts["Said by"] == ("Ukraine's military", "“said”")
    assert facts["What"] == ("32 × tank", "")
    assert card.headline == "Russia: entry across a border, Russia to Luhansk region"
    destination = card.places[1]
    assert [place.role for place in card.places] == ["Origin", "Destination, marked here"]
    assert destination.candidates[0].chosen
    assert "near the other places" in destination.candidates[0].reasons


def test_the_publication_date_is_named_as_a_stand_in() -> None:
    report = made.report(date_basis="published", event_date_start=None, event_date_end=None)
    card = make_card(made.geoparsed(made.article(), report), report.report_id)
    when = next(fact for fact in card.facts if fact.label == "When")
    assert when.value == "12 November 2014"
    assert "publication date stands in" in when.note


def test_other_reports_are_listed_and_repeats_named() -> None:
    first = made.report()
    second = made.report(report_id="second", duplicate_of=first.report_id, sentence=made.LEAD)
    card = make_card(made.geoparsed(made.article(), first, second), first.report_id)
    assert [(other.report_id, other.note) for other in card.others] == [
        ("second", "tells the same movement")
    ]


def test_a_report_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_card(made.geoparsed(), "no such report")


def test_a_citation_holds_sentence_outlet_dates_and_link() -> None:
    citation = cite(made.article(), made.report())
    for part in (made.SENTENCE, "The Daily Example", "12 November 2014", "11 November 2014"):
        assert part in citation
    assert "https://example.org/columns" in citation


def test_headlines_without_some_of_their_parts() -> None:
    bare = made.report(actor=None, origin=None, destination=None, location=None)
    assert headline(bare) == "Unknown actor: entry across a border"
    seen = made.report(origin=None, destination=None)
    assert headline(seen).endswith("at Luhansk region")


def test_forces_are_told_with_what_is_known_of_their_number() -> None:
    forces = (
        Force(item="soldier", count=1500, count_text="1,500"),
        Force(item="truck", count=None, count_text="dozens of"),
        Force(item="column", count=None, count_text=None),
    )
    assert forces_line(forces) == "1,500 × soldier, truck (“dozens of”), column"


def test_hits_are_found_whatever_their_case() -> None:
    marks = hit_marks("Tanks near ILOVAYS’K; tank", ["tank", "ilovays'k"])
    assert [mark.span for mark in marks] == [Span(0, 4), Span(11, 20), Span(22, 26)]


@pytest.mark.parametrize("size", [20_000, 40_000, 80_000])
def test_long_articles_are_cut_in_time(size: int) -> None:
    text = "a " * size + made.TEXT + " b" * size
    article = made.article(text)
    report = made.report(article)
    started = time.process_time()
    card = make_card(made.geoparsed(article, report), report.report_id, ["a", "b"])
    assert time.process_time() - started < 1.5
    assert card.excerpt.shortened


def test_the_paragraph_ends_at_blank_lines() -> None:
    start = made.TEXT.index(made.SENTENCE)
    sentence = Span(start, start + len(made.SENTENCE))
    assert paragraph_about(made.TEXT, sentence).cut(made.TEXT) == (
        f"{made.SENTENCE} Moscow denied it."
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://example.org",
        "https://",
        "//example.org",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        'https://example.org/"onclick="x',
        "https://example.org/\u202e",
        "http://[::1",
        "https://exa mple.org",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_web_addresses_are_kept_as_they_are() -> None:
    for url in ("https://example.org/a?b=c#d", "http://example.org:8080/"):
        assert safe_link(url) == url


@settings(deadline=None)
@given(st.text())
def test_escaped_text_has_no_live_markup(text: str) -> None:
    escaped = escape(text)
    bare = escaped.replace("\\\\", "")
    for number, letter in enumerate(bare):
        if letter in "*_`[]<>$!#~":
            assert bare[number - 1] == "\\"
    assert "\n" not in escaped


@settings(deadline=None)
@given(st.text(alphabet=st.characters()))
def test_what_is_sent_can_be_sent(text: str) -> None:
    sent = sendable(text)
    sent.encode("utf-8")
    assert len(sent) == len(text)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert sendable("a\ud83d\ude00b\udfff") == "a\ufffd\ufffdb\ufffd"
