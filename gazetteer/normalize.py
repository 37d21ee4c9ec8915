"""Folding: one spelling for all the ways to write a name, and where each character came from.

In a folded text case, diacritics, apostrophes, soft and hard signs are gone; a hyphen or a
run of white space is one space; the apostrophe of a possessive ("King's") is a :data:`JOINT`;
what ends a name (a comma, a bracket, an empty line) is a :data:`BARRIER`. The full stop of an
abbreviation ("St. Petersburg", "U.S.") is dropped, that of a sentence is a barrier. Every step
is one pass over an array, so that the time is linear in the text whatever it holds.
"""

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

DROP, BARRIER, JOINT, SEPARATOR, SPACE = 0x00, 0x01, 0x02, 0x1F, 0x20
_LINE_BREAK, _APOSTROPHE, _DOT = 0x0A, 0x27, 0x2E
_FIRST_WORD_CODE = 0x30  # every smaller code stands for something between words

_APOSTROPHES = "'’‘ʼ`´′"
_DROPPED = "ʻʹʺʾʿ‛ьъ\u00ad\u200b\u200c\u200d\u2060"
_SPACES = " \t\u00a0\u2007\u2009\u202f-‐‑‒–−"
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_PLAIN = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
          "ƙ": "k", "ɓ": "b", "ɗ": "d", "ə": "a", "ґ": "г", "є": "е"}  # fmt: skip
_PAIRS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_TABLE_SIZE = 0x2200  # Latin, Greek, Cyrillic, Armenian … and the punctuation block
_ABBREVIATION = 3  # a full stop after this many letters or fewer does not end a sentence


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded code points, and for each the offset of its character in the text as given."""

    codes: Codes
    origins: Offsets

    def __str__(self) -> str:
        return self.codes.tobytes().decode(_UTF32, "surrogatepass")


_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def _fold_character(character: str) -> int:
    lowered = character.lower()[0]
    for code, members in (
        (DROP, _DROPPED),
        (SPACE, _SPACES),
        (_LINE_BREAK, _LINE_BREAKS),
        (_APOSTROPHE, _APOSTROPHES),
    ):
        if lowered in members:
            return code
    if lowered in ".\x02\x1f":
        return ord(lowered)
    if lowered in _PAIRS:
        return ord(_PAIRS[lowered][0])
    base = unicodedata.normalize("NFKD", lowered)[0]
    if unicodedata.category(base).startswith("M"):
        return DROP
    base = _PLAIN.get(base, base)
    return ord(base) if base.isalnum() else BARRIER


@cache
def _table() -> Codes:
    return np.array([_fold_character(chr(code)) for code in range(_TABLE_SIZE)], dtype=np.uint32)


@cache
def _second_of_pair() -> Codes:
    """For each code point the second letter of its expansion, 0 for nearly all."""
    seconds = np.zeros(_TABLE_SIZE, dtype=np.uint32)
    for single, pair in _PAIRS.items():
        for form in {single, single.upper()}:
            if len(form) == 1:
                seconds[ord(form)] = ord(pair[1])
    return seconds


def code_points(text: str) -> Codes:
    """The code points of ``text`` as an array."""
    return np.frombuffer(text.encode(_UTF32, "surrogatepass"), dtype=np.uint32)


def fold_text(text: str) -> Folded:
    """Fold ``text``; a lone surrogate, like any character of no alphabet here, is a barrier."""
    codes = code_points(text)
    folded, origins = _fold(codes, np.arange(len(codes), dtype=np.int64))
    return Folded(folded, origins)


def fold_codes(text: str) -> Codes:
    """The codes of :func:`fold_text` without their origins, which takes half the time."""
    return _fold(code_points(text), None)[0]


def fold(name: str) -> str:
    """The key of a name: ``fold("Ilovays’k") == "ilovaysk"``. Folding a key changes nothing."""
    return str(fold_text(name)).strip(" \x01\x02")


def fold_all(names: list[str]) -> list[str]:
    """The keys of many names at once: as :func:`fold` of each, a hundred times as fast."""
    if not names:
        return []
    separator = chr(SEPARATOR)
    text = separator.join(name.replace(separator, " ") for name in names)
    folded = fold_codes(text).tobytes().decode(_UTF32, "surrogatepass")
    return [key.strip(" \x01\x02") for key in folded.split(separator)]


def is_word_code(codes: Codes) -> npt.NDArray[np.bool_]:
    """Which codes are letters or digits."""
    return codes >= _FIRST_WORD_CODE


def _fold(codes: Codes, origins: Offsets | None) -> tuple[Codes, Any]:
    inside = np.minimum(codes, _TABLE_SIZE - 1)
    folded = _table()[inside]
    folded[codes >= _TABLE_SIZE] = BARRIER
    folded, origins = _expand(inside, folded, origins)
    folded, origins = _keep(folded, origins, folded != DROP)
    _resolve_apostrophes(folded)
    _resolve_dots(folded)
    folded, origins = _keep(folded, origins, folded != DROP)
    return _collapse_spaces(folded, origins)


def _keep(codes: Codes, origins: Offsets | None, kept: Mask) -> tuple[Codes, Offsets | None]:
    return codes[kept], None if origins is None else origins[kept]


def _expand(inside: Codes, folded: Codes, origins: Offsets | None) -> tuple[Codes, Offsets | None]:
    """Write "ß" as "ss": the second letter has the offset of the first."""
    seconds = _second_of_pair()[inside]
    if not seconds.any():
        return folded, origins
    repeats = 1 + (seconds != 0)
    places = np.cumsum(repeats)[seconds != 0] - 1
    expanded = np.repeat(folded, repeats)
    expanded[places] = seconds[seconds != 0]
    return expanded, None if origins is None else np.repeat(origins, repeats)


def _after(codes: Codes, places: Offsets, by: int) -> Codes:
    """The code ``by`` places after each of ``places``, and a barrier past the end."""
    inside = np.minimum(places + by, len(codes) - 1)
    found: Codes = np.where(places + by < len(codes), codes[inside], np.uint32(BARRIER))
    return found


def _resolve_apostrophes(codes: Codes) -> None:
    """Drop apostrophes, but mark that of a possessive, which does not belong to the name."""
    places = np.flatnonzero(codes == _APOSTROPHE)
    after = _after(codes, places, 2)
    possessive = (_after(codes, places, 1) == ord("s")) & ~is_word_code(after)
    possessive &= (after != _APOSTROPHE) & (places > 0)
    possessive &= is_word_code(codes[np.maximum(places - 1, 0)])
    codes[places] = np.where(possessive, np.uint32(JOINT), np.uint32(DROP))


def _resolve_dots(codes: Codes) -> None:
    """Drop the full stop of an abbreviation or initial; any other ends a name."""
    places = np.flatnonzero(codes == _DOT)
    if not len(places):
        return
    gaps = np.flatnonzero(~is_word_code(codes))  # every full stop is one of them
    rank = np.searchsorted(gaps, places)
    length = places - 1 - np.where(rank > 0, gaps[rank - 1], -1)
    short = (length > 0) & (length <= _ABBREVIATION)
    within = is_word_code(_after(codes, places, 1)) & (length > 0)
    codes[places] = np.where(short | within, np.uint32(DROP), np.uint32(BARRIER))


def _collapse_spaces(codes: Codes, origins: Offsets | None) -> tuple[Codes, Offsets | None]:
    """One space for a run of white space, a barrier for one that holds an empty line."""
    breaks = codes == _LINE_BREAK
    white = breaks | (codes == SPACE)
    first = white.copy()
    first[1:] &= ~white[:-1]
    if breaks.any():
        starts = np.flatnonzero(first)
        run = np.searchsorted(starts, np.flatnonzero(breaks), side="right") - 1
        broken = np.bincount(run, minlength=len(starts)) > 1
        codes[starts] = np.where(broken, np.uint32(BARRIER), np.uint32(SPACE))
    return _keep(codes, origins, ~white | first)
