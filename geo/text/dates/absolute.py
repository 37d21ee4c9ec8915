"""Dates that name a day or a month of the calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.text.dates import intervals
from geo.text.dates.grammar import Context, Found, Item, Rule, word_of, words_of
from geo.text.dates.intervals import Interval
from geo.text.dates.words import Word
from geo.text.wordlist import word_set

_BARE_MONTH_AFTER = word_set(
    "in since until early mid late last next this between from before after by to and"
)
_PARTS_OF = word_set("start middle end unit units half quarter month ordinal daynumber")
_FUTURE_WEIGHT = 2
"""News looks back: a date ahead must be twice as near as one behind to be chosen unasked."""


def settled(whole: Interval, context: Context) -> Interval:
    """What lies behind ends at publication, what lies ahead starts there."""
    published = context.published
    if published is None or not whole.start <= published <= whole.end or whole.days == 1:
        return whole
    if context.direction == "future":
        return whole.since(published)
    return whole.until(published)


def in_year(month: int, day: int | None, year: int) -> Interval:
    """The month, or the day of it."""
    if day is None:
        return intervals.month(year, month)
    return intervals.day(date(year, month, day))


def guess_year(month: int, day: int | None, context: Context) -> Found:
    """A month, or a day of one, whose year is not said: the nearest that the verbs allow."""
    if context.published is None:
        return replace(context.unknown("a date without its year"), day_of_year=(month, day))
    told = _in_era(month, day, context)
    if told is not None:
        return Found(interval=told, note="in the time told of", day_of_year=(month, day))
    choices = list(_near_years(month, day, context.published))
    published, way = context.published, leaning(context)
    behind = [c for c in choices if c.start <= published]
    ahead = [c for c in choices if c.end >= published]
    if way == "past" and behind and not _far_behind(behind[-1], ahead, published):
        chosen = behind[-1]
    elif way == "future" and ahead and not _far_ahead(ahead[0], behind, published):
        chosen = ahead[0]
    else:
        chosen = min(choices, key=lambda choice: distance(choice, published))
    note = f"the {'day' if day else 'month'} nearest to publication"
    return Found(interval=settled(chosen, context), note=note, day_of_year=(month, day))


def _in_era(month: int, day: int | None, context: Context) -> Interval | None:
    """The first such day or month from the beginning of the time told of, before publication."""
    if context.era is None or context.published is None:
        return None
    start = context.era.start
    for year in (start.year, start.year + 1):
        whole = in_year(month, day, year)
        if whole.end >= start:
            return whole if whole.end < context.published else None
    return None


def _far_ahead(ahead: Interval, behind: Sequence[Interval], published: date) -> bool:
    """Whether a date ahead is most of a year away and the one behind is recent: "it was to be
    signed on April 1", written in mid-April."""
    recent = bool(behind) and (published - behind[-1].end).days < 60
    return recent and (ahead.start - published).days > 270


def _far_behind(behind: Interval, ahead: Sequence[Interval], published: date) -> bool:
    """Whether a date behind is most of a year away and the one ahead is near."""
    near = bool(ahead) and (ahead[0].start - published).days < 30
    return near and (published - behind.end).days > 270


def leaning(context: Context) -> str:
    """Where the verbs look; "until" and "by" look ahead where no verb says."""
    way = context.direction
    if way == "open" and context.kind_before() in ("until", "by"):
        return "future"
    return way


def _near_years(month: int, day: int | None, published: date) -> Iterator[Interval]:
    for year in range(published.year - 4, published.year + 5):
        leap_only = (month, day) == (2, 29)
        if leap_only and (year % 4 or (year % 100 == 0 and year % 400)):
            continue
        if leap_only or abs(year - published.year) <= 1:
            yield in_year(month, day, year)


def distance(choice: Interval, published: date) -> int:
    """Days from publication, those ahead counting for more."""
    if choice.start <= published <= choice.end:
        return 0
    if choice.start > published:
        return (choice.start - published).days * _FUTURE_WEIGHT
    return (published - choice.end).days


def full_year(word: Word) -> int:
    """The year that four figures say; refused with ValueError where they cannot be one."""
    if not 1500 <= word.value <= 2150:
        raise ValueError(f"no year: {word.text}")
    return word.value


def _of_month(items: Sequence[Item], context: Context, day: int | None) -> Found | None:
    month, year = word_of(items, "month"), word_of(items, "year")
    if month is None:
        return None
    if year is not None:
        whole = in_year(month.value, day, full_year(year))
        return Found(interval=settled(whole, context), note="as written")
    return guess_year(month.value, day, context)


def _day_and_month(items: Sequence[Item], context: Context) -> Found | None:
    """Read "7 August 2014", "Nov. 10, 2014", "the 7th of August", "August 7"."""
    number = word_of(items, "daynumber", "ordinal", "ordinalword")
    month = word_of(items, "month")
    if number is None or month is None or not 1 <= number.value <= 31:
        return None
    counts_things = context.kind_before() == "in" and number.start > month.start
    if counts_things and number.kind == "daynumber" and context.text_after()[:1].islower():
        return None  # "in March 30 vehicles crossed"
    return _of_month(items, context, number.value)


def _days_of_month(items: Sequence[Item], context: Context) -> Found | None:
    """Read "Nov. 10-12", "from 3 to 5 March 2014", "March 30-31"."""
    first, last = words_of(items, "daynumber", "ordinal")[:2]
    if _spaced_dash(items) and not word_of(items, "year") and context.text_after()[:1].isalpha():
        return None  # the dash of a dateline: "KIEV, Feb 12 - 14 tanks crossed"
    ends = _of_month(items, context, last.value)
    if ends is None or ends.interval is None or first.value >= last.value:
        return None if ends is None or ends.interval else ends
    start = ends.interval.start.replace(day=first.value)
    return Found(interval=Interval(start, ends.interval.end, "day"), note="a range of days")


def _spaced_dash(items: Sequence[Item]) -> bool:
    return word_of(items, "dash") is not None


def _months_of_year(items: Sequence[Item], context: Context) -> Found | None:
    """Read "March and April 2021", "from April to May"."""
    first, last = words_of(items, "month")
    if context.kind_after() in ("daynumber", "ordinal"):
        return None  # "between mid-January and February 10"
    ends = _of_month([last, *words_of(items, "year")], context, None)
    if ends is None or ends.interval is None:
        return ends
    if word_of(items, "year") is None and not _month_in_context(first, context):
        return None
    end = ends.interval.end
    start = date(end.year - (first.value > last.value), first.value, 1)
    return Found(interval=Interval(start, end, "month"), note="a range of months")


def _month(items: Sequence[Item], context: Context) -> Found | None:
    """Read "August 2014", "in August"; a bare name only where the words before make it a month."""
    month = word_of(items, "month")
    if month is None:
        return None
    if word_of(items, "year") is None and not _month_in_context(month, context):
        return None
    if word_of(items, "last", "next", "this") is not None:
        return _month_counted(items, month, context)
    return _of_month(items, context, None)


def _month_in_context(month: Word, context: Context) -> bool:
    if context.words[context.first].kind in ("last", "next", "this", "between", "from"):
        return True
    before = context.kind_before()
    if before == "hyphen":
        return context.kind_before(2) in ("early", "mid", "late", "end")
    if before == "of":
        course = context.first >= 2 and context.words[context.first - 2].text == "course"
        return course or context.kind_before(2) in _PARTS_OF
    if context.kind_after() == "possessive":
        return month.value != 5 and before != "the"
    if before in ("by", "to", "and", "after", "before"):
        return month.value != 5 and not (before == "and" and context.kind_before(2) != "month")
    return before in _BARE_MONTH_AFTER or context.text_before() in ("during", "throughout", "for")


def _month_counted(items: Sequence[Item], month: Word, context: Context) -> Found | None:
    """Read "last August": the one before the month of publication; "next August"; "this August"."""
    published = context.published
    if published is None:
        return context.unknown(f"a {month.text} counted from publication")
    year = published.year
    if word_of(items, "last") is not None:
        year -= month.value >= published.month
    elif word_of(items, "next") is not None:
        year += month.value <= published.month
    whole = intervals.month(year, month.value)
    return Found(interval=settled(whole, context), note="counted from publication")


def _numeric(items: Sequence[Item], context: Context) -> Found | None:
    """Read "12.11.2014", "11/12/14": the order that makes a date, else the nearer day."""
    word = items[0]
    if not isinstance(word, Word):
        return None
    parts = [int(part) for part in word.text.replace("/", "-").replace(".", "-").split("-")]
    if word.kind == "iso":
        return Found(interval=intervals.day(date(*parts)), note="as written")
    a, b, year = parts
    if year < 100:
        if "/" not in word.text:
            return None
        year += 2000 if year < 70 else 1900
    choices = []
    for month, number in ((b, a), (a, b)):
        if 1 <= month <= 12 and 1 <= number <= 31 and year >= 1500:
            choices.append(date(year, month, number))
    if not choices:
        return None
    published = context.published
    if published is not None and "/" in word.text:
        choices.sort(key=lambda day: abs((published - day).days) + 400 * (day > published))
    return Found(interval=intervals.day(choices[0]), note="as written")


def _weekday_of_month(items: Sequence[Item], context: Context) -> Found | None:
    """Read "the first Sunday of March", "the last Friday in May 2021"."""
    rank, weekday = word_of(items, "ordinalword", "last"), word_of(items, "weekday")
    found = _of_month(items, context, None)
    if rank is None or weekday is None or found is None or found.interval is None:
        return found
    first = found.interval.start.replace(day=1)
    whole = intervals.month(first.year, first.month)
    if rank.kind == "last":
        when = intervals.weekday_before(whole.end, weekday.value, same_day=True)
    else:
        when = intervals.weekday_after(whole.start, weekday.value, same_day=True)
        when = intervals.moved(when, rank.value - 1, "week")
    return Found(interval=intervals.day(when), note="as written") if when <= whole.end else None


def _holiday(items: Sequence[Item], context: Context) -> Found | None:
    """Christmas and New Year, with or without a year."""
    word, year = word_of(items, "holiday"), word_of(items, "year")
    if word is None:
        return None
    month, day = divmod(word.value, 100)
    if year is not None:
        return Found(interval=in_year(month, day, full_year(year)), note="as written")
    return guess_year(month, day, context)


_DAY = "(daynumber|ordinal)"
_JOIN = "(dash|hyphen|slash|to|and|or|until)"
RULES = (
    Rule("iso|numeric", _numeric),
    Rule(
        f"(between|from)? the? {_DAY} {_JOIN} the? {_DAY} of? month (comma? year)?", _days_of_month
    ),
    Rule(f"(between|from)? month {_DAY} {_JOIN} {_DAY} (comma? year)?", _days_of_month),
    Rule(f"the? {_DAY} of? month (comma? of? year)?", _day_and_month),
    Rule("the? (ordinalword|last) weekday (of|in) month (comma? year)?", _weekday_of_month),
    Rule("the? ordinalword of month year?", _day_and_month),
    Rule("month the? (daynumber|ordinal|ordinalword) (comma? year)?", _day_and_month),
    Rule("(between|from)? month (dash|hyphen|to|and) month (comma? of? year)?", _months_of_year),
    Rule("month comma? of? year", _month),
    Rule("(last|next|this)? month", _month),
    Rule("holiday comma? year?", _holiday),
)
