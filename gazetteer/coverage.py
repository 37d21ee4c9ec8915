"""What the gazetteer covers: entries by kind, and how many have coordinates of their own."""

from typing import NamedTuple

import numpy as np

from gazetteer.placefile import Column

_LABELS = {
    "P": "settlements", "A.PCL": "countries", "A.ADM1": "first-order divisions",
    "A.ADM2H": "former districts", "A.ADM2": "second-order divisions",
    "A.ADM3": "third-order divisions", "H": "waters",
    "L": "regions", "S": "facilities", "T": "heights, islands", "R": "roads, railways",
}  # fmt: skip


_LENT = ("seat of", "geoBoundaries council", "extent of its settlements", "middle of its raion")


class ClassCount(NamedTuple):
    """How many entries of a kind there are, and how many have a point of their own.

    The others stand at the point of their council, their hromada or their seat.
    """

    label: str
    entries: int
    own_coordinates: int


def count_classes(columns: dict[str, Column], codes: dict[str, list[str]]) -> list[ClassCount]:
    """One line for each kind of place, the most numerous first."""
    labels = [_label(feature) for feature in codes["feature"]]
    kinds = np.array(labels)[columns["feature"]]
    lent = np.array([source.startswith(_LENT) for source in codes["source"]])
    own = ~lent[columns["source"]]
    found = [
        ClassCount(label, int((kinds == label).sum()), int(((kinds == label) & own).sum()))
        for label in sorted(set(labels))
    ]
    return sorted((row for row in found if row.entries), key=lambda row: -row.entries)


def _label(feature: str) -> str:
    for start, label in _LABELS.items():
        if feature.startswith(start):
            return label
    return "other"
