"""What the map looks like: the enumerations that cross into the browser, and the colours.

The three statuses differ by shape and line first (filled, dashed, crossed) and by colour
second. The hues are blue, amber and plum, which stay apart under the common colour vision
deficiencies and also differ in lightness; each has a light and a dark form, chosen for a
contrast of at least 3:1 against the land of its theme.
"""

from dataclasses import asdict, dataclass
from typing import get_args

from geo.records import MovementType, Status

STATUSES: tuple[str, ...] = get_args(Status)
"""A status's code in the browser is its place here."""

MOVEMENT_TYPES: tuple[str, ...] = get_args(MovementType)
"""A movement type's code in the browser is its place here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """CSS colours of the map under one theme."""

    reported: str
    denied: str
    planned: str
    selected: str
    ink: str
    surface: str
    water: str
    land: str
    coast: str
    border: str
    region: str
    label: str
    water_label: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


TILES = {
    "host": "tile.openstreetmap.org",
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "credit": "© OpenStreetMap contributors",
}
"""Tiles that a user may choose to load; the only thing of the map that is not on this machine."""

LIGHT = Theme(
    reported="#0b66a8",
    denied="#8c2f66",
    planned="#a86200",
    selected="#111418",
    ink="#1b2430",
    surface="#ffffff",
    water="#d5e1e8",
    land="#f6f4ee",
    coast="#a9bcc6",
    border="#9a93a5",
    region="#dcd7cd",
    label="#5b5f6a",
    water_label="#6b8797",
)

DARK = Theme(
    reported="#5cb3f0",
    denied="#e58ac0",
    planned="#f0b24a",
    selected="#ffffff",
    ink="#e8ecf2",
    surface="#12171e",
    water="#10181f",
    land="#1e262e",
    coast="#3a4b57",
    border="#66707e",
    region="#2e3842",
    label="#98a3b0",
    water_label="#5f7a8c",
)
