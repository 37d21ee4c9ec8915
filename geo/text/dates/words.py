"""The words of a sentence as far as dates go, with their kinds.

One regular expression without nested repeats cuts the text; a table says what each word is. The
grammar works on these kinds, never on characters.
"""

import re
from dataclasses import dataclass

from geo.text.dates.vocabulary import (
    HOLIDAYS,
    KIND_OF_WORD,
    KINDS,
    MONTHS,
    ORDINALS,
    RELATIVE_DAYS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAYS,
)
from geo.text.numbers import NUMBERS, ONES, TENS

_ZONE = (
    r"(?:GMT|UTC|EST|EDT|EET|EEST|CET|CEST|BST|MSK|PST|PDT|Z|hours|hrs|h"
    r"|(?:local|[A-Z][a-z]{2,12})\ time)\b"
)
_WORD = re.compile(
    rf"""
      (?P<iso>\d{{4}}-\d\d-\d\d(?![\d-])|\d{{4}}/\d\d?/\d\d?(?![\d/]))
    | (?P<numeric>\d\d?(?P<mark>[./-])\d\d?(?P=mark)(?:\d{{4}}|\d\d)(?![\d%°]|[./-]\d))
    | (?P<clock>(?<![\d.,])(?:\d\d?(?:[:.]\d\d)?\ ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)
        |\d\d?:\d\d(?::\d\d)?(?![\d:])|\d\d?\ o['’]clock|\d\d\.?\d\d(?=\ ?{_ZONE}))
        (?:\ ?{_ZONE})?)
    | (?P<ordinal>\d\d?(?:st|nd|rd|th)\b)
    | (?P<decade>\d{{3}}0['’]?s\b)
    | (?P<number>\d{{1,12}}(?:[.,]\d{{1,12}}){{0,4}}(?P<glued>[^\W\d_]{{1,20}}|%|°)?)
    | (?P<few>(?:[Aa]\ )?(?:[Cc]ouple\ of|[Ff]ew|[Hh]andful\ of)\b|[Ss]everal\b)
    | (?P<count>(?:{"|".join(TENS)})-(?:{"|".join(ONES)})\b)
    | (?P<holiday>(?:Christmas(?:\ Day|\ Eve)?|New\ Year(?:['’]s\ (?:Day|Eve))?)\b)
    | (?P<possessive>['’]s\b|(?<=s)['’](?=\s))
    | (?P<word>[^\W\d_]{{1,40}})
    | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_HINT = re.compile(
    r"\d|(?i:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|"
    r"spring|summer|autumn|fall|winter|christmas|new year|weekend|hour|minute|"
    + "|".join([*UNITS, *KINDS["part"], *RELATIVE_DAYS, "centur"])
    + r"))"
)
_SIGNS = {",": "comma", "/": "slash", "(": "open", ")": "close"}
_DASHES = "-–—‑"
_ABBREVIATED = SHORT_MONTHS.keys() | SHORT_WEEKDAYS.keys()


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: its kind, offsets in the article, text, and value as a number.

    The value of a month is 1 to 12, of a weekday 0 (Monday) to 6, of a holiday month * 100 + day.
    """

    kind: str
    start: int
    end: int
    text: str
    value: int = 0


def may_hold_a_date(text: str, start: int, end: int) -> bool:
    """A quick look: whether a stretch of text has a figure or a word of time at all."""
    return _HINT.search(text, start, end) is not None


def read_words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, left to right, with article offsets."""
    words: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        if words and match.start() < words[-1].end:
            continue  # the full stop of "Nov." is the month's already
        kind, value = _kind_and_value(match, text)
        stop = match.end() + _has_full_stop(kind, match.group(), text[match.end() : end][:1])
        words.append(Word(kind, match.start(), stop, text[match.start() : stop], value))
    return words


def _has_full_stop(kind: str, word: str, following: str) -> bool:
    abbreviated = kind in ("month", "weekday") and word.lower() in _ABBREVIATED
    return abbreviated and following == "."


def _kind_and_value(match: re.Match[str], text: str) -> tuple[str, int]:
    group, found = str(match.lastgroup), match.group()
    if group == "word":
        return _of_word(found)
    if group == "number":
        return _of_number(match)
    if group == "ordinal":
        return group, int(found[:-2])
    if group == "decade":
        return group, int(found[:4])
    if group == "few":
        return group, next(n for word, n in VAGUE_COUNTS.items() if word in found.lower())
    if group == "count":
        tens, ones = found.split("-")
        return group, NUMBERS[tens] + NUMBERS[ones]
    if group == "holiday":
        month, day = HOLIDAYS[found.lower().replace("’", "'")]
        return group, month * 100 + day
    if group == "sign" and found in _DASHES:
        tight = not text[match.end() : match.end() + 1].isspace()
        return ("hyphen" if tight else "dash"), 0
    return (_SIGNS.get(found, "other") if group == "sign" else group), 0


def _of_number(match: re.Match[str]) -> tuple[str, int]:
    """A year (1000 to 2199 without a comma), a day's number, another number, or a measure."""
    digits = match["number"].replace(",", "")
    if match["glued"] is not None or not digits.isdigit():
        return "other", 0
    value = int(digits)
    if len(match["number"]) == 4 and 1000 <= value <= 2199:
        return "year", value
    return ("daynumber" if len(digits) <= 2 and 1 <= value <= 31 else "number"), value


def _of_word(word: str) -> tuple[str, int]:
    lower = word.lower()
    if word[0].isupper() and lower in MONTHS:
        return "month", MONTHS[lower]
    if word[0].isupper() and lower in WEEKDAYS:
        return "weekday", WEEKDAYS[lower]
    if lower in NUMBERS:
        return "count", NUMBERS[lower]
    if lower in ORDINALS:
        return "ordinalword", ORDINALS[lower]
    kind = KIND_OF_WORD.get(lower, "other")
    return kind, int(kind == "a")
