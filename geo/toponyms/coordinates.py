"""Coordinates written in the text: degrees in decimals or in minutes and seconds, and MGRS."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import mgrs

from geo.records import Span

_DECIMAL = re.compile(
    r"(?<![\w.,])(?P<n1>[NS]\s?)?(?P<a>[+−-]?\d{1,2}\.\d{3,8})\s?°?\s?(?P<n2>[NS]\b)?\s?[,;/ ]\s?"
    r"(?P<e1>[EW]\s?)?(?P<b>[+−-]?\d{1,3}\.\d{3,8})\s?°?\s?(?P<e2>[EW]\b)?(?![\w.]\d)"
)
_SHORT = re.compile(
    r"(?<![\w.,])(?P<a>\d{1,2}(?:\.\d{1,8})?)\s?°\s?(?P<n2>[NS])\b,?\s{0,2}"
    r"(?P<b>\d{1,3}(?:\.\d{1,8})?)\s?°\s?(?P<e2>[EW])\b"
)
_LETTERED = re.compile(
    r"(?<![\w.,])(?P<a>\d{1,2}\.\d{1,2})\s?(?P<n2>[NS])\b[,;/]?\s{0,2}"
    r"(?P<b>\d{1,3}\.\d{1,2})\s?(?P<e2>[EW])\b"
)
_SEXAGESIMAL = re.compile(
    r"(?<![\w.,])(?P<a>\d{1,2})\s?[°º]\s?(?P<am>\d{1,2}(?:\.\d{1,4})?)\s?[′'’]\s?"
    r"(?:(?P<as>\d{1,2}(?:\.\d{1,4})?)\s?(?:[″\"”]|''|’’)\s?)?(?P<n>[NS])\b[,;]?\s{0,2}"
    r"(?P<b>\d{1,3})\s?[°º]\s?(?P<bm>\d{1,2}(?:\.\d{1,4})?)\s?[′'’]\s?"
    r"(?:(?P<bs>\d{1,2}(?:\.\d{1,4})?)\s?(?:[″\"”]|''|’’)\s?)?(?P<e>[EW])\b"
)
_MGRS = re.compile(
    r"(?<![\w.])(?P<zone>\d{1,2}[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?P<east>\d{2,5})\s?(?P<north>\d{2,5})(?![\w.]\d|\w)"
)


@dataclass(frozen=True, slots=True)
class Position:
    """A written position; ``radius_km`` is the half of its last digit, at least 50 m."""

    span: Span
    latitude: float
    longitude: float
    radius_km: float


def find_coordinates(text: str) -> list[Position]:
    """All written positions, left to right, none overlapping. Time: linear."""
    found = sorted(
        [*_decimal(text), *_sexagesimal(text), *_military(text)],
        key=lambda position: (position.span.start, -position.span.end),
    )
    kept: list[Position] = []
    for position in found:
        if not kept or position.span.start >= kept[-1].span.end:
            kept.append(position)
    return kept


def _decimal(text: str) -> Iterator[Position]:
    for pattern in (_DECIMAL, _SHORT, _LETTERED):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            letters = (groups.get("n1") or groups.get("n2"), groups.get("e1") or groups.get("e2"))
            if (letters[0] is None) != (letters[1] is None):
                continue
            latitude = _signed(groups["a"], letters[0])
            longitude = _signed(groups["b"], letters[1])
            digits = min(_decimals(groups["a"]), _decimals(groups["b"]))
            yield from _position(match, latitude, longitude, 0.5 * 10.0**-digits)


def _signed(number: str, letter: str | None) -> float:
    value = float(number.replace("−", "-"))
    return -abs(value) if letter and letter.strip() in {"S", "W"} else value


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _sexagesimal(text: str) -> Iterator[Position]:
    for match in _SEXAGESIMAL.finditer(text):
        latitude = _degrees(match["a"], match["am"], match["as"], match["n"])
        longitude = _degrees(match["b"], match["bm"], match["bs"], match["e"])
        yield from _position(match, latitude, longitude, 0.5 / (3600 if match["as"] else 60))


def _degrees(degrees: str, minutes: str, seconds: str | None, letter: str) -> float:
    value = float(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -value if letter in "SW" else value


def _military(text: str) -> Iterator[Position]:
    converter = mgrs.MGRS()
    for match in _MGRS.finditer(text):
        east, north = match["east"], match["north"]
        if len(east) != len(north):
            joined = east + north
            if len(joined) % 2:
                continue
            east, north = joined[: len(joined) // 2], joined[len(joined) // 2 :]
        try:
            latitude, longitude = converter.toLatLon(
                f"{match['zone']}{match['square']}{east}{north}"
            )
        except (mgrs.core.MGRSError, ValueError):
            continue
        cell_km = 100.0 / 10 ** len(east)
        yield from _position(match, latitude, longitude, cell_km / 111 / 2)


def _position(
    match: re.Match[str], latitude: float, longitude: float, slack: float
) -> Iterator[Position]:
    """One position, if there is such a place. ``slack`` is in degrees."""
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        radius = max(0.05, slack * 111)
        yield Position(Span(match.start(), match.end()), latitude, longitude, radius)
