"""Reports as a DataFrame: one row a report, ACLED's column names, a clock, a window of time.

Pure: rows come in, frames go out; nothing is read or kept here. A frame is never changed in
place once it has been made, so that many sessions can share it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from geo.rows import COLUMNS, ReportRow

Clock = Literal["event", "published"]
Mask = npt.NDArray[np.bool_]

DATES = ("event_date", "event_date_end", "published")
CATEGORIES = (
    "date_basis",
    "movement_type",
    "status",
    "actor1",
    "location_kind",
    "country",
    "admin1",
    "origin_country",
    "origin_admin1",
    "destination_country",
    "destination_admin1",
    "attribution",
    "source",
    "language",
    "rule_id",
    "extractor_version",
    "gazetteer_version",
)
NUMBERS = (
    "latitude",
    "longitude",
    "geo_precision",
    "radius_km",
    "origin_latitude",
    "origin_longitude",
    "origin_radius_km",
    "destination_latitude",
    "destination_longitude",
    "destination_radius_km",
    "confidence",
    "timestamp",
)


WHOLE = ("time_precision", "sentence_start", "sentence_end", "trigger_start", "trigger_end")
ORDER = ["event_date", "article_id", "sentence_start", "trigger_start", "report_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """A stretch of whole days, both ends included, on one of the two clocks.

    ``cumulative`` tells that the start stays at the corpus's first day while the end moves.
    """

    start: date
    end: date
    clock: Clock = "event"
    cumulative: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a window that ends before it starts: {self.start} to {self.end}")


def to_frame(rows: Iterable[ReportRow]) -> pd.DataFrame:
    """Rows as a frame, in the order of :func:`batches_to_frame`."""
    return batches_to_frame([[astuple(row) for row in rows]])


def batches_to_frame(batches: Iterable[Sequence[tuple[Any, ...]]]) -> pd.DataFrame:
    """Batches of rows (tuples of :data:`geo.rows.COLUMNS`) as a frame.

    Dates become ``datetime64[s]``, enumerations categories. Rows are sorted by date, article
    and place in the text; undated ones come last. The index, also the column ``row_id``,
    counts them from 0: it is what the map calls a report, and holds for one revision of the
    store only. Between revisions it is ``report_id`` that stays.
    """
    schema = pa.schema([(name, _arrow_type(name)) for name in COLUMNS])
    table = pa.Table.from_batches([_to_arrow(batch, schema) for batch in batches if batch], schema)
    frame = pd.DataFrame({name: _to_pandas(name, table[name]) for name in COLUMNS})
    order = frame.sort_values(ORDER, na_position="last", kind="stable", ignore_index=True)
    return order.assign(row_id=np.arange(len(order), dtype="int32"))


def fold_repeats(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each claim of an article: a report that repeats an earlier one is left out.

    ``repeats`` counts what was folded into a row, ``said`` holds the sentences of the row
    and of its repeats. Rows are numbered anew.
    """
    first = first_telling(frame)
    repeat = (first != frame["report_id"]).to_numpy()
    if not repeat.any():
        return frame.assign(repeats=np.zeros(len(frame), "int64"), said=frame["sentence"])
    told = first[repeat]
    more = frame["sentence"][repeat].groupby(told).agg("\n".join)
    extra = frame["report_id"].map(more)
    said = frame["sentence"].where(extra.isna(), frame["sentence"] + "\n" + extra.fillna(""))
    counts = frame["report_id"].map(told.value_counts()).fillna(0).astype("int64")
    folded = frame.assign(repeats=counts, said=said)[~repeat].reset_index(drop=True)
    return folded.assign(row_id=np.arange(len(folded), dtype="int32"))


def on_clock(frame: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """The frame with ``start`` and ``end``: when it happened, or when it was published.

    By the publication clock a report stands on the one day on which it became known.
    """
    if clock == "published":
        return frame.assign(start=frame["published"], end=frame["published"])
    return frame.assign(start=frame["event_date"], end=frame["event_date_end"])


def in_window(frame: pd.DataFrame, window: TimeWindow | None) -> Mask:
    """Which rows have a day inside the window; for None, which rows have a date at all."""
    if window is None:
        return frame["start"].notna().to_numpy()
    first, last = np.datetime64(window.start, "s"), np.datetime64(window.end, "s")
    start, end = frame["start"].to_numpy(), frame["end"].to_numpy()
    return np.asarray((start <= last) & (end >= first))


def whole_span(frame: pd.DataFrame, clock: Clock) -> TimeWindow | None:
    """The first to the last day of the frame; None where nothing has a date."""
    first, last = frame["start"].min(), frame["end"].max()
    if pd.isna(first) or pd.isna(last):
        return None
    return TimeWindow(start=first.date(), end=last.date(), clock=clock)


def is_placed(frame: pd.DataFrame) -> Mask:
    """Which rows have a point or an area on the map."""
    return frame["latitude"].notna().to_numpy()


def _to_arrow(batch: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    arrays = []
    for values, kind in zip(zip(*batch, strict=True), schema.types, strict=True):
        plain = map(bool, values) if kind == pa.bool_() else values
        arrays.append(pa.array(plain, type=kind))
    return pa.record_batch(arrays, schema=schema)


def _arrow_type(name: str) -> pa.DataType:
    if name in NUMBERS:
        return pa.float64()
    if name in WHOLE:
        return pa.int32()
    return pa.bool_() if name == "corrected" else pa.large_string()


def _to_pandas(name: str, column: pa.ChunkedArray) -> pd.Series | pd.Categorical:
    if name in DATES:
        return pd.Series(column.cast(pa.date32()).to_numpy().astype("datetime64[s]"))
    if name in NUMBERS or name in WHOLE or name == "corrected":
        return pd.Series(column.to_numpy())
    if name in CATEGORIES:
        return _to_categories(column)
    return pd.Series(column.to_pandas(), dtype="str")


def _to_categories(column: pa.ChunkedArray) -> pd.Categorical:
    """Categories in the order of their names, so that the same rows give the same frame."""
    coded = column.combine_chunks().fill_null("").dictionary_encode()
    names = np.array(coded.dictionary.to_pylist(), dtype=object)
    order = np.argsort(names)
    place = np.empty(len(names), dtype="int32")
    place[order] = np.arange(len(names), dtype="int32")
    codes = place[coded.indices.to_numpy()] if len(names) else np.empty(0, dtype="int32")
    return pd.Categorical.from_codes(codes, categories=pd.Index(names[order], dtype="str"))


def first_telling(frame: pd.DataFrame) -> pd.Series:
    """For each row the id of the report that it repeats, or its own. Follows chains; a
    circle, or what repeats a report that is not in the frame, stands for itself."""
    known = frame["report_id"]
    if frame["duplicate_of"].isna().all():
        return known
    parent = frame["duplicate_of"].where(frame["duplicate_of"].isin(known))
    first = parent.fillna(known)
    links = dict(zip(known, first, strict=True))
    for _ in range(8):
        further = first.map(links)
        if further.equals(first):
            break
        first = further
    roots = known[first == known]
    return first.where(first.isin(roots), known)
