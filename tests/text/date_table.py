"""Reads the annotated date expressions and asks a reader of dates for their values."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import dateparser

from geo.records import DateMention, Span
from geo.text.dates import find_dates

TABLE = Path(__file__).parents[1] / "golden" / "dates.jsonl"

Interval = tuple[date, date]


@dataclass(frozen=True)
class Expression:
    """A marked expression in its sentence, with the interval that it means."""

    sentence: str
    span: Span
    interval: Interval
    published: date
    anchor: date | None


@dataclass(frozen=True)
class Row:
    part: str
    published: date
    sentence: str
    anchor: date | None
    expressions: tuple[Expression, ...]


def rows(part: str) -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] != part:
            continue
        published = date.fromisoformat(row["published"])
        anchor = date.fromisoformat(row["anchor"]) if "anchor" in row else None
        expressions = tuple(
            Expression(
                row["sentence"],
                Span(d["start_offset"], d["end_offset"]),
                (date.fromisoformat(d["start"]), date.fromisoformat(d["end"])),
                published,
                anchor,
            )
            for d in row["dates"]
        )
        yield Row(part, published, row["sentence"], anchor, expressions)


def by_grammar(expression: Expression) -> Interval | None:
    """Our reading of the expression in its sentence: right only where one mention meets it."""
    met = [
        mention
        for mention in mentions(expression.sentence, expression.published, expression.anchor)
        if mention.span.overlaps(expression.span)
    ]
    if len(met) != 1 or met[0].start is None or met[0].end is None:
        return None
    return met[0].start, met[0].end


def mentions(sentence: str, published: date, anchor: date | None) -> list[DateMention]:
    spoken = None
    if anchor is not None:
        spoken = DateMention(span=Span(0, 0), start=anchor, end=anchor, time_precision=1)
    return find_dates(sentence, Span(0, len(sentence)), published=published, anchor=spoken)


def by_dateparser(expression: Expression) -> Interval | None:
    """dateparser's day for the bare expression, without its preposition, set up for news."""
    words = expression.span.cut(expression.sentence).strip(",")
    first, _, rest = words.partition(" ")
    if first.lower() in {"on", "in", "at", "since", "by", "until", "from", "over", "the"} and rest:
        words = rest
    base = expression.anchor or expression.published
    found = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(base, datetime.min.time()),
            "PREFER_DATES_FROM": "current_period",
        },
    )
    return (found.date(), found.date()) if found else None


def accuracy(
    part: str, read: Callable[[Expression], Interval | None], *, within: bool = False
) -> tuple[int, int]:
    """How many intervals are right, of how many; ``within`` takes any day of the interval."""
    right = total = 0
    for row in rows(part):
        for expression in row.expressions:
            got = read(expression)
            first, last = expression.interval
            inside = got is not None and first <= got[0] and got[1] <= last
            right += inside if within else got == expression.interval
            total += 1
    return right, total
