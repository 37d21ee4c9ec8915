"""Dates counted from the date last spoken of: "two days later", "the same evening", "at 23:25"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.text.dates import intervals
from geo.text.dates.grammar import Context, Found, Item, Rule, word_of, words_of
from geo.text.dates.intervals import Interval
from geo.text.dates.times import clock_reading
from geo.text.dates.units import COUNT, VAGUE, count_of, unit_of, whole_unit
from geo.text.wordlist import word_set

_NO_ANCHOR = "no date was spoken of before, from which to count"
_ENDS_CLAUSE = word_set("comma in at on and from to dash close that") | {""}
_BEFORE_A_DAY = word_set("on by since until from and")
_THAT_FOLLOWS = word_set(
    "said says say saying told added claimed claims confirmed denied denies warned reported "
    "reports announced believes noted so such thinks insisted"
)
_NUMBERED = word_set(
    "floor battalion brigade division regiment army corps company day week month year century "
    "time anniversary person round attempt district wave column convoy parallel infantry"
)
_ENDS_CLAUSE_WORDS = word_set("but as with near said says when . ; : ! ? \" ” ’ '")


def _count_on(items: Sequence[Item], context: Context) -> Found | None:
    """Read "two days later", "a week earlier", "eight days after that", "the day before"."""
    turn = word_of(items, "before", "after", "later", "earlier")
    if turn is None:
        return None
    pointed = word_of(items, "that") is not None
    if turn.kind in ("before", "after") and not pointed and not _clause_ends(context):
        return None  # "two days before the talks" is counted from the talks
    back = turn.kind in ("before", "earlier")
    anchor, unit = context.anchor, unit_of(items)
    if word_of(items, "shorttime") is not None:
        return None if anchor is None else Found(interval=anchor, note="the same day", weak=True)
    number = count_of(items)
    part = word_of(items, "part")
    if anchor is None:
        return Found(interval=None, note="counted from a date spoken of", reason=_NO_ANCHOR)
    if part is not None:
        return replace(_shift(anchor, -1 if back else 1, "day"), time_of_day=part.text.lower())
    if unit is None:
        return None
    if items[0].kind == "the" and unit[0] != "day":
        return _whole_unit(anchor, -1 if back else 1, unit[0])  # "the week before"
    if number is None and word_of(items, "units") is not None:
        return _some_days(anchor, back) if unit[0] == "day" else _vague()
    count = (number or 1) * unit[1]
    return _shift(anchor, -count if back else count, unit[0])


def _clause_ends(context: Context) -> bool:
    return context.kind_after() in _ENDS_CLAUSE or context.text_after() in _ENDS_CLAUSE_WORDS


def _shift(anchor: Interval, count: int, unit: intervals.Grain) -> Found:
    units, side = f"{unit}s" if abs(count) != 1 else unit, "before" if count < 0 else "after"
    note = f"{abs(count)} {units} {side} {anchor.start}"
    if unit == "day" and anchor.days > 1:
        a_night = anchor.days == 2  # counted from its evening
        anchor = intervals.day(anchor.end if count > 0 and not a_night else anchor.start)
    return Found(interval=anchor.moved(count, unit), note=note)


def _some_days(anchor: Interval, back: bool) -> Found:
    one = timedelta(days=1)
    if back:
        found = Interval(anchor.start - 7 * one, anchor.start - one, "week")
    else:
        found = Interval(anchor.end + one, anchor.end + 7 * one, "week")
    return Found(interval=found, note="some days from the date spoken of")


def _vague() -> Found:
    return Found(interval=None, note="a time from the date spoken of", reason=VAGUE)


def _beside(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the next day", "the same evening", "that week", "the previous month"."""
    step = word_of(items, "next", "following", "previous", "same", "that")
    unit, part = unit_of(items), word_of(items, "part")
    if step is None or (unit is None and part is None and word_of(items, "weekend") is None):
        return None
    count = {"next": 1, "following": 1, "previous": -1}.get(step.kind, 0)
    if context.anchor is None:
        return Found(interval=None, note="counted from a date spoken of", reason=_NO_ANCHOR)
    if unit is None or unit[0] == "day":
        found = _shift(context.anchor, count, "day")
        return replace(found, time_of_day=part.text.lower() if part else None)
    return _whole_unit(context.anchor, count * unit[1], unit[0])


def _whole_unit(anchor: Interval, count: int, unit: intervals.Grain) -> Found:
    whole = whole_unit(unit, intervals.moved(anchor.start, count, unit))
    return Found(interval=whole, note=f"counted from {anchor.start}")


def _named_beside(items: Sequence[Item], context: Context) -> Found | None:
    """Read "that Sunday", "the following Monday", "that May" from the date spoken of."""
    step, name = items[0 if items[0].kind != "the" else 1].kind, word_of(items, "weekday", "month")
    if name is None or (items[0].kind == "that" and context.text_before() in _THAT_FOLLOWS):
        return None
    if context.anchor is None:
        return Found(interval=None, note="counted from a date spoken of", reason=_NO_ANCHOR)
    start = context.anchor.start
    if name.kind == "month":
        year = start.year
        if step in ("following", "next"):
            year += name.value <= start.month
        elif step == "previous":
            year -= name.value >= start.month
        return Found(interval=intervals.month(year, name.value), note=f"counted from {start}")
    if step in ("following", "next"):
        when = intervals.weekday_after(start, name.value, same_day=False)
    elif step == "previous":
        when = intervals.weekday_before(start, name.value, same_day=False)
    else:
        when = intervals.week(start).start + timedelta(days=name.value)
    return Found(interval=intervals.day(when), note=f"counted from {start}")


def _the_night(items: Sequence[Item], context: Context) -> Found | None:
    """Read "during the night" as the night after the day spoken of, else that to publication."""
    word = word_of(items, "part")
    if word is None or word.text.lower() != "night" or context.published is None:
        return None
    if context.kind_after() in ("of", "date", "before", "after"):
        return None
    start, one = context.published - timedelta(days=1), timedelta(days=1)
    if context.anchor is not None and context.anchor.days == 1:
        start = min(start, context.anchor.start)
    return Found(interval=Interval(start, start + one), note="a night", time_of_day="night")


def _bare_time(items: Sequence[Item], context: Context) -> Found | None:
    """Read "at 23:25", "by nightfall": the day last spoken of, else the day of publication."""
    word = word_of(items, "clock", "part")
    if (
        context.kind_after() == "of"
        or word is None
        or (word.kind == "part" and not _names_a_time(word.text.lower(), items, context))
    ):
        return None
    anchor = context.anchor
    if anchor is None and context.published is not None:
        anchor = intervals.day(context.published)
    if anchor is None:
        found = context.unknown("a time of day")
    elif anchor.days > 4:
        return None
    else:
        found = Found(interval=anchor, note="the day last spoken of, or of publication")
    return replace(found, time_of_day=clock_reading(word.text), weak=True)


def _names_a_time(part: str, items: Sequence[Item], context: Context) -> bool:
    """Whether a bare "morning" or "night" tells when, and is no habit or thing."""
    if context.first == 0 and context.text_after() == ":":
        return True
    if part == "dark":
        return items[0].kind in ("after", "before")
    if items[0].kind == "part":
        return False
    if part == "night" and items[0].kind == "at":
        return context.anchor is not None
    return True


def _day_of_month(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the morning of the 7th", "on the 7th", "the 9th and 10th".

    The month is that which brings the day nearest to the date spoken of, or to publication.
    """
    numbers, part = words_of(items, "ordinal"), word_of(items, "part")
    if part is None and not _is_day_of_month(context):
        return None
    if not all(1 <= number.value <= 31 for number in numbers):
        return None
    centre = context.anchor.start if context.anchor else context.published
    if centre is None:
        return context.unknown("a day of the month")
    first = _nearest_day(numbers[0].value, centre, context)
    last = first.replace(day=numbers[-1].value)
    return Found(
        interval=Interval(first, last),
        note="the nearest such day of the month",
        time_of_day=part.text.lower() if part else None,
    )


def _is_day_of_month(context: Context) -> bool:
    """Whether "the 7th" is a day: "by the 7th they", not "on the 7th floor"."""
    before, after = context.kind_before(), context.text_after()
    if before in ("by", "since", "until") and after[:1].islower():
        return after not in _NUMBERED
    return before in _BEFORE_A_DAY and _clause_ends(context)


def _nearest_day(number: int, centre: date, context: Context) -> date:
    choices = []
    for months in (-1, 0, 1):
        near = intervals.moved(centre.replace(day=1), months, "month")
        if number <= intervals.month(near.year, near.month).days:
            choices.append(near.replace(day=number))
    latest = context.published if context.direction != "future" else None
    behind = [choice for choice in choices if latest is None or choice <= latest]
    return min(behind or choices, key=lambda choice: abs((choice - centre).days))


_STEP = "(next|following|previous|same|that)"
RULES = (
    Rule(f"(the|{COUNT})? (unit|units|shorttime) (later|earlier)", _count_on),
    Rule(f"(the|{COUNT}) (unit|units|shorttime) (before|after) that?", _count_on),
    Rule("the (part|unit) (before|after)", _count_on),
    Rule(f"(later|earlier|early|late)? (the|that)? {_STEP} (unit|part|weekend)", _beside),
    Rule("the (next|following|previous|same) (weekday|month)", _named_beside),
    Rule("that (weekday|month)", _named_beside),
    Rule("the? (early|late)? part of the ordinal", _day_of_month),
    Rule("the ordinal (and ordinal)?", _day_of_month),
    Rule("(over|in|to) the part", _the_night),
    Rule(
        "(in|at|by|before|after|until|since)? the? (early|late)? hyphen? (clock|part)", _bare_time
    ),
)
