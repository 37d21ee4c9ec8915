"""The last resort of a look-up: names that differ from the one asked for by a single letter."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST_NAME = 6
"""Shorter names have too many neighbours that are other places (Lyman, Liman, Lysan)."""
LONGEST_NAME = 40
"""What is longer is no name; the neighbours of a long text would fill the memory."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюяі"


def neighbours(key: str) -> list[str]:
    """All keys that one letter left out, put in, replaced or swapped with the next makes of it.

    None for a key of fewer than :data:`SHORTEST_NAME` letters or more than
    :data:`LONGEST_NAME`. The first letter is kept, which misprints rarely touch.
    """
    if not SHORTEST_NAME <= len(key) <= LONGEST_NAME or not key.replace(" ", "").isalpha():
        return []
    alphabet = _LATIN if key[0].isascii() else _CYRILLIC
    return sorted(set(_edits(key, alphabet)) - {key})


def _edits(key: str, alphabet: str) -> Iterator[str]:
    for place in range(1, len(key) + 1):
        head, tail = key[:place], key[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in alphabet:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def likeness(key: str, other: str) -> float:
    """How alike two keys are: 1 less the share of letters that differ (Damerau-Levenshtein)."""
    return DamerauLevenshtein.normalized_similarity(key, other)
