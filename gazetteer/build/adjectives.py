"""Which settlement a Ukrainian council or hromada is named after: "Zaitsivska", Zaitseve.

Both are compared in the national romanisation. The adjective shares the settlement's stem and
adds a suffix that ends in -ska, -tska or -zka; the settlement adds one of a few endings.
"""

import re
from collections.abc import Iterable

from gazetteer.build.register import Unit
from gazetteer.build.romanize import national
from gazetteer.normalize import fold

_NAME_ENDING = re.compile(r"(ka|ky|ok|tsi|[iey]n|in|[oe]v[eayi]|iev[eayi]|i?v|[aeiyo]|yi|ia|ie|k)?")
_ADJECTIVE_ENDING = re.compile(r"[a-z]{0,6}k[ai]")
_ADJECTIVAL = re.compile(r"(.{3,}(?:[sz]k|n|[oiy]v))(?:e|a|yi|i|ii)")
"""A settlement whose name is an adjective itself: Bratske and its council, Bratska."""
_FIRST_WORD = re.compile(r"(.{2,}?)(?:ia|yi|ii|[aei])")
_SHORTEST_STEM = 3
_RANK = {"K": 4, "M": 3, "X": 2, "C": 1}


def resemblance(adjective: str, name: str) -> float:
    """How much of ``name`` the folded ``adjective`` keeps: 0 (not named after it) to 1."""
    stem = _common_prefix(adjective, name)
    if (
        stem < _SHORTEST_STEM
        or not _NAME_ENDING.fullmatch(name[stem:])
        or not _ADJECTIVE_ENDING.fullmatch(adjective[stem:])
    ):
        return 0.0
    return stem / len(name)


def compound(name: str) -> str:
    """A name of two words as its adjective has it: "velyka tsvilia" gives "velykotsvilia"."""
    first, _, rest = name.partition(" ")
    match = _FIRST_WORD.fullmatch(first)
    return f"{match[1]}o{rest}" if rest and match else name


def likeness(adjective: str, name: str) -> float:
    """The same for a settlement's council: for adjectival names and those of two words too."""
    adjectival = _ADJECTIVAL.fullmatch(name)
    if adjectival and adjective == f"{adjectival[1]}a":
        return 1.0
    first, _, rest = name.partition(" ")
    council, _, number = adjective.partition(" ")
    if rest and number == rest:  # "petrivska druha", "petrivka druha"
        return resemblance(council, first)
    joined = adjective.replace(" ", "")
    return max(resemblance(joined, name), resemblance(joined, compound(name)))


def find_seat(hromada: Unit, members: Iterable[Unit]) -> Unit | None:
    """The settlement that the hromada is named after, else its largest by category, or None."""
    adjective = fold(national(hromada.name))
    ranked = [
        (resemblance(adjective, fold(national(unit.name))), _RANK[unit.category], unit)
        for unit in members
    ]
    if not ranked:
        return None
    return max(ranked, key=lambda item: (round(item[0], 1), item[1], item[0]))[2]


def _common_prefix(one: str, other: str) -> int:
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length
