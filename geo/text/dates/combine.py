"""Dates made of dates: a weekday and its date, "late on March 30", "between X and Y", "since X"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from geo.text.dates import intervals
from geo.text.dates.absolute import in_year
from geo.text.dates.grammar import Context, Found, Item, Rule, dates_of, word_of, words_of
from geo.text.dates.intervals import Interval
from geo.text.dates.times import clock_reading
from geo.text.dates.units import COUNT, PART, count_of, ordinal_part, unit_of


def _dates_beside(items: Sequence[Item], context: Context) -> Found | None:
    """Read "Wednesday, 12 November", "November 20 last year", "Friday last week"."""
    first, second = dates_of(items)
    if first.interval is not None and first.interval == second.interval:
        return first  # "tomorrow, 21 September"
    for one, other in ((first, second), (second, first)):
        joined = _weekday_and_date(one, other, context) or _date_in_frame(one, other, context)
        if joined is not None:
            return replace(joined, time_of_day=first.time_of_day or second.time_of_day)
    return None


def _weekday_and_date(named: Found, dated: Found, context: Context) -> Found | None:
    """A weekday beside a date: the date counts, and the weekday settles its year."""
    if named.weekday is None or dated.weekday is not None or dated.interval is None:
        return None
    when = dated.interval
    if when.days != 1 or when.grain != "day" or dated.frame:
        return None
    if when.start.weekday() == named.weekday:
        return dated
    if dated.day_of_year is None:
        return None
    month, number = dated.day_of_year
    for year in (when.start.year - 1, when.start.year + 1, when.start.year - 2):
        moved = in_year(month, number, year)
        ahead = context.published is not None and moved.start > context.published
        if ahead and context.direction == "past":
            continue
        if moved.start.weekday() == named.weekday:
            return replace(dated, interval=moved, note="the year in which the weekday is right")
    return None


def _date_in_frame(inner: Found, frame: Found, context: Context) -> Found | None:
    """A day or month inside "last year", a weekday inside "last week"."""
    published = context.published
    if not frame.frame or frame.interval is None or published is None:
        return None
    grain = frame.interval.grain
    if grain == "year" and inner.day_of_year is not None:
        whole = in_year(*inner.day_of_year, frame.interval.start.year)
        return replace(inner, interval=whole, day_of_year=None, note="in the year said")
    if grain == "week" and inner.weekday is not None:
        monday = intervals.week(frame.interval.start).start
        when = intervals.day(monday + timedelta(days=inner.weekday))
        return replace(inner, interval=when, note="in the week said")
    return None


def _with_time(items: Sequence[Item], context: Context) -> Found | None:
    """Read "At 22:15 on 7 August", "Monday morning", "the morning of the 7th", "Friday, 9 p.m."."""
    found = dates_of(items)[0]
    if found.interval is not None and found.interval.days > 4 and found.interval.grain != "day":
        return None
    word = word_of(items, "clock", "part")
    if word is None:
        return None
    return replace(found, time_of_day=clock_reading(word.text))


def _night_between(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the night from Sunday to Monday", "the night to Monday"."""
    word, dates = word_of(items, "part"), dates_of(items)
    last = dates[-1].interval
    if word is None or word.text.lower() != "night" or last is None or last.days != 1:
        return None
    start = dates[0].interval if len(dates) == 2 else last.moved(-1, "day")
    if start is None or start.end > last.start:
        return None
    return Found(interval=Interval(start.start, last.end), note="a night", time_of_day="night")


def _overnight_to(items: Sequence[Item], context: Context) -> Found | None:
    """Read "overnight into Friday": the night that ends on Friday."""
    night, morning = dates_of(items)
    if night.time_of_day != "overnight" or morning.interval is None or morning.interval.days != 1:
        return None
    when = morning.interval.start
    span = Interval(when - timedelta(days=1), when)
    return replace(morning, interval=span, time_of_day="overnight", weekday=None)


def _qualified(items: Sequence[Item], context: Context) -> Found | None:
    """Read "early August", "mid-June", "late last week", "late on March 30", "the end of 2014"."""
    found = dates_of(items)[0]
    word = word_of(items, "early", "mid", "late", "earlier", "later", "start", "middle", "end")
    if word is None or found.interval is None:
        return found if word is not None else None
    whole = found.interval
    if whole.days == 1 or (whole.grain == "day" and whole.days <= 4):
        return replace(found, time_of_day=found.time_of_day or _late_or_early(word.kind))
    if word.kind in ("earlier", "later"):
        return replace(found, note=f"{word.text} in it")
    which = _PARTS[word.kind]
    full = _uncapped(found)
    part = intervals.part(full, which)
    deadline = full.end if word.kind == "end" else None
    return replace(found, interval=part, note=f"its {which} part", deadline=deadline)


def _parts(items: Sequence[Item], context: Context) -> Found | None:
    """Read "mid-to-late March", "early to mid-2015"."""
    found, words = dates_of(items)[0], words_of(items, "early", "mid", "late")
    if found.interval is None:
        return found
    whole = _uncapped(found)
    first, last = (intervals.part(whole, _PARTS[word.kind]) for word in words)
    return replace(found, interval=Interval(first.start, last.end, first.grain), note="parts of it")


_PARTS: dict[str, intervals.Part] = {"early": "early", "start": "early", "mid": "mid"}
_PARTS |= {"middle": "mid", "late": "late", "end": "late"}


def _late_or_early(kind: str) -> str | None:
    return kind if kind in ("early", "late") else None


def _uncapped(found: Found) -> Interval:
    """The whole month or year again of which only the days up to publication were kept."""
    whole = found.interval
    assert whole is not None  # noqa: S101 (the caller has looked)
    if whole.grain == "year" and whole.start.year == whole.end.year:
        return intervals.year(whole.start.year)
    same_month = (whole.start.year, whole.start.month) == (whole.end.year, whole.end.month)
    if whole.grain == "month" and same_month:
        return intervals.month(whole.start.year, whole.start.month)
    return intervals.week(whole.start) if whole.grain == "week" and whole.days <= 7 else whole


def _ordinal_part(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the first week of March", "the second half of 2021", "the last days of August"."""
    found = dates_of(items)[0]
    if found.interval is None:
        return None
    return ordinal_part(items, _uncapped(found))


def _counted_from(items: Sequence[Item], context: Context) -> Found | None:
    """Read "two days after March 3", "a week before Sunday"."""
    found, unit = dates_of(items)[0], unit_of(items)
    if found.interval is None or unit is None:
        return None
    count = (count_of(items) or 1) * unit[1]
    count = -count if word_of(items, "before") is not None else count
    return Found(interval=found.interval.moved(count, unit[0]), note="counted from the date beside")


def _range(items: Sequence[Item], context: Context) -> Found | None:
    """Read "between Tuesday and Thursday", "from March 3 to Friday", "Nov. 28-Dec. 2"."""
    first, last = dates_of(items)
    if first.interval is None or last.interval is None:
        return first if first.interval is None else last
    start, end = first.interval, last.interval
    if end.end < start.start and first.weekday is not None:
        start = start.moved(-1, "week")
    elif end.end < start.start and first.day_of_year is not None:
        start = start.moved(-1, "year")
    if end.end < start.start:
        return None
    grain: intervals.Grain = "day" if start.grain == end.grain == "day" else "week"
    return Found(interval=Interval(start.start, end.end, grain), note="a range")


def _two_days(items: Sequence[Item], context: Context) -> Found | None:
    """Read "Wednesday and Thursday" as one stretch: two days, one after the other."""
    first, last = dates_of(items)
    if first.interval is None or last.interval is None or first.interval.grain != "day":
        return None
    if first.frame or last.frame or first.interval.end + timedelta(days=1) != last.interval.start:
        return None
    return Found(interval=Interval(first.interval.start, last.interval.end), note="two days")


def _since(items: Sequence[Item], context: Context) -> Found | None:
    """Read "since X": from its first day to publication."""
    found = dates_of(items)[0]
    if found.interval is None:
        return found
    if context.published is None:
        return context.unknown("a stretch of time up to publication")
    if found.interval.start > context.published:
        return None
    span = Interval(found.interval.start, context.published, "week")
    return replace(found, interval=span, note=f"since {found.note}", weekday=None, day_of_year=None)


def _deadline(items: Sequence[Item], context: Context) -> Found | None:
    """Read "until Sunday", "by Tuesday night": ahead, from publication to then; behind, that day.

    A deadline that is only a month or a part of one ("by late January") stays as it is.
    """
    found, word = dates_of(items)[0], items[0].kind
    when, published = found.interval, context.published
    before_hour = word == "before" and found.time_of_day is not None  # "before dawn Thursday"
    if when is None or published is None or before_hour:
        return found
    end = found.deadline or when.end
    inside = when.start <= published <= when.end and found.deadline is None
    if end < published or (inside and word == "by"):
        return found if word != "before" else _just_before(found, when)
    exact = when.days <= 4 or found.deadline is not None
    if not exact and word == "by":
        return found
    last = when.start - timedelta(days=1) if word == "before" else end
    if last < published:
        return found
    span = Interval(published, last, "day")
    return replace(found, interval=span, note="from publication to then", deadline=None)


def _just_before(found: Found, when: Interval) -> Found:
    last = when.start - timedelta(days=1)
    return replace(found, interval=intervals.day(last), precision=2, note="before it")


_IN_BRACKETS = "(open clock close)?"
MERGE = (
    Rule("date (into|to|on|dash|comma)? date", _overnight_to),
    Rule("date comma? (between|from)? clock (and|to|dash|hyphen|until) (clock|part)", _with_time),
    Rule("(between|from)? clock (and|to|dash|hyphen|until) (clock|part) on? date", _with_time),
    Rule("date comma? (open|on|of|in)? date close?", _dates_beside),
    Rule("(over|in)? the part (from|of)? date to date", _night_between),
    Rule("(over|in)? the part to date", _night_between),
    Rule(
        "(early|late)? clock (open clock close)? (comma|on|of)? (the|early|late)? date", _with_time
    ),
    Rule("the? (early|late|mid)? hyphen? part (of|on)? the? date", _with_time),
    Rule("date open clock close", _with_time),
    Rule("date (comma|at)? (early|late|mid)? hyphen? (clock|part)", _with_time),
)
QUALIFY = (
    Rule(f"the? (ordinalword|last) {COUNT}? {PART} of the? date", _ordinal_part),
    Rule(f"(the|{COUNT})? (unit|units) (before|after) date", _counted_from),
    Rule("(early|mid) hyphen? (to|hyphen) hyphen? (mid|late) the? date", _parts),
    Rule("end hyphen date", _qualified),
    Rule("(early|mid|late|earlier|later) hyphen? (on|in)? the? date", _qualified),
    Rule("the? (start|middle|end) of the? date", _qualified),
)
WRAP = (
    Rule("between date and date", _range),
    Rule("from date (to|until) date", _range),
    Rule("date (to|hyphen|dash) date", _range),
    Rule("date and date", _two_days),
    Rule("since the? date", _since),
    Rule("(until|by|before) the? date", _deadline),
)
