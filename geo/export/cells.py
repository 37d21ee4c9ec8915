"""Cells of an export: plain values under ACLED's column names, harmless wherever they open."""

import math
import re
from typing import Any

import pandas as pd

COLUMNS: tuple[str, ...] = (
    "event_date",
    "event_date_end",
    "time_precision",
    "date_basis",
    "movement_type",
    "status",
    "actor1",
    "forces",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "radius_km",
    "country",
    "admin1",
    "unplaced_reason",
    "origin",
    "origin_latitude",
    "origin_longitude",
    "origin_country",
    "origin_admin1",
    "destination",
    "destination_latitude",
    "destination_longitude",
    "destination_country",
    "destination_admin1",
    "via",
    "attribution",
    "confidence",
    "source",
    "title",
    "published",
    "url",
    "notes",
    "sentence",
    "sentence_start",
    "sentence_end",
    "article_id",
    "report_id",
    "corrected",
    "timestamp",
)
"""What is exported, in this order. ``notes`` is a line of our own, ``sentence`` the article's;
``timestamp`` is when the article was read, in seconds since 1970, as ACLED gives it."""

DATES = ("event_date", "event_date_end", "published")
WHOLE = ("time_precision", "geo_precision", "sentence_start", "sentence_end", "timestamp")
FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠|%]")
INNER_FORMULA = re.compile(r'([;|])(\s*(?:"\s*)?[=+\-@＝＋－＠])')
UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
BREAKS = re.compile(r"[\n\t\u2028\u2029]+")


def to_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame's rows as columns of str, int, float and None, in the order of
    :data:`COLUMNS`. Text is on one line, without control characters or turned-round runs."""
    table = pd.DataFrame(index=frame.index)
    for name in COLUMNS:
        if name == "notes":
            table[name] = _notes(frame)
        elif name in DATES:
            table[name] = frame[name].dt.strftime("%Y-%m-%d").astype("object")
        elif name in WHOLE:
            table[name] = frame[name].astype("Int64").astype("object")
        elif name == "corrected":
            table[name] = frame[name].astype("int64").astype("object")
        elif pd.api.types.is_numeric_dtype(frame[name]):
            table[name] = frame[name].astype("object")
        else:
            table[name] = frame[name].astype("object").map(clean)
    return table.astype("object").where(table.notna(), None)


def clean(text: Any) -> str:
    """One line of text that any format can hold."""
    if text is None or (isinstance(text, float) and math.isnan(text)):
        return ""
    return BREAKS.sub(" ", UNWANTED.sub("\ufffd", str(text)))


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe leads where it might.

    It leads inside a text too where a spreadsheet that parts cells by another mark would begin
    one: Excel takes semicolons in much of Europe, and does not see quotation marks then.
    """
    text = INNER_FORMULA.sub(r"\1'\2", text)
    return f"'{text}" if FORMULA.match(text) else text


def _notes(frame: pd.DataFrame) -> pd.Series:
    """ "Russia, entry, Russia to Luhansk region: 32 tank (denied)"."""
    actor, kind = frame["actor1"].astype("str"), frame["movement_type"].astype("str")
    note = actor + ", " + kind
    note += _led(frame["origin"], ", from ") + _led(frame["destination"], ", to ")
    note += _led(frame["forces"], ": ")
    return (note + " (" + frame["status"].astype("str") + ")").astype("object").map(clean)


def _led(values: pd.Series, lead: str) -> pd.Series:
    text = values.astype("str")
    return (lead + text).where(text != "", "")
