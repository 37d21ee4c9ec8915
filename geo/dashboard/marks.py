"""Text cut into pieces by the marks that lie on it (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geo.filters import fold_text
from geo.records import MovementReport, PlaceRole, Span

MarkKind = Literal["trigger", "place", "force", "date", "source", "actor", "other", "hit"]
MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an article, what it is, and its label ("destination")."""

    span: Span
    kind: MarkKind
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under one mark at most; ``hit`` where a searched word is in it."""

    text: str
    kind: MarkKind | None = None
    label: str = ""
    hit: bool = False


def report_marks(report: MovementReport) -> list[Mark]:
    """The words that a report was read from."""
    marks = [Mark(report.provenance.trigger, "trigger", "movement")]
    roles: Iterable[tuple[str, PlaceRole | None]] = (
        ("origin", report.origin),
        ("destination", report.destination),
        *(("by way of", each) for each in report.via),
        ("location", report.location),
    )
    seen: set[Span] = set()
    for label, role in roles:
        if role and role.span and role.span not in seen:
            seen.add(role.span)
            marks.append(Mark(role.span, "place", label))
    marks += [Mark(each.span, "force", "force") for each in report.forces if each.span]
    if report.date_mention:
        marks.append(Mark(report.date_mention.span, "date", "date"))
    if report.attribution and report.attribution.span:
        marks.append(Mark(report.attribution.span, "source", "who says so"))
    if report.actor and report.actor.span:
        marks.append(Mark(report.actor.span, "actor", "who moves"))
    return marks


def hit_marks(text: str, words: Sequence[str]) -> list[Mark]:
    """Where folded words stand in a text, the first :data:`MOST_HITS` of them."""
    if not words:
        return []
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    marks: list[Mark] = []
    for match in re.finditer(pattern, fold_text(text)):
        marks.append(Mark(Span(match.start(), match.end()), "hit", "searched word"))
        if len(marks) == MOST_HITS:
            break
    return marks


def cut(text: str, span: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The span as pieces that join to its text. Where marks overlap the shortest shows;
    a hit shows besides any other."""
    inside = [mark for mark in marks if mark.span.start < mark.span.end]
    inside = [mark for mark in inside if mark.span.overlaps(span)]
    edges = {span.start, span.end}
    for mark in inside:
        edges.add(max(mark.span.start, span.start))
        edges.add(min(mark.span.end, span.end))
    opening = sorted(inside, key=lambda mark: mark.span.start)
    active: list[Mark] = []
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(edges)):
        while opening and opening[0].span.start <= start:
            active.append(opening.pop(0))
        active = [mark for mark in active if mark.span.end > start]
        own = [mark for mark in active if mark.kind != "hit"]
        top = min(own, key=_length, default=None)
        pieces.append(
            Piece(
                text=text[start:end],
                kind=top.kind if top else None,
                label=top.label if top else "",
                hit=len(own) < len(active),
            )
        )
    return pieces


def paragraph_about(text: str, sentence: Span, *, longest: int = 4000) -> Span:
    """The paragraph that holds the sentence: from blank line to blank line, no more than
    ``longest`` characters before and after it."""
    floor, ceiling = max(0, sentence.start - longest), min(len(text), sentence.end + longest)
    before = text.rfind("\n\n", floor, sentence.start)
    after = text.find("\n\n", sentence.end, ceiling)
    return Span(before + 2 if before >= 0 else floor, after if after >= 0 else ceiling)


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start
