"""What a bare name most likely means."""

import numpy as np

from gazetteer.place import OWN_SOURCE
from gazetteer.placefile import Column

_WEIGHT = {"PCLI": 12.0, "CONT": 14.0, "RGN": 6.5, "RGNH": 6.0, "SEA": 7.0, "OCN": 9.0,
           "GULF": 6.0, "STRT": 5.0, "STM": 5.0, "LK": 4.0, "LKS": 5.0, "BAY": 4.0, "CNL": 5.0,
           "MTS": 6.0, "MT": 5.0, "VLC": 5.0, "DSRT": 6.0, "PEN": 5.0, "ISL": 1.5, "ISLS": 2.0,
           "AIRP": 4.0,
           "PPLC": 8.0, "PPLA": 3.0, "PPLA2": 0.5, "ADM1": -1.0, "ADM2": -1.5, "ADM2H": -2.0,
           "ADM3": -2.0}  # fmt: skip
OWN_NAME_WEIGHT = 1.0
"""A name is rather a settlement's own than an alternate of one ten times as populous."""
_OWN_PLACE_WEIGHT = 100.0
"""A user's own place comes before every other."""


def importance(columns: dict[str, Column], codes: dict[str, list[str]]) -> Column:
    """One number for each place: the power of ten of its people, and a weight for its kind.

    Countries, seas and capitals come before towns; a town comes before the division that is
    called after it, unless it has less than a tenth of the division's people.
    """
    weights = np.array([_WEIGHT.get(code.split(".")[1], 0.0) for code in codes["feature"]])
    sources = np.array([source == OWN_SOURCE for source in codes["source"]])
    population = np.log10(1.0 + columns["population"].astype(np.float64))
    own = _OWN_PLACE_WEIGHT * sources[columns["source"]]
    result: Column = (weights[columns["feature"]] + population + own).astype(np.float32)
    return result
