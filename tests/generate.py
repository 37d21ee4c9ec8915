"""Made-up reports for tests and measurements: the same seed gives the same frame.

The places are drawn around a few centres, as news is: most reports fall on few towns.
Coordinates, dates and statuses only; no text.
"""

import numpy as np
import pandas as pd

CENTRES = (
    (48.0, 37.8), (48.57, 39.3), (47.1, 37.55), (46.64, 32.61), (49.99, 36.23), (50.45, 30.52),
    (44.95, 34.1), (51.5, 31.3), (50.6, 36.6), (47.23, 39.7), (53.9, 27.57), (54.7, 20.5),
)  # fmt: skip
AREA_RADII = (12.0,) * 7 + (40.0,) * 6 + (90.0,) * 5 + (250.0, 600.0)
"""Kilometres, as often as each stands here: about as in the demo corpus."""
FIRST_DAY, DAYS = "2014-02-20", 3_600


def make_frame(
    reports: int, *, seed: int = 7, places: int | None = None, areas: float = 0.1
) -> pd.DataFrame:
    """A frame of ``reports`` rows with the columns that the map and the timeline read.

    ``places`` distinct spots (default: a twentieth of the reports, at least 50), the share
    ``areas`` of them regions. Where as many places as reports are asked for, each report has
    one of its own. One report in fifty has no point, one in a hundred no date, one in five a
    route.
    """
    random = np.random.default_rng(seed)
    spots = places or max(50, reports // 20)
    centre = np.array(CENTRES)[random.integers(0, len(CENTRES), spots)]
    spread = random.exponential(0.9, spots)[:, None] * random.normal(0, 1, (spots, 2))
    points = np.round(centre + spread, 4)
    vague = random.random(spots) < areas
    radius = np.where(vague, random.choice(AREA_RADII, spots), 3.0)
    here = np.minimum((random.pareto(0.9, reports) * spots / 60).astype(int), spots - 1)
    if spots == reports:
        here = np.arange(reports)
    there = random.integers(0, spots, reports)
    placed, routed = random.random(reports) > 0.02, random.random(reports) < 0.2
    first = random.integers(0, DAYS, reports)
    length = np.where(random.random(reports) < 0.2, random.integers(1, 10, reports), 0)
    dated = random.random(reports) > 0.01
    start = pd.Timestamp(FIRST_DAY).to_datetime64()
    days = start + first.astype("timedelta64[D]")
    nothing = np.datetime64("NaT")
    return pd.DataFrame(
        {
            "row_id": np.arange(reports, dtype=np.int32),
            "report_id": [f"r{number:07d}" for number in range(reports)],
            "latitude": np.where(placed, points[here, 0], np.nan),
            "longitude": np.where(placed, points[here, 1], np.nan),
            "radius_km": np.where(placed, radius[here], np.nan),
            "geo_precision": np.where(vague[here], 3, 1),
            "location_kind": np.where(vague[here], "region", "settlement"),
            "status": random.choice(
                ["reported", "planned", "denied"], reports, p=[0.8, 0.13, 0.07]
            ),
            "movement_type": random.choice(["entry", "advance", "deployment", "transit"], reports),
            "event_date": np.where(dated, days, nothing),
            "event_date_end": np.where(dated, days + length.astype("timedelta64[D]"), nothing),
            "published": days + (length + 1).astype("timedelta64[D]"),
            "date_basis": np.where(dated, "stated", "none"),
            "origin_latitude": np.where(routed, points[there, 0], np.nan),
            "origin_longitude": np.where(routed, points[there, 1], np.nan),
            "origin_radius_km": np.where(routed, radius[there], np.nan),
            "destination_latitude": np.where(routed & placed, points[here, 0], np.nan),
            "destination_longitude": np.where(routed & placed, points[here, 1], np.nan),
            "destination_radius_km": np.where(routed & placed, radius[here], np.nan),
            "confidence": np.round(random.random(reports), 2),
        }
    )
