"""What the dashboard calls the program's own enumerations, and how it writes dates."""

from datetime import date

import pandas as pd

STATUS = {"reported": "Reported", "denied": "Denied", "planned": "Planned"}
TYPE = {
    "entry": "Entry across a border",
    "advance": "Advance",
    "transit": "In transit",
    "deployment": "Deployment",
    "buildup": "Build-up",
    "withdrawal": "Withdrawal",
    "flight": "Flight",
    "naval": "Naval movement",
    "presence": "Presence",
}
KIND = {
    "settlement": "settlement",
    "region": "region",
    "country": "country",
    "water": "water",
    "border": "border",
    "facility": "facility",
    "relative": "computed from a distance",
}
FEATURE = {
    "A": "country or region",
    "H": "water",
    "L": "area",
    "P": "settlement",
    "R": "road or railway",
    "S": "building or facility",
    "T": "mountain or land form",
    "U": "undersea",
    "V": "forest or field",
}
"""GeoNames' feature classes."""
PRECISION = {1: "the place itself", 2: "near it, or a small area", 3: "a larger region"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_text(day: date | pd.Timestamp | None) -> str:
    """ "12 November 2014", in every locale; "no date" for none."""
    if day is None or pd.isna(day):
        return "no date"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_text(start: date | pd.Timestamp | None, end: date | pd.Timestamp | None) -> str:
    """One day, or the first and the last of several, without saying a month twice."""
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return "no date"
    if start == end:
        return day_text(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_text(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day_text(end)}"
    return f"{day_text(start)} to {day_text(end)}"


def count_text(number: int, singular: str, plural: str = "") -> str:
    """ "1 report", "2,310 reports"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
