"""A small rewriting grammar over words.

A rule is a pattern of word kinds ("early? month year") and a function that reads what matched
into a date. Patterns become regular expressions over one character a word: no repeats inside
repeats, so the time is linear in the words. Rules run in rounds; a round's dates are words of
kind ``date`` to the next.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo.text.dates.intervals import Interval
from geo.text.dates.tense import Direction, direction
from geo.text.dates.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date read so far: words ``first`` to ``last``, and what they mean.

    ``interval`` is None where the reference date that the words need is not known, or where they
    are too vague; ``reason`` says which. ``day_of_year`` holds (month, day or None) while the year
    is only guessed, ``weekday`` the weekday while its week is.
    """

    interval: Interval | None
    note: str
    reason: str | None = None
    precision: int | None = None
    time_of_day: str | None = None
    day_of_year: tuple[int, int | None] | None = None
    weekday: int | None = None
    frame: bool = False
    """A whole week, month or year counted from publication, in which another date may lie."""
    deadline: date | None = None
    """Where the words name the end of something, its last day."""
    weak: bool = False
    """Only a time of day: its date is the anchor's, and gives way to any date beside it."""
    kind: str = "date"
    first: int = 0
    last: int = 0


Item = Word | Found


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of a date may lean on besides its own words."""

    words: Sequence[Word]
    published: date | None
    anchor: Interval | None = None
    forced: Direction | None = None
    era: Interval | None = None
    """The time long before publication that the paragraph is telling of, if it is."""
    first: int = 0
    last: int = 0

    @property
    def direction(self) -> Direction:
        """Whether the date is past or ahead: as told, after "since" past, else by the verbs."""
        if self.forced is not None or self.kind_before() == "since":
            return self.forced or "past"
        return direction(self.words, self.first, self.last)

    def kind_before(self, back: int = 1) -> str:
        """The kind of the word before the match, or "" at the beginning."""
        return self.words[self.first - back].kind if self.first >= back else ""

    def text_before(self) -> str:
        return self.words[self.first - 1].text.lower() if self.first else ""

    def kind_after(self) -> str:
        return self.words[self.last + 1].kind if self.last + 1 < len(self.words) else ""

    def text_after(self) -> str:
        return self.words[self.last + 1].text if self.last + 1 < len(self.words) else ""

    def unknown(self, note: str) -> Found:
        """The answer where the publication date is needed and not known."""
        return Found(interval=None, note=note, reason="the publication date is not known")


Reader = Callable[[Sequence[Item], Context], Found | None]
_CODES: dict[str, str] = {}


def _code(kind: str) -> str:
    return _CODES.setdefault(kind, chr(0xE000 + len(_CODES)))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"[a-z]+", lambda m: _code(m.group()), pattern).replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern``: word kinds with ``?``, ``|`` and brackets. ``read`` may refuse with None."""

    pattern: str
    read: Reader
    compiled: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", _compile(self.pattern))


class Round:
    """Rules tried together, the first that reads winning; ``starts`` finds where any may match."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self.starts = re.compile("|".join(f"(?:{rule.compiled.pattern})" for rule in rules))


def rewrite(items: Sequence[Item], rules: Round, context: Context) -> list[Item]:
    """Reads what the round's rules can, from left to right; the rest stays as it is.

    A rule that counts from the date last spoken of is given the last date to its left.
    """
    codes = "".join([_CODES.get(item.kind) or _code(item.kind) for item in items])
    if rules.starts.search(codes) is None:
        return list(items)
    positions = _positions(items)
    out: list[Item] = []
    at, anchor = 0, context.anchor
    while (start := rules.starts.search(codes, at)) is not None:
        out.extend(items[at : start.start()])
        anchor = _last_date(items[at : start.start()], anchor)
        at = start.start()
        here = replace(context, anchor=anchor)
        found, end = _read_at(items, codes, at, positions, rules.rules, here)
        out.append(found or items[at])
        anchor = _last_date(out[-1:], anchor)
        at = end
    return out + list(items[at:])


def _last_date(items: Sequence[Item], anchor: Interval | None) -> Interval | None:
    known = (i.interval for i in reversed(items) if isinstance(i, Found) and not i.weak)
    return next((interval for interval in known if interval is not None), anchor)


def _positions(items: Sequence[Item]) -> list[tuple[int, int]]:
    """First and last word of each item."""
    positions: list[tuple[int, int]] = []
    word = 0
    for item in items:
        first, last = (item.first, item.last) if isinstance(item, Found) else (word, word)
        positions.append((first, last))
        word = last + 1
    return positions


def _read_at(
    items: Sequence[Item],
    codes: str,
    at: int,
    positions: Sequence[tuple[int, int]],
    rules: Sequence[Rule],
    context: Context,
) -> tuple[Found | None, int]:
    """What the words from ``at`` on mean, and where what was read ends."""
    for rule in rules:
        match = rule.compiled.match(codes, at)
        if match is None:
            continue
        first, last = positions[at][0], positions[match.end() - 1][1]
        here = replace(context, first=first, last=last)
        try:
            found = rule.read(items[at : match.end()], here)
        except (ValueError, OverflowError):  # "31 February", "9999 years ago"
            found = None
        if found is not None:
            return replace(found, first=first, last=last), match.end()
    return None, at + 1


def word_of(items: Sequence[Item], *kinds: str) -> Word | None:
    """The first word of one of these kinds."""
    return next((i for i in items if isinstance(i, Word) and i.kind in kinds), None)


def words_of(items: Sequence[Item], *kinds: str) -> list[Word]:
    return [i for i in items if isinstance(i, Word) and i.kind in kinds]


def dates_of(items: Sequence[Item]) -> list[Found]:
    return [i for i in items if isinstance(i, Found)]
