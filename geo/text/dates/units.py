"""Days, weeks, months and years as words, and the parts of them that words number."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.text.dates import intervals
from geo.text.dates.grammar import Found, Item, word_of
from geo.text.dates.intervals import Grain, Interval
from geo.text.dates.vocabulary import UNIT_SIZES, UNITS
from geo.text.dates.words import Word

COUNT = "(count|daynumber|number|few|a)"
"""The pattern of a number of units."""
PART = "(unit|units|half|quarter)"
"""The pattern of what a numbered part is a part of."""
VAGUE = "too vague to be a date"
PRECISION: dict[Grain, int] = {"day": 1, "week": 2, "month": 3, "year": 3}
_LARGEST_COUNT = 5000
_SEVERAL: dict[Grain, int] = {"day": 5, "week": 2, "month": 3, "year": 3}
"""How many units "the first days" or "the last months" are taken to be."""


def unit_of(items: Sequence[Item]) -> tuple[Grain, int] | None:
    """The unit among the words and how many of the plain unit it holds (a fortnight 2 weeks)."""
    word = word_of(items, "unit", "units")
    if word is None:
        return None
    name = word.text.lower()
    name = "century" if name == "centuries" else name if name in UNITS else name[:-1]
    return UNITS[name], UNIT_SIZES.get(name, 1)


def count_of(items: Sequence[Item]) -> int | None:
    """How many units the words say; "a" is 1, "a few" 3; None where they say no number."""
    word = word_of(items, "count", "daynumber", "number", "few", "a")
    return word.value if word and word.value <= _LARGEST_COUNT else None


def whole_unit(grain: Grain, when: date) -> Interval:
    """The day, week, month or year that a day is in."""
    if grain == "day":
        return intervals.day(when)
    if grain == "week":
        return intervals.week(when)
    return intervals.month(when.year, when.month) if grain == "month" else intervals.year(when.year)


def ordinal_part(items: Sequence[Item], whole: Interval) -> Found | None:
    """A numbered part: the first week, the last days, the second half, the third quarter."""
    rank, unit = word_of(items, "ordinalword", "last"), unit_of(items)
    if rank is None:
        return None
    last = rank.kind == "last"
    if word_of(items, "half") is not None:
        cut = _half(whole, last or rank.value == 2)
    elif word_of(items, "quarter") is not None:
        if whole.grain != "year" or rank.value > 4:
            return None
        start = intervals.moved(whole.start, 3 * ((rank.value or 4) - 1), "month")
        cut = Interval(start, intervals.moved(start, 3, "month") - timedelta(days=1), "month")
    elif unit is None:
        return None
    else:
        several = _SEVERAL[unit[0]] if word_of(items, "units") is not None else 1
        cut = _counted_part(whole, rank, (count_of(items) or several) * unit[1], unit[0])
    return Found(interval=cut, note="a part of it")


def _counted_part(whole: Interval, rank: Word, count: int, unit: Grain) -> Interval:
    """The first, second … or last so many days, weeks or months."""
    one = timedelta(days=1)
    if rank.kind == "last":
        start, end = intervals.moved(whole.end + one, -count, unit), whole.end
    else:
        start = intervals.moved(whole.start, count * (rank.value - 1), unit)
        end = min(whole.end, intervals.moved(start, count, unit) - one)
    if not whole.start <= start <= end:
        raise ValueError("no such part of it")
    return Interval(start, end, "day" if start == end else "week")


def _half(whole: Interval, second: bool) -> Interval:
    middle = whole.start + timedelta(days=whole.days // 2)
    if whole.grain == "month" and whole.days <= 31:
        middle = whole.start.replace(day=16)
    elif whole.grain == "year":
        middle = date(whole.start.year, 7, 1)
    if second:
        return Interval(middle, whole.end, "month")
    return Interval(whole.start, middle - timedelta(days=1), "month")
