"""Reports as one columnar binary, which the browser fetches once and filters itself.

Layout (little-endian): the four bytes ``DTL1``, the length of a JSON header (uint32), the
header, zeros up to the next multiple of eight, then the columns one after the other, each
aligned to eight bytes. The header names every column with its type, offset (from the first
column) and length, so that both sides read the same table.

Nothing but numbers goes in: row ids, days, places and codes of our own enumerations.
A place that several reports share is stored once; places are sorted by how many reports
they hold, so that grouping them in order puts a group at its busiest place.
"""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.cartography.style import MOVEMENT_TYPES, STATUSES

MAGIC = b"DTL1"
ALIGNMENT = 8
EPOCH = pd.Timestamp("1970-01-01")
VAGUE_FROM = 2
"""From this geo_precision on a place is drawn as an area: its point only stands for it."""

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A named array of one number type."""

    name: str
    values: Array


def encode_reports(frame: pd.DataFrame) -> bytes:
    """Encode the reports of ``frame``, one row each, in its order.

    Reads ``row_id``, ``latitude``, ``longitude``, ``radius_km``, ``geo_precision``,
    ``status``, ``movement_type``, ``event_date``, ``event_date_end``, ``published`` and
    ``origin_``/``destination_`` ``latitude``, ``longitude``, ``radius_km``. A report without
    a point, a date or a route has the column's largest value there. The same frame gives
    the same bytes.
    """
    places, (spot, origin, destination) = _share_places(frame)
    routes, route = _share_routes(origin, destination)
    first_day, (first, last, published) = _days(frame)
    columns = [
        *places,
        *routes,
        Column("row", frame["row_id"].to_numpy(np.int32)),
        Column("place", _smallest(spot, len(places[0].values))),
        Column("route", _smallest(route, len(routes[0].values))),
        Column("status", _codes(frame["status"], STATUSES)),
        Column("type", _codes(frame["movement_type"], MOVEMENT_TYPES)),
        Column("first", first),
        Column("last", last),
        Column("published", published),
    ]
    return _pack(columns, {"reports": len(frame), "first_day": first_day})


def _share_places(frame: pd.DataFrame) -> tuple[list[Column], list[Array]]:
    """The distinct places of all roles, and each role's index into them (-1: no place)."""
    roles = ("", "origin_", "destination_")
    latitude = np.concatenate([_floats(frame, f"{role}latitude") for role in roles])
    longitude = np.concatenate([_floats(frame, f"{role}longitude") for role in roles])
    radius = np.nan_to_num(np.concatenate([_floats(frame, f"{role}radius_km") for role in roles]))
    vague = _vague(frame, radius)
    known = ~(np.isnan(latitude) | np.isnan(longitude))
    index, distinct = pd.factorize(_place_keys(latitude, longitude, radius, vague)[known])
    first_seen = np.empty(len(distinct), np.int64)
    first_seen[index[::-1]] = np.flatnonzero(known)[::-1]
    here = known[: len(frame)]
    weight = np.bincount(index[: int(here.sum())], minlength=len(distinct))
    order = np.argsort(-weight, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    where = np.full(len(known), -1, np.int64)
    where[known] = rank[index]
    chosen = first_seen[order]
    columns = [
        Column("place_latitude", latitude[chosen].astype(np.float32)),
        Column("place_longitude", longitude[chosen].astype(np.float32)),
        Column("place_radius", radius[chosen].astype(np.float32)),
        Column("place_vague", vague[chosen].astype(np.uint8)),
    ]
    return columns, np.split(where, 3)


def _vague(frame: pd.DataFrame, radius: Array) -> Array:
    """Which of the places, roles one after the other, are areas rather than spots.

    The precision is known of a report's own place; an end of its route counts as vague
    from a radius that no settlement has.
    """
    own = pd.to_numeric(frame["geo_precision"], errors="coerce").to_numpy(np.float64)
    ends = radius[len(frame) :] > 25.0
    return np.concatenate([np.nan_to_num(own, nan=1.0) >= VAGUE_FROM, ends])


def _place_keys(latitude: Array, longitude: Array, radius: Array, vague: Array) -> Array:
    """One integer a place: to 0.0001 degree (11 m) and 0.1 km of radius."""
    with np.errstate(invalid="ignore"):
        north = np.nan_to_num((latitude + 90) * 1e4).round().astype(np.int64)
        east = np.nan_to_num((longitude + 180) * 1e4).round().astype(np.int64)
    size = np.minimum(radius * 10, 2**15 - 1).round().astype(np.int64)
    keys: Array = ((north << 22 | east) << 15 | size) << 1 | vague.astype(np.int64)
    return keys


def _share_routes(origin: Array, destination: Array) -> tuple[list[Column], Array]:
    """The distinct pairs of origin and destination, and each report's index into them."""
    known = (origin >= 0) & (destination >= 0) & (origin != destination)
    index, pairs = pd.factorize(origin[known] << 32 | destination[known])
    route = np.full(len(origin), -1, np.int64)
    route[known] = index
    columns = [
        Column("route_from", (pairs >> 32).astype(np.uint32)),
        Column("route_to", (pairs & 0xFFFFFFFF).astype(np.uint32)),
    ]
    return columns, route


def _days(frame: pd.DataFrame) -> tuple[int, list[Array]]:
    """Days of the three date columns counted from the earliest, which is given as days
    since 1970; a missing one is the type's largest value."""
    columns = [_epoch_days(frame[name]) for name in ("event_date", "event_date_end", "published")]
    columns[1] = np.where(np.isnan(columns[1]), columns[0], columns[1])
    known = np.concatenate([days[~np.isnan(days)] for days in columns])
    base = int(known.min()) if len(known) else 0
    span = int(known.max()) - base + 1 if len(known) else 1
    counted = [np.where(np.isnan(days), -1, days - base).astype(np.int64) for days in columns]
    return base, [_smallest(days, span) for days in counted]


def _epoch_days(values: "pd.Series[Any]") -> Array:
    days = (pd.to_datetime(values, errors="coerce") - EPOCH) / pd.Timedelta(days=1)
    return np.asarray(np.floor(days.to_numpy(np.float64)))


def _smallest(values: Array, count: int) -> Array:
    """Indexes below ``count`` in the smallest type that also holds a value for "none"."""
    kind: Any = np.uint16 if count < 2**16 - 1 else np.uint32
    return np.where(values < 0, np.iinfo(kind).max, values).astype(kind)


def _codes(values: "pd.Series[Any]", names: tuple[str, ...]) -> Array:
    held = values.astype("category").cat
    known = pd.Index(names).get_indexer(held.categories)
    codes = np.where(held.codes < 0, -1, known[held.codes]) if len(known) else held.codes
    if (codes < 0).any():
        raise ValueError(f"{values.name}: not one of {', '.join(names)}")
    return np.asarray(codes, np.uint8)


def _floats(frame: pd.DataFrame, name: str) -> Array:
    return pd.to_numeric(frame[name], errors="coerce").to_numpy(np.float64)


def _pack(columns: list[Column], facts: dict[str, int]) -> bytes:
    table, body, offset = [], [], 0
    for column in columns:
        data = np.ascontiguousarray(column.values).astype(column.values.dtype.newbyteorder("<"))
        padding = -data.nbytes % ALIGNMENT
        table.append(
            {"name": column.name, "type": str(column.values.dtype), "offset": offset,
             "length": len(data)}
        )  # fmt: skip
        body += [data.tobytes(), bytes(padding)]
        offset += data.nbytes + padding
    header = json.dumps({**facts, "columns": table}, separators=(",", ":")).encode()
    start = MAGIC + len(header).to_bytes(4, "little") + header
    return b"".join([start, bytes(-len(start) % ALIGNMENT), *body])
