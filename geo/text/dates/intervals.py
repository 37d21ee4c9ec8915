"""Stretches of whole days, and the arithmetic of weeks, months, seasons and years."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "year"]
"""How finely words spoke: "12 November" day, "last week" week, "August" month, "2014" year."""

FIRST_YEAR, LAST_YEAR = MINYEAR + 200, MAXYEAR - 200


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole days from ``start`` to ``end``, both included, and how finely they were named."""

    start: date
    end: date
    grain: Grain = "day"

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval that ends before it starts: {self.start} to {self.end}")

    @property
    def days(self) -> int:
        """How many days; a single day is 1."""
        return (self.end - self.start).days + 1

    def until(self, end: date) -> "Interval":
        """The same start with an end no later than ``end`` (and no earlier than the start)."""
        return Interval(self.start, max(self.start, min(self.end, end)), self.grain)

    def since(self, start: date) -> "Interval":
        """The same end with a start no earlier than ``start`` (and no later than the end)."""
        return Interval(min(self.end, max(self.start, start)), self.end, self.grain)

    def moved(self, count: int, unit: Grain) -> "Interval":
        """This interval, so many units later (earlier where negative).

        Whole months stay whole months: August, a month later, is September.
        """
        start = moved(self.start, count, unit)
        if self.grain in ("month", "year") and self.start.day == 1 and unit in ("month", "year"):
            last = moved(self.end.replace(day=1), count, unit)
            return Interval(start, month(last.year, last.month).end, self.grain)
        return Interval(start, max(start, moved(self.end, count, unit)), self.grain)


def moved(when: date, count: int, unit: Grain) -> date:
    """A day so many units later; the 31st becomes the last of a shorter month.

    Raises:
        OverflowError: the day is out of the calendar's range.
    """
    if unit in ("day", "week"):
        return when + timedelta(days=count * (7 if unit == "week" else 1))
    months = when.year * 12 + when.month - 1 + count * (12 if unit == "year" else 1)
    year, month_index = divmod(months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError(f"no date {count} {unit}s from {when}")
    return date(year, month_index + 1, min(when.day, monthrange(year, month_index + 1)[1]))


def day(when: date) -> Interval:
    return Interval(when, when, "day")


def week(when: date) -> Interval:
    """The Monday to Sunday that a day is in."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Interval:
    """The Saturday and Sunday of a day's week."""
    sunday = week(when).end
    return Interval(sunday - timedelta(days=1), sunday, "day")


def month(year: int, number: int) -> Interval:
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def season(year_number: int, name: str) -> Interval:
    """Three months of the meteorologist's northern year; the winter of 1933 ends in 1933."""
    first = _SEASON_STARTS[name]
    start = date(year_number - (first == 12), first, 1)
    return Interval(start, moved(start, 3, "month") - timedelta(days=1), "month")


def weekday_before(when: date, weekday: int, *, same_day: bool) -> date:
    """The last such weekday (Monday 0) up to a day, the day itself only if ``same_day``."""
    back = (when.weekday() - weekday) % 7
    return when - timedelta(days=back if back or same_day else 7)


def weekday_after(when: date, weekday: int, *, same_day: bool) -> date:
    """The first such weekday from a day on, the day itself only if ``same_day``."""
    ahead = (weekday - when.weekday()) % 7
    return when + timedelta(days=ahead if ahead or same_day else 7)


Part = Literal["early", "mid", "late"]


def part(whole: Interval, which: Part) -> Interval:
    """The early, middle or late part.

    Of a month the 1st to 10th, 11th to 20th, 21st to end; of a week Monday and Tuesday, Wednesday
    and Thursday, Friday to Sunday; of anything longer its first, middle and last third.
    """
    if whole.grain == "day" and whole.days < 4:
        return whole
    if whole.grain == "week":
        cuts = (2, 4)
    elif whole.grain == "month" and whole.days <= 31:
        cuts = (10, 20)
    else:
        cuts = (whole.days // 3, whole.days * 2 // 3)
    ahead = {"early": (0, cuts[0]), "mid": cuts, "late": (cuts[1], whole.days)}[which]
    first, last = (whole.start + timedelta(days=n) for n in (ahead[0], ahead[1] - 1))
    return Interval(first, last, "month" if whole.grain == "year" else "week")
