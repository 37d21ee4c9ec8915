"""One movement once: a report that repeats an earlier one of its article names it.

A lead and its body, or a headline, tell the same movement; where the two differ in what they
say (another actor, another place, a denial), both stand.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from geo.records import MovementReport

CLOSE_KM = 25.0
MOST_COMPARED = 500
"""Different movements that later ones are held against: more than any real article tells."""
EARTH_KM = 6371.0


def name_duplicates(reports: Sequence[MovementReport]) -> list[MovementReport]:
    """The reports with ``duplicate_of`` filled in, in the same order."""
    first: dict[Hashable, list[MovementReport]] = defaultdict(list)
    kept = 0
    found: list[MovementReport] = []
    for report in reports:
        alike = first[_sort(report)]
        same = next((other for other in alike if repeats(report, other)), None)
        if same is None:
            if kept < MOST_COMPARED:
                alike.append(report)
                kept += 1
            found.append(report)
        else:
            found.append(replace(report, duplicate_of=same.report_id))
    return found


def _sort(report: MovementReport) -> Hashable:
    """What two reports of one movement have in common, so that only those are compared."""
    place = report.location.place if report.location else None
    actor = report.actor.name if report.actor else None
    return report.status, actor, place is None


def repeats(report: MovementReport, other: MovementReport) -> bool:
    """Whether two reports of one article tell the same movement."""
    if report.status != other.status or report.provenance.sentence == other.provenance.sentence:
        return False
    if not _same_kind(report, other) or not _same_actor(report, other):
        return False
    return _same_time(report, other) and _same_place(report, other)


def _same_kind(a: MovementReport, b: MovementReport) -> bool:
    leaving = {"withdrawal"}
    return (a.movement_type in leaving) == (b.movement_type in leaving) and (
        a.movement_type in {"flight", "naval"}
    ) == (b.movement_type in {"flight", "naval"})


def _same_actor(a: MovementReport, b: MovementReport) -> bool:
    if a.actor is None or b.actor is None:
        return a.actor is None and b.actor is None and _share_force(a, b)
    return a.actor.name == b.actor.name


def _share_force(a: MovementReport, b: MovementReport) -> bool:
    return bool({f.item for f in a.forces} & {f.item for f in b.forces})


def _same_time(a: MovementReport, b: MovementReport) -> bool:
    if a.event_date_start is None or b.event_date_start is None:
        return True
    a_end, b_end = a.event_date_end or a.event_date_start, b.event_date_end or b.event_date_start
    return a.event_date_start <= b_end and b.event_date_start <= a_end


def _same_place(a: MovementReport, b: MovementReport) -> bool:
    one = a.location.place if a.location else None
    two = b.location.place if b.location else None
    if one is None or two is None:
        return False
    if (
        one.entry is not None
        and two.entry is not None
        and one.entry.geonameid == two.entry.geonameid
    ):
        return True
    if None in (one.latitude, one.longitude, two.latitude, two.longitude):
        return False
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude) <= CLOSE_KM  # type: ignore[arg-type]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two WGS 84 points, in kilometres (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2
    half += math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
