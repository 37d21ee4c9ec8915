"""Words for directions, and bearings for words."""

import re

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
    "northnortheast": 22.5, "eastnortheast": 67.5, "eastsoutheast": 112.5,
    "southsoutheast": 157.5, "southsouthwest": 202.5, "westsouthwest": 247.5,
    "westnorthwest": 292.5, "northnorthwest": 337.5,
}  # fmt: skip
_POINT = r"(?:north|south|east|west)"
DIRECTION = rf"(?:{_POINT}[-‐‑– ]?){{0,2}}{_POINT}(?:ern|wards?)?"
"""A pattern for one direction: "south-east", "northwestern", "north-north-east"."""
COMPASS = r"(?-i:[NS]{1,2}[EW]|[NS]|[EW][NS][EW]|[EW])"
"""A pattern for one as seismologists write it: "N", "SW", "ENE"."""
_WORDS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_ENDING = re.compile(r"(?:ern|wards?)\Z")
_LETTERS = re.compile(r"[^a-z]")


def bearing_of(words: str) -> float | None:
    """Degrees from north for "south-eastern" and for "WSW"; None for anything else."""
    letters = _LETTERS.sub("", words.lower())
    if words.isupper() and len(words) <= 3:
        letters = "".join(_WORDS.get(letter, letter) for letter in letters)
    return BEARINGS.get(_ENDING.sub("", letters))
