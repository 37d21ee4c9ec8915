"""Corrections of a report that is read otherwise now: they go on to what it has become.

A report is known by where its words stand, so a new extractor that finds another goal or
trigger in the same sentence makes another report of it. What a user said of the old one is
meant of the new one, as long as there is no doubt which that is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from geo.codec import from_json, to_json
from geo.records import MovementReport, Span
from geo.store import schema, writes
from geo.store.corrections import Correction

table = schema.corrections


def successors(old: Iterable[MovementReport], new: Iterable[MovementReport]) -> dict[str, str]:
    """The report that each of ``old`` has become, of those that are only in ``old`` or ``new``.

    The two share their trigger, or else their sentence, with no third report that does.
    """
    before = {report.report_id: report for report in old}
    after = {report.report_id: report for report in new}
    gone = [report for key, report in before.items() if key not in after]
    come = [report for key, report in after.items() if key not in before]
    found: dict[str, str] = {}
    for where in (_trigger, _sentence):
        gone = [report for report in gone if report.report_id not in found]
        come = [report for report in come if report.report_id not in found.values()]
        found |= _pairs(_by_place(gone, where), _by_place(come, where))
    return found


def carry(connection: Connection, became: Mapping[str, str]) -> tuple[int, ...]:
    """Let the corrections of each report be of what it has become; returns their numbers."""
    query = select(table.c.number, table.c.report_id, table.c.body).where(
        table.c.report_id.in_(list(became))
    )
    rows = connection.execute(query.order_by(table.c.number)).all()
    for row in rows:
        report_id = became[row.report_id]
        correction = replace(from_json(row.body, Correction), report_id=report_id)
        changes = {"report_id": report_id, "body": to_json(correction)}
        writes.change(connection, table, {"number": row.number}, changes)
    return tuple(row.number for row in rows)


def without_report(connection: Connection, report_ids: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the corrections in effect of these reports, which are there no more."""
    query = select(table.c.number).where(
        table.c.report_id.in_(report_ids), table.c.undone_at.is_(None)
    )
    return tuple(connection.execute(query.order_by(table.c.number)).scalars())


def _trigger(report: MovementReport) -> Span:
    return report.provenance.trigger


def _sentence(report: MovementReport) -> Span:
    return report.provenance.sentence


def _by_place(
    reports: Iterable[MovementReport], where: Callable[[MovementReport], Span]
) -> dict[Span, list[str]]:
    found: defaultdict[Span, list[str]] = defaultdict(list)
    for report in reports:
        found[where(report)].append(report.report_id)
    return found


def _pairs(gone: Mapping[Span, list[str]], come: Mapping[Span, list[str]]) -> dict[str, str]:
    return {
        ids[0]: come[span][0]
        for span, ids in gone.items()
        if len(ids) == 1 and len(come.get(span, ())) == 1
    }
