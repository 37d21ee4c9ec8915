"""Dates counted from publication: "last Friday", "overnight", "over the last two days"."""

from collections.abc import Sequence
from datetime import timedelta

from geo.text.dates import intervals
from geo.text.dates.absolute import settled
from geo.text.dates.grammar import Context, Found, Item, Rule, word_of
from geo.text.dates.intervals import Interval
from geo.text.dates.units import COUNT, ordinal_part, unit_of, whole_unit
from geo.text.dates.vocabulary import (
    RELATIVE_DAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from geo.text.dates.words import Word
from geo.text.wordlist import word_set

_SUNDAY_NAMES = word_set("good bloody black ash palm super easter")
_SUNDAY_TITLES = word_set("Times Telegraph Mirror Express People Post Herald")
_LEFT_TO_ANCHOR = word_set("that following same previous")


def _leans_ahead(context: Context) -> bool:
    way = context.direction
    return way == "future" or (way == "open" and context.kind_before() in ("until", "by"))


def _weekday(items: Sequence[Item], context: Context) -> Found | None:
    """Read "Wednesday" as the last up to publication, or the next where the verb looks ahead."""
    word = word_of(items, "weekday")
    if word is None or not _is_weekday(word, items, context):
        return None
    number = WEEKDAYS[word.text.lower().rstrip(".")]
    published = context.published
    if published is None:
        return context.unknown("a weekday")
    if word_of(items, "next", "soon") is not None:
        when = intervals.weekday_after(published, number, same_day=False)
    elif word_of(items, "last", "past") is not None:
        when = intervals.weekday_before(published, number, same_day=False)
    elif word_of(items, "this") is not None:
        ahead = context.direction != "past"
        near = intervals.weekday_after if ahead else intervals.weekday_before
        when = near(published, number, same_day=True)
    elif _leans_ahead(context):
        when = intervals.weekday_after(published, number, same_day=True)
    else:
        when = intervals.weekday_before(published, number, same_day=True)
    note = f"{word.text}, counted from publication"
    return Found(interval=intervals.day(when), note=note, weekday=number)


def _is_weekday(word: Word, items: Sequence[Item], context: Context) -> bool:
    before = context.kind_before()
    if context.text_before() in _SUNDAY_NAMES or before in ("each", "a"):
        return False
    if before in _LEFT_TO_ANCHOR or (items[0].kind == "next" and before == "the"):
        return False  # "that Sunday" is counted from the date last spoken of
    if context.text_after() in _SUNDAY_TITLES:
        return False
    if word.text.lower().rstrip(".") not in SHORT_WEEKDAYS or len(items) > 1:
        return True
    marked = context.kind_before() in ("on", "since", "until", "by", "late", "early", "from")
    dated = context.kind_after() in ("daynumber", "month", "comma", "clock", "part")
    return marked or word.text.endswith(".") or dated or context.text_after() == ":"


def _relative_day(items: Sequence[Item], context: Context) -> Found | None:
    """Read "today", "yesterday evening" (the evening joins later), "overnight", "tonight"."""
    word = word_of(items, "relday")
    if word is None:
        return None
    if context.published is None:
        return context.unknown(word.text)
    name = word.text.lower()
    when = intervals.day(context.published).moved(RELATIVE_DAYS[name], "day")
    note = f"{name}, counted from publication"
    if name == "overnight":
        return Found(
            interval=Interval(when.start - timedelta(days=1), when.end), note=note,
            time_of_day="overnight",
        )  # fmt: skip
    return Found(interval=when, note=note, time_of_day="night" if name == "tonight" else None)


def _day_beside(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    word = word_of(items, "relday")
    if word is None or word.text.lower() not in ("yesterday", "tomorrow"):
        return None
    if context.published is None:
        return context.unknown("a day counted from publication")
    count = 2 * RELATIVE_DAYS[word.text.lower()]
    when = intervals.day(context.published).moved(count, "day")
    return Found(interval=when, note="counted from publication")


def _part_of_day(items: Sequence[Item], context: Context) -> Found | None:
    """Read "this morning", "last night" (the day before publication)."""
    word = word_of(items, "part")
    if word is None:
        return None
    if context.published is None:
        return context.unknown("a time of the day of publication")
    back = 1 if word_of(items, "last") is not None else 0
    when = intervals.day(context.published).moved(-back, "day")
    return Found(interval=when, note="counted from publication", time_of_day=word.text.lower())


def _night_before_last(items: Sequence[Item], context: Context) -> Found | None:
    if context.published is None:
        return context.unknown("a night counted from publication")
    when = intervals.day(context.published).moved(-2, "day")
    return Found(interval=when, note="counted from publication", time_of_day="night")


def _unit_beside(items: Sequence[Item], context: Context) -> Found | None:
    """Read "last week", "this month", "next year": whole units of the calendar."""
    unit = unit_of(items)
    if unit is None or unit[1] != 1 or context.kind_before() == "the":
        return None
    published = context.published
    if published is None:
        return context.unknown("a week, month or year counted from publication")
    count = -1 if word_of(items, "last") else 1 if word_of(items, "next", "soon") else 0
    if unit[0] == "day" and (count or context.kind_before() == "to"):
        return None  # "to this day"
    whole = whole_unit(unit[0], intervals.moved(published, count, unit[0]))
    return Found(interval=settled(whole, context), note="counted from publication", frame=True)


def _part_of_unit(items: Sequence[Item], context: Context) -> Found | None:
    """Read "earlier this week", "later in the month": up to, or from, publication."""
    unit = unit_of(items)
    if unit is None:
        return None
    published = context.published
    if published is None:
        return context.unknown("a week, month or year counted from publication")
    whole = whole_unit(unit[0], published)
    if word_of(items, "later") is not None:
        found = whole.since(published + timedelta(days=1))
    else:
        back = 0 if unit[0] == "year" else 1
        found = whole.until(published - timedelta(days=back))
    return Found(interval=found, note="counted from publication")


def _weekend(items: Sequence[Item], context: Context) -> Found | None:
    published = context.published
    if context.kind_before() == "each" or items[0].kind in ("a", "each"):
        return None
    if published is None:
        return context.unknown("a weekend")
    this = intervals.weekend(published)
    ahead = _leans_ahead(context)
    if word_of(items, "next") is not None:
        found = this.moved(1, "week")
    elif word_of(items, "soon") is not None:
        found = this if published < this.start else this.moved(1, "week")
    elif word_of(items, "last", "past", "previous") is not None:
        found = this.moved(-1, "week")
    elif word_of(items, "this") is not None:
        behind = context.direction == "past" and published < this.start
        found = this.moved(-1, "week") if behind else this
    else:
        found = this if ahead or published >= this.start else this.moved(-1, "week")
    return Found(interval=settled(found, context), note="a weekend counted from publication")


def _ordinal_of_unit(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the last week of the month" in the month of publication."""
    unit, published = unit_of(items[-1:]), context.published
    if unit is None or unit[0] == "day":
        return None
    if published is None:
        return context.unknown("a part of the month or year of publication")
    return ordinal_part(items, whole_unit(unit[0], published))


def _end_of_unit(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the end of the month", "the start of the year"."""
    unit = unit_of(items)
    if unit is None or unit[0] == "day":
        return None
    if context.published is None:
        return context.unknown("a part of the month or year of publication")
    which = word_of(items, "start", "middle", "end")
    kind = which.kind if which else "end"
    whole = whole_unit(unit[0], context.published)
    if kind == "start":
        return Found(interval=intervals.part(whole, "early"), note="its first part")
    if kind == "middle":
        return Found(interval=intervals.part(whole, "mid"), note="its middle")
    return Found(interval=intervals.part(whole, "late"), note="its last part", deadline=whole.end)


RULES = (
    Rule("the? unit (before|after) relday", _day_beside),
    Rule("relday", _relative_day),
    Rule("the part before last", _night_before_last),
    Rule("(last|this) part", _part_of_day),
    Rule("this past weekday", _weekday),
    Rule("(last|next|this|past|soon) weekday", _weekday),
    Rule("weekday", _weekday),
    Rule("(the|this|last|next|that)? (past|soon|previous|last)? weekend", _weekend),
    Rule("(earlier|later) (this|in the) unit", _part_of_unit),
    Rule("(last|next|this|soon) unit", _unit_beside),
    Rule(
        f"the? (ordinalword|last) {COUNT}? (unit|units|half|quarter) of the unit", _ordinal_of_unit
    ),
    Rule("the? (start|middle|end) of (the|this) unit", _end_of_unit),
)
