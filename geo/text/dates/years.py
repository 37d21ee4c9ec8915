"""Dates that name a season, a year, some years or a decade."""

from collections.abc import Sequence
from datetime import date

from geo.text.dates import intervals
from geo.text.dates.absolute import distance, full_year, leaning, settled
from geo.text.dates.grammar import Context, Found, Item, Rule, word_of, words_of
from geo.text.dates.intervals import Interval
from geo.text.dates.vocabulary import SEASONS
from geo.text.dates.words import Word
from geo.text.wordlist import word_set

_BARE_YEAR_AFTER = word_set("in since until by before after from early mid late open of")
_BARE_SEASON_AFTER = word_set("in since by until over of before after from")


def _year(items: Sequence[Item], context: Context) -> Found | None:
    """Read "in 2014", not "2014 soldiers"."""
    word = word_of(items, "year")
    if word is None:
        return None
    number, before, after = full_year(word), context.kind_before(), context.text_after()
    if before == "hyphen" and context.kind_before(2) == "mid":
        before = "mid"
    if before not in _BARE_YEAR_AFTER and context.text_before() not in ("during", "throughout"):
        return None
    counts_things = after[:1].islower() and (after.endswith("s") or after in ("men", "people"))
    if before != "in" and (number < 1800 or (counts_things and after not in ("as", "was"))):
        return None
    if before == "open" and context.kind_after() != "close":
        return None
    if before == "of" and context.kind_before(2) in ("other", "number", "count") and counts_things:
        return None
    return Found(interval=settled(intervals.year(number), context), note="a year")


def _years(items: Sequence[Item], context: Context) -> Found | None:
    """Read "from 2014 to 2016", "in 2014-15", "between 2014 and 2016"."""
    first = word_of(items, "year")
    last = words_of(items, "year", "daynumber", "number")[-1]
    if first is None:
        return None
    start, end = full_year(first), last.value
    if end < 100:
        end += start // 100 * 100
    listed = word_of(items, "and") is not None and word_of(items, "between") is None
    if not start < end <= start + (1 if listed else 100):
        return None
    return Found(
        interval=settled(Interval(date(start, 1, 1), date(end, 12, 31), "year"), context),
        note="a range of years",
    )


def _decade(items: Sequence[Item], context: Context) -> Found | None:
    """Read "in the 1990s", not "1990s-era"."""
    word = word_of(items, "decade")
    if word is None or context.kind_after() == "hyphen":
        return None
    if context.kind_before() not in ("in", "since", "the", "early", "late", "mid", "of"):
        return None
    whole = Interval(date(word.value, 1, 1), date(word.value + 9, 12, 31), "year")
    return Found(interval=whole, note="a decade")


def _season(items: Sequence[Item], context: Context) -> Found | None:
    """Read "in the spring", "last summer", "the winter of 1933", "autumn 2021"."""
    word, year = word_of(items, "season"), word_of(items, "year")
    if word is None:
        return None
    name = SEASONS[word.text.lower()]
    if year is not None:
        if len(words_of(items, "year", "daynumber", "number")) == 2:  # "the winter of 2021-22"
            return Found(interval=intervals.season(full_year(year) + 1, name), note="a season")
        return Found(interval=intervals.season(full_year(year), name), note="a season")
    lead = items[0].kind
    if lead == "season" and not _season_in_context(word, context):
        return None
    if context.published is None:
        return context.unknown("a season without its year")
    return Found(
        interval=settled(_nearest_season(name, lead, context), context),
        note="the season nearest to publication",
    )


def _season_in_context(word: Word, context: Context) -> bool:
    before = context.kind_before()
    if context.kind_after() == "of":
        return False  # "after the fall of the Soviet Union"
    if before == "the":
        ahead = context.kind_before(2)
        if word.text.lower() == "fall":
            return ahead == "in"
        return ahead in _BARE_SEASON_AFTER
    return before in ("in", "since", "by", "until", "early", "mid", "late") and (
        word.text.lower() != "fall" or before in ("early", "late")
    )


def _nearest_season(name: str, lead: str, context: Context) -> Interval:
    published = context.published
    assert published is not None  # noqa: S101 (the caller has looked)
    choices = [intervals.season(published.year + n, name) for n in (-1, 0, 1, 2)]
    behind = [c for c in choices if c.start <= published]
    over = [c for c in choices if c.end < published]
    ahead = [c for c in choices if c.end >= published]
    if lead == "next":
        return next(c for c in choices if c.start > published)
    if lead == "last":
        return over[-1]
    if lead == "this":
        return next((c for c in choices if c.end.year == published.year), behind[-1])
    way = leaning(context)
    if way == "open":
        return min(choices, key=lambda choice: distance(choice, published))
    return ahead[0] if way == "future" else behind[-1]


RULES = (
    Rule("(between|from)? year (dash|hyphen|to|and|until) (year|daynumber|number)", _years),
    Rule("(last|next|this) season", _season),
    Rule("season of? year (hyphen (daynumber|number|year))?", _season),
    Rule("season", _season),
    Rule("decade", _decade),
    Rule("year", _year),
)
