"""When an article was published, where its own text says so: a stamp, a heading, a dateline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from geo.records import DateMention, Span
from geo.text.dates.reader import find_dates
from geo.text.wordlist import word_set

_LINES_READ = 25
_HEADING_LINES = 4
_LONGEST_HEADING = 160
_LONGEST_PERIOD = 15
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_DATELINE = re.compile(
    r"[ \t]{0,4}[A-Z][A-Z'’. /-]{2,40}(?:,[ ][A-Z][A-Za-z.' -]{1,30})?"
    r"(?:[ ]\([^()\n]{1,40}\))?,?[ ]"
)
_SAYS_SO = re.compile(r"(?i)\b(?:published|posted|updated|issued)\b")
_AFTER_DATELINE = re.compile(r"(?:[ ]\([^()\n]{1,40}\))?[ ]?[-–—:]")
_STAMP_WORDS = word_set(
    "published updated posted last on at by as of date edition time report am pm first modified "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun issued"
)
_NOT_A_STAMP_AFTER = word_set("on in since until by before after from to between and at killed")


def find_publication_date(text: str) -> DateMention | None:
    """The date of publication that the head of a text states, or None.

    Read are, in this order, a line that is little but a date ("November 12, 2014, 7:15pm"), a
    heading with one ("Situation as of 18:00, 7 July 2014"), and a dateline ("KIEV, Feb 12 -").
    A dateline without a year has no interval and says why.
    """
    lines = list(_head(text))
    stamped = [stamp for line in lines if (stamp := _stamp(text, line)) is not None]
    said = (stamp for stamp in stamped if _SAYS_SO.search(text, *_line_of(text, stamp)))
    # Several lines that are only a date are the days of a chronicle, not its publication.
    alone = stamped if len({stamp.start for stamp in stamped}) == 1 else []
    headed = (_heading(text, line) for line in lines[:_HEADING_LINES] if not _stamp(text, line))
    datelines = (_dateline(text, line) for line in lines)
    found = chain(said, alone, headed, datelines)
    return next((mention for mention in found if mention is not None), None)


def _line_of(text: str, mention: DateMention) -> tuple[int, int]:
    """The start and end of the line that a date is in."""
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    return start, len(text) if end == -1 else end


def _head(text: str) -> Iterator[Span]:
    """The first lines that are not blank."""
    count = 0
    for match in _LINE.finditer(text):
        if not match.group()[:200].isspace():
            yield Span(match.start(), match.end())
            count += 1
        if count == _LINES_READ:
            return


def _days_in(text: str, line: Span) -> list[DateMention]:
    """The full dates, with their years, of a line that is no paragraph, the latest first.

    A report on some days or weeks is published at their end.
    """
    if line.end - line.start > _LONGEST_HEADING:
        return []
    days = [
        replace(mention, start=mention.end)
        for mention in find_dates(text, line, published=None)
        if mention.start and mention.end and (mention.end - mention.start).days < _LONGEST_PERIOD
    ]
    return sorted(days, key=lambda mention: mention.end or date.min, reverse=True)


def _stamp(text: str, line: Span) -> DateMention | None:
    """The date of a line that says little else."""
    for mention in _days_in(text, line):
        around = text[line.start : mention.span.start] + " " + text[mention.span.end : line.end]
        words = re.findall(r"[^\W\d_]+", around.lower())
        others = [word for word in words if word not in _STAMP_WORDS]
        if not others or (len(others) <= 2 and not _is_told(text, line, mention)):
            return mention
    return None


def _heading(text: str, line: Span) -> DateMention | None:
    """The date of a heading, where it is the heading's own and not told of in a sentence."""
    for mention in _days_in(text, line):
        before = text[line.start : mention.span.start].lower().split()
        after = text[mention.span.end : line.end].strip()
        as_of = "as of" in " ".join(before[-5:])
        ends = not after or after[0] in "|:,-–—)" or as_of
        sentence = text[line.start : line.end].rstrip().endswith((".", "!", "?"))
        if ends and (as_of or not (sentence or _is_told(text, line, mention))):
            return mention
    return None


def _is_told(text: str, line: Span, mention: DateMention) -> bool:
    """Whether the date hangs on a preposition, as in a sentence."""
    before = text[line.start : mention.span.start].lower().split()
    return bool(before) and before[-1] in _NOT_A_STAMP_AFTER


def _dateline(text: str, line: Span) -> DateMention | None:
    opening = Span(line.start, min(line.end, line.start + 120))
    for mention in find_dates(text, opening, published=None)[:1]:
        place = _DATELINE.fullmatch(text, line.start, mention.span.start)
        if place is not None and _AFTER_DATELINE.match(text, mention.span.end):
            reason = None if mention.start else "the dateline does not say its year"
            return replace(mention, reading="the dateline", unresolved_reason=reason)
    return None
