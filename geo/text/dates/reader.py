"""Finds the dates of a sentence, and of an article in order.

The words are read by a small grammar in five rounds: what the calendar or the publication date
settles ("12 November", "last Friday"), dates that belong together ("Wednesday, 12 November at
22:15"), parts ("late March"), what counts from the date last spoken of ("two days later"), and
stretches ("since", "until", "between"). The readings are those of the annotation guidelines:
last night is the day before publication, last week the Monday to Sunday before, late in a month
the 21st to its end.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.records import DateMention, Span
from geo.text.dates import absolute, anchored, combine, intervals, relative, windows, years
from geo.text.dates.grammar import Context, Found, Item, Round, rewrite
from geo.text.dates.intervals import Interval
from geo.text.dates.tense import Direction
from geo.text.dates.words import may_hold_a_date, read_words
from geo.text.wordlist import word_set

_ROUNDS = (
    Round(*absolute.RULES, *years.RULES, *relative.RULES, *windows.RULES),
    Round(*combine.MERGE),
    Round(*combine.QUALIFY),
    Round(*anchored.RULES),
    Round(*combine.WRAP),
)
_OPENING = 4
"""Characters before a date that opens a sentence: "In ", "On ", a quotation mark."""
_LONG_AGO = 300
"""Days before publication from which on dates are background."""
_LONGEST_HEADING = 120
_FIRST_BARE_YEAR = 1900
LONGEST = 20_000
"""Characters of one sentence that are searched for dates."""


def find_dates(
    text: str,
    span: Span,
    *,
    published: date | None,
    anchor: DateMention | None = None,
    looks: Direction | None = None,
) -> list[DateMention]:
    """The dates that ``text`` names within ``span``, left to right, not overlapping.

    ``published`` is what "on Wednesday" is counted from; without it such dates have no interval
    and say why. ``anchor`` is the date last spoken of, for "two days later". ``looks`` settles
    whether dates that may lie on either side are past or future; by default the verbs around each
    do. A mention's span has the words that make the interval ("since Tuesday"), without a mere
    "on" or "in". Time: linear in the span.
    """
    return _find(text, span, Context((), published, _interval(anchor), looks))


def _find(text: str, span: Span, context: Context) -> list[DateMention]:
    end = min(span.end, span.start + LONGEST)
    if not may_hold_a_date(text, span.start, end):
        return []
    context = replace(context, words=read_words(text, span.start, end))
    items: list[Item] = list(context.words)
    for rules in _ROUNDS:
        items = rewrite(items, rules, context)
    return [_mention(item, context) for item in items if isinstance(item, Found)]


def dates_in_order(
    text: str, spans: Sequence[Span], *, published: date | None
) -> list[list[DateMention]]:
    """The dates of an article's sentences, each counted from the date last spoken of before it.

    A sentence that opens with a date long gone ("In August 2014, …") sets the year for the dates
    without one in the rest of its paragraph, and a heading ("Ten days in August 2014") for those
    under it up to the next such heading. In a timeline the stamp of a line ("Saturday, 7.30
    a.m.:", "Afternoon:") is counted from the stamp before, not from what was last told.
    """
    found: list[list[DateMention]] = []
    anchor = stamp = era = headed = None
    for number, span in enumerate(spans):
        if number and not _same_paragraph(text, spans[number - 1], span):
            era = headed
        stamped = _is_stamped(text, span)
        counted_from = _interval(stamp if stamped else anchor)
        mentions = _find(text, span, Context((), published, counted_from, era=era))
        heading = _is_heading(text, spans, number)
        told = (
            _heading_era(text, span, mentions, published)
            if heading
            else _era(span, mentions, published)
        )
        if heading and told is not None:
            headed = told
        if told is not None and told != era:
            era = told
            mentions = _find(text, span, Context((), published, counted_from, era=era))
        found.append(mentions)
        if stamped and mentions and mentions[0].start is not None:
            stamp = mentions[0]
            anchor = stamp
        anchor = _last_spoken(text, mentions) or anchor
    return found


def _same_paragraph(text: str, above: Span, below: Span) -> bool:
    return text[above.end : below.start].isspace() and "\n" not in text[above.end : below.start]


def _is_heading(text: str, spans: Sequence[Span], number: int) -> bool:
    """Whether a sentence is a short line of its own without a full stop."""
    span = spans[number]
    alone = (number == 0 or not _same_paragraph(text, spans[number - 1], span)) and (
        number + 1 == len(spans) or not _same_paragraph(text, span, spans[number + 1])
    )
    ended = text[span.end - 1 : span.end] in (".", "!", "?", "”", '"')
    return alone and not ended and span.end - span.start <= _LONGEST_HEADING


def _heading_era(
    text: str, span: Span, mentions: Sequence[DateMention], published: date | None
) -> Interval | None:
    """The one time that a heading names ("August 2014", "2014"), if long before publication."""
    if published is None or len(mentions) > 1:
        return None
    told = _interval(mentions[0]) if mentions else None
    if not mentions:
        years = [w.value for w in read_words(text, span.start, span.end) if w.kind == "year"]
        if len(years) == 1 and years[0] >= _FIRST_BARE_YEAR:
            told = intervals.year(years[0])
    return told if told is not None and (published - told.end).days >= _LONG_AGO else None


def _era(span: Span, mentions: Sequence[DateMention], published: date | None) -> Interval | None:
    """The time that a sentence sets, where it opens with a date long before publication."""
    first = mentions[0] if mentions else None
    if first is None or published is None or first.span.start > span.start + _OPENING:
        return None
    told = _interval(first)
    if told is None or (published - told.end).days < _LONG_AGO:
        return None
    return told


def _is_stamped(text: str, span: Span) -> bool:
    """Whether a sentence opens with its time, as the lines of a timeline or a live blog do."""
    end = min(span.end, span.start + 60)
    if ":" not in text[span.start : end] and not text[span.start : span.start + 1].isdigit():
        return False
    words = read_words(text, span.start, end)
    if not words or words[0].kind == "clock":
        return bool(words)
    for word in words:
        if word.text == ":":
            return word is not words[0]
        if word.kind not in _STAMP_KINDS:
            return False
    return False


_STAMP_KINDS = word_set("clock part weekday month daynumber year relday ordinal early late comma")


def _last_spoken(text: str, mentions: Sequence[DateMention]) -> DateMention | None:
    """The date that later sentences count from: the last, but rather not that of a statement."""
    known = [mention for mention in mentions if mention.start is not None]
    told = [mention for mention in known if not _dates_a_statement(text, mention)]
    chosen = told or known
    return chosen[-1] if chosen else None


def _dates_a_statement(text: str, mention: DateMention) -> bool:
    before = text[max(0, mention.span.start - 40) : mention.span.start].lower().split()
    speech = {"said", "says", "told", "reporters", "announced", "statement", "reported"}
    return bool(speech.intersection(before[-3:]))


def _interval(mention: DateMention | None) -> Interval | None:
    if mention is None or mention.start is None or mention.end is None:
        return None
    days = (mention.end - mention.start).days + 1
    if days <= 4:
        return Interval(mention.start, mention.end, "day")
    if mention.start.day == 1 and 28 <= days <= 31:
        return Interval(mention.start, mention.end, "month")
    return Interval(mention.start, mention.end, "year" if days >= 365 else "week")


def _mention(found: Found, context: Context) -> DateMention:
    words, interval = context.words, found.interval
    return DateMention(
        span=Span(words[found.first].start, words[found.last].end),
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        time_precision=found.precision or (_precision(interval) if interval else 3),
        time_of_day=found.time_of_day,
        reading=_reading(found, context),
        unresolved_reason=found.reason,
    )


def _reading(found: Found, context: Context) -> str:
    """How it was read, with the day it was counted from: "the Friday before publication …"."""
    if context.published is None:
        return found.note
    published = f"{context.published.day} {context.published:%B %Y}"
    return found.note.replace("publication", f"publication ({published})")


def _precision(interval: Interval) -> int:
    """1 a day (or the night between two), 2 up to ten days, 3 longer."""
    return 1 if interval.days <= 2 else 2 if interval.days <= 10 else 3
