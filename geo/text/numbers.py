"""Counts in words and figures."""

import re
from fractions import Fraction

from geo.text.wordlist import listed, word_set

ONES = listed("one two three four five six seven eight nine")
_TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: n for n, word in enumerate([*ONES, *_TEENS], start=1)}
NUMBERS |= {word: n * 10 for n, word in enumerate(TENS, start=2)}
"""One to nineteen and the tens, as words."""

_SMALL = NUMBERS | {"zero": 0, "a": 1, "an": 1, "fourty": 40}
_SIZES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "k": 1000}
_SIZES |= {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "brace": 2}
_STAND_ALONE = word_set("hundred thousand million dozen couple pair")
_TOO_MANY = 10**12
_APPROXIMATE = word_set(
    "some about around roughly nearly almost over more than at least up to as many approximately "
    "an estimated no fewer less under close only just exactly another the further additional "
    "well circa ca of and or so total"
)
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u202f\u00a0 ]\d{3}){1,4}")
_FIGURE = re.compile(rf"{_GROUPED.pattern}(?!\d)|\d{{1,12}}(?:\.\d{{1,6}})?")
_TOKEN = re.compile(rf"(?P<figure>{_FIGURE.pattern})|(?P<word>[^\W\d_]{{1,30}})|(?P<dash>[-–—])")
_LONGEST = 120


def read_count(words: str) -> int | None:
    """The number that a count's words give, or None where they give none.

    "some seven thousand" 7000, "1,500" 1500, "a hundred" 100, "two dozen" 24, "2.5 thousand" 2500,
    "more than 40" 40, "forty-four" 44. "dozens", "hundreds of", "several", "a few" and a range
    ("200-250", "ten to twelve") have no single value: None. So has anything that is no count.
    """
    if len(words) > _LONGEST:
        return None
    parts: list[str] = []
    for match in _TOKEN.finditer(words.lower()):
        if match["dash"] and parts and _is_figure(parts[-1]):
            return None  # a range of figures
        if not match["dash"]:
            parts.append(match.group())
    while parts and parts[0] in _APPROXIMATE and not _is_article(parts):
        parts.pop(0)
    while parts and parts[-1] in ("of", "or", "so", "more", "less", "the"):
        parts.pop()
    return _value(parts)


def _is_article(parts: list[str]) -> bool:
    """Whether an opening "an" counts ("an hundred") and is no part of "an estimated"."""
    return parts[0] == "an" and len(parts) > 1 and parts[1] in _SIZES


def _is_figure(part: str) -> bool:
    return part[0].isdecimal()


def _value(parts: list[str]) -> int | None:
    """Figures and number words summed up by thousands, as they are spoken."""
    if parts[:1] == ["half"]:
        whole = _value(parts[2:] if parts[1:2] == ["a"] else parts[1:])
        return whole // 2 if whole else None
    if not parts or parts in (["a"], ["an"]):
        return None
    total, current, counted = Fraction(0), Fraction(0), False
    for n, part in enumerate(parts):
        if _is_figure(part):
            if counted:
                return None
            current = _figure(part)
        elif part == "half" and parts[n - 2 : n] == ["and", "a"]:
            current += Fraction(-1, 2)  # its "a" was counted as one
        elif part in _SMALL:
            if counted and not _fits_after(current, _SMALL[part], parts[n - 1 : n + 2]):
                return None
            current += _SMALL[part]
        elif part in _SIZES:
            if not counted and part not in _STAND_ALONE:
                return None
            current = (current or Fraction(1)) * _SIZES[part]
            if _SIZES[part] >= 1000:
                total, current = total + current, Fraction(0)
        elif part != "and" or not counted:
            return None
        counted = True
    value = total + current
    return int(value) if value.denominator == 1 and value < _TOO_MANY else None


def _fits_after(current: Fraction, value: int, around: list[str]) -> bool:
    """Whether a number word may follow: "twenty" "four", "hundred" "five", "one and" "a half"; not
    "ten" "twelve"."""
    if around[:1] == ["and"] and around[1:] == ["a", "half"]:
        return True
    after_tens = current % 10 == 0 and current % 100 >= 20 and value < 10
    return value > 0 and (current % 100 == 0 or after_tens)


def _figure(text: str) -> Fraction:
    return Fraction(re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text)
