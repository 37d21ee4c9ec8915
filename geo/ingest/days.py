"""Dates as files write them: one strict reading each, never a guess between day and month."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from geo.errors import BadDate

_FORMATS = ("%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MAX_LENGTH = 80


def read_day(text: str) -> date:
    """The calendar date that ``text`` writes.

    Reads ISO 8601 dates and times, RFC 2822 (mail and feeds), "20140828", "28 August 2014",
    "August 28, 2014", "28.08.2014", and slashes where only one reading is possible. A time's
    own zone decides its day. Raises BadDate for anything else.
    """
    words = " ".join(text.split())
    if 4 < len(words) <= MAX_LENGTH:
        for read in (_read_iso, _read_named, _read_slashed, _read_mail):
            day = read(words)
            if day is not None and day.year >= 1000:
                return day
    raise BadDate(f"“{words[:40]}” is not a date; write it as 2014-08-28")


def _read_iso(words: str) -> date | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", words):
        return None
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def _read_named(words: str) -> date | None:
    for pattern in _FORMATS:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _read_slashed(words: str) -> date | None:
    match = _SLASHED.fullmatch(words)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    try:
        if first > 12 or first == second:
            return date(year, second, first)
        return date(year, first, second) if second > 12 else None
    except ValueError:
        return None


def _read_mail(words: str) -> date | None:
    if not re.search(r"\d:\d\d", words):
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
