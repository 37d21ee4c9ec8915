"""A headline takes the date, and whose forces they are, from what it tells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.movements.duplicates import repeats
from geo.records import MovementReport, Sentence

FIRST_LINES = 3
RECENT = 31
"""Days around publication within which a lead's movement is looked for."""


def complete_headline(
    reports: Sequence[MovementReport],
    sentences: Sequence[Sentence],
    published: date | None,
) -> list[MovementReport]:
    """The reports with those of the first lines dated and owned as the sentences they sum up."""
    return _owned(_dated(reports, sentences, published), sentences)


def _owned(
    reports: Sequence[MovementReport], sentences: Sequence[Sentence]
) -> list[MovementReport]:
    """Reports of the first lines that leave open who moves get the actor of a later report that
    repeats them."""
    heads = {s.span for s in sentences[:FIRST_LINES]}
    found: list[MovementReport] = []
    for position, report in enumerate(reports):
        if report.provenance.sentence in heads and report.actor is None:
            later = (r for r in reports[position + 1 :] if r.actor is not None)
            body = next((r for r in later if repeats(replace(report, actor=r.actor), r)), None)
            if body is not None and body.actor is not None:
                why = f"who moves: {body.actor.name} (the sentence below that tells the same)"
                actor = replace(body.actor, span=None)
                report = replace(report, actor=actor, reasons=(*report.reasons, why))
        found.append(report)
    return found


def _dated(
    reports: Sequence[MovementReport],
    sentences: Sequence[Sentence],
    published: date | None,
) -> list[MovementReport]:
    """Undated reports of the first lines get the date of the first later report they agree with."""
    heads = {s.span for s in sentences[:FIRST_LINES]}
    found: list[MovementReport] = []
    for position, report in enumerate(reports):
        if report.provenance.sentence not in heads or report.date_basis == "stated":
            found.append(report)
            continue
        body = next(
            (
                later
                for later in reports[position + 1 :]
                if later.date_basis == "stated" and _tells_the_same(report, later, published)
            ),
            None,
        )
        found.append(_dated_as(report, body) if body else report)
    return found


def _tells_the_same(report: MovementReport, later: MovementReport, published: date | None) -> bool:
    if repeats(report, later):
        return True
    same_actor = (
        report.actor is not None
        and later.actor is not None
        and report.actor.name == later.actor.name
    )
    same_force = bool({f.item for f in report.forces} & {f.item for f in later.forces})
    if later.event_date_end is None or published is None:
        return False
    if abs((published - later.event_date_end).days) > RECENT:
        return False
    same_type = report.movement_type == later.movement_type and report.status == later.status
    return same_type and (same_actor or (report.actor is None and same_force))


def _dated_as(report: MovementReport, body: MovementReport) -> MovementReport:
    return replace(
        report,
        event_date_start=body.event_date_start,
        event_date_end=body.event_date_end,
        time_precision=body.time_precision,
        date_basis=body.date_basis,
        date_mention=body.date_mention,
        reasons=(*report.reasons, "dated as the sentence below that tells the same"),
    )
