"""Stretches and points counted in units: "over the last two days", "within days", "a week ago"."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.text.dates import intervals
from geo.text.dates.grammar import Context, Found, Item, Rule, word_of, words_of
from geo.text.dates.intervals import Grain, Interval
from geo.text.dates.units import COUNT, PRECISION, VAGUE, count_of, unit_of

_RECENT_DAYS, _COMING_DAYS = 5, 7


def _window(items: Sequence[Item], context: Context) -> Found | None:
    """Read "over the last two days", "the past 24 hours", "in recent days", "the coming days"."""
    ahead = word_of(items, "next", "soon") is not None
    if context.kind_after() == "of":
        return None  # "the last days of March"
    if ahead and count_of(items) is None and word_of(items, "unit") is not None:
        looks_ahead = context.direction == "future" and unit_of(items) != ("day", 1)
        if word_of(items, "soon") is None and not looks_ahead:
            return None  # "the next day" is counted from the date last spoken of
    return _stretch(items, context, ahead=ahead)


def _stretch(items: Sequence[Item], context: Context, *, ahead: bool) -> Found | None:
    published, number = context.published, count_of(items)
    short = word_of(items, "shorttime")
    if short is not None:
        hours = 0 if short.text.lower().startswith("minute") else number or 1
        return _rolling(published, 0 if hours < 12 else -(-hours // 24), "day", ahead, context)
    found = unit_of(items)
    if found is None:
        return None
    unit, size = found
    vague_days = unit == "day" and (number is None or (ahead and word_of(items, "few")))
    if vague_days and word_of(items, "units") is not None:
        return _recent_or_coming(published, ahead, context)
    if number is None and word_of(items, "units") is not None:
        return Found(interval=None, note="a stretch of time", reason=VAGUE)
    return _rolling(published, (number or 1) * size, unit, ahead, context)


def _rolling(
    published: date | None, count: int, unit: Grain, ahead: bool, context: Context
) -> Found:
    if published is None:
        return context.unknown("a stretch of time counted from publication")
    far = intervals.moved(published, count if ahead else -count, unit)
    grain: Grain = "day" if unit == "day" else "week"
    found = Interval(min(far, published), max(far, published), grain)
    return Found(interval=found, note="counted from publication")


def _recent_or_coming(published: date | None, ahead: bool, context: Context) -> Found:
    if published is None:
        return context.unknown("days counted from publication")
    one = timedelta(days=1)
    if ahead:
        found = Interval(published + one, published + _COMING_DAYS * one, "week")
        return Found(interval=found, note=f"the {_COMING_DAYS} days after publication")
    found = Interval(published - _RECENT_DAYS * one, published, "week")
    return Found(interval=found, note=f"the {_RECENT_DAYS} days up to publication")


def _within(items: Sequence[Item], context: Context) -> Found | None:
    """Read "within days", "within 48 hours" as from publication on, unless the verb looks back."""
    if context.direction == "past":
        return None
    if word_of(items, "shorttime") is not None or count_of(items) is not None:
        return _stretch(items, context, ahead=True)
    unit = unit_of(items)
    if unit is None:
        return None
    if unit[0] == "day":
        return _recent_or_coming(context.published, True, context)
    return Found(interval=None, note="a stretch of time", reason=VAGUE)


def _in_so_long(items: Sequence[Item], context: Context) -> Found | None:
    """Read "in two weeks" as that day, only where the verb looks ahead."""
    if context.direction != "future":
        return None
    found = _stretch(items, context, ahead=True)
    if found is None or found.interval is None:
        return found
    unit = unit_of(items)
    precision = PRECISION[unit[0]] if unit else 1
    return Found(interval=intervals.day(found.interval.end), note=found.note, precision=precision)


def _ago(items: Sequence[Item], context: Context) -> Found | None:
    """Read "four months ago": that day; "a few days ago": two to five days back; "hours ago"."""
    published, number = context.published, count_of(items)
    if word_of(items, "shorttime") is not None:
        return _rolling_point(published, -((number or 0) // 24), "day", context)
    found = unit_of(items)
    if found is None:
        return None
    unit, size = found
    if number is None:
        return Found(interval=None, note="a time ago", reason=VAGUE)
    few = word_of(items, "few")
    if few is not None and "couple" not in few.text.lower():
        if published is None:
            return context.unknown("a time counted back from publication")
        far = intervals.moved(published, -(number + 2) * size, unit)
        near = intervals.moved(published, -(number - 1) * size, unit)
        return Found(interval=Interval(far, near, "week"), note="counted back from publication")
    return _rolling_point(published, -number * size, unit, context)


def _one_or_two(items: Sequence[Item], context: Context) -> Found | None:
    """Read "two or three days ago", "in a week or two" as the days between the two."""
    counts, unit = words_of(items, "count", "daynumber", "number", "a"), unit_of(items)
    ahead = items[0].kind == "in"
    if len(counts) != 2 or unit is None or ahead == (words_of(items, "ago") != []):
        return None
    if ahead and context.direction != "future":
        return None
    if context.published is None:
        return context.unknown("a time counted from publication")
    sign = 1 if ahead else -1
    ends = sorted(
        intervals.moved(context.published, sign * word.value * unit[1], unit[0]) for word in counts
    )
    return Found(interval=Interval(ends[0], ends[1], "week"), note="counted from publication")


def _rolling_point(published: date | None, count: int, unit: Grain, context: Context) -> Found:
    if published is None:
        return context.unknown("a time counted back from publication")
    when = intervals.moved(published, count, unit)
    return Found(
        interval=Interval(when, when, "day"), note="counted back from publication",
        precision=PRECISION[unit],
    )  # fmt: skip


_LAST = "(last|past|recent|previous)"
RULES = (
    Rule(f"(the|these|this)? {_LAST} {COUNT}? (unit|units|shorttime)", _window),
    Rule(f"(the|these)? (next|soon) {COUNT}? (unit|units|shorttime)", _window),
    Rule(f"within the? {COUNT}? (unit|units|shorttime)", _within),
    Rule(f"in? {COUNT} (or|to|hyphen|dash) {COUNT} units ago?", _one_or_two),
    Rule(f"in? {COUNT} unit or {COUNT} ago?", _one_or_two),
    Rule(f"in {COUNT} (unit|units|shorttime)", _in_so_long),
    Rule(f"{COUNT}? (unit|units|shorttime) ago", _ago),
)
