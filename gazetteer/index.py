"""The name index: which names of the gazetteer stand in a text, and whose they are.

There is no table of keys: the names are folded and hashed when the file is loaded (half a
second for a million), and a text's n-grams of words are hashed and looked up as arrays.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gazetteer.hashing import LONGEST_NAME, Hashes, Positions, RollingHash, hash_key, hash_names
from gazetteer.normalize import (
    JOINT,
    SEPARATOR,
    SPACE,
    Codes,
    code_points,
    fold_all,
    fold_codes,
    fold_text,
    is_word_code,
)

MAX_WORDS = 8
"""A name of more words is found by look-up but not by a scan."""
_CHUNK_BYTES = 1 << 17  # what the processor keeps close by: larger is slower
_FILTER_BITS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A known name in a text: half-open offsets into the text as given, and the folded name."""

    start: int
    end: int
    key: str


class NameIndex:
    """All names of the gazetteer by the hash of their folded form. ``names``: see PlaceFile."""

    def __init__(self, names: bytes) -> None:
        self._names = names
        self._ends = np.flatnonzero(np.frombuffer(names, dtype=np.uint8) == SEPARATOR)
        hashes = np.concatenate([np.zeros(0, np.uint64), *_hash_in_chunks(names, self._ends)])
        self._order = np.argsort(hashes, kind="stable").astype(np.uint32)
        self._hashes = hashes[self._order]
        self._filter = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        self._filter[self._slots(self._hashes)] = True

    def __len__(self) -> int:
        return len(self._ends)

    def name(self, number: int) -> str:
        """The name of that number, as its source spells it."""
        start = int(self._ends[number - 1]) + 1 if number else 0
        return self._names[start : int(self._ends[number])].decode()

    def names(self, first: int, last: int) -> list[str]:
        """The names of the numbers from ``first`` up to but not including ``last``."""
        start = int(self._ends[first - 1]) + 1 if first else 0
        return self._names[start : int(self._ends[last - 1])].decode().split(chr(SEPARATOR))

    def numbers(self, key: str) -> list[int]:
        """The numbers of all names that fold to ``key``, in ascending order."""
        if not 0 < len(key) <= LONGEST_NAME:
            return []
        value = hash_key(key)
        first = int(np.searchsorted(self._hashes, value, side="left"))
        last = int(np.searchsorted(self._hashes, value, side="right"))
        found = sorted(int(number) for number in self._order[first:last])
        folded = fold_all([self.name(number) for number in found])
        return [number for number, other in zip(found, folded, strict=True) if other == key]

    def known_keys(self, keys: list[str]) -> list[str]:
        """Those of many folded names that the gazetteer knows, all looked up at once."""
        if not keys:
            return []
        codes = code_points("".join(keys))
        lengths = np.array([len(key) for key in keys])
        known = self._known(hash_names(codes, np.cumsum(lengths) - lengths, lengths))
        return [keys[number] for number in np.flatnonzero(known).tolist()]

    def scan(self, text: str) -> list[NameMatch]:
        """Every name in ``text`` on word boundaries, none inside a longer one, left to right.

        Two matches may overlap ("Sea of Azov", "Azov coast"). Linear in the text's length.
        """
        folded = fold_text(text)
        starts, ends = _words(folded.codes)
        if not len(starts):
            return []
        longest = self._longest_names(folded.codes, starts, ends)
        reach = np.maximum.accumulate(np.concatenate(([0], longest[:-1])))
        kept = np.flatnonzero((longest > 0) & (longest > reach))
        firsts, lasts = starts[kept], ends[longest[kept] - 1]
        plain = str(folded)
        return [
            NameMatch(start=start, end=_with_last_dot(text, start, end), key=plain[first:last])
            for start, end, first, last in zip(
                folded.origins[firsts].tolist(),
                (folded.origins[lasts - 1] + 1).tolist(),
                firsts.tolist(),
                lasts.tolist(),
                strict=True,
            )
        ]

    def _longest_names(self, codes: Codes, starts: Positions, ends: Positions) -> Positions:
        """For each word the number of the word after the longest name that starts there, or 0."""
        rolling = RollingHash(codes)
        longest = np.zeros(len(starts), dtype=np.int64)
        joined = _joined(codes, starts, ends)
        firsts = np.arange(len(starts))
        for words in range(1, MAX_WORDS + 1):
            hits = firsts[self._known(rolling.of(starts[firsts], ends[firsts + words - 1]))]
            longest[hits] = hits + words
            firsts = firsts[firsts + words < len(starts)]
            firsts = firsts[joined[firsts + words - 1]]
        return longest

    def _known(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        known = self._filter[self._slots(hashes)]
        candidates = hashes[known]
        places = np.minimum(np.searchsorted(self._hashes, candidates), len(self._hashes) - 1)
        known[known] = self._hashes[places] == candidates
        return known

    def _slots(self, hashes: Hashes) -> npt.NDArray[np.int64]:
        return (hashes >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)


def _hash_in_chunks(names: bytes, ends: Positions) -> Iterator[Hashes]:
    """Hash the names a few thousand at a time."""
    first, size = 0, len(ends)
    start = 0
    while first < size:
        last = max(first + 1, int(np.searchsorted(ends, start + _CHUNK_BYTES)))
        stop = int(ends[last - 1]) + 1
        codes = fold_codes(names[start:stop].decode())
        separators = np.flatnonzero(codes == SEPARATOR)
        letters = np.flatnonzero(is_word_code(codes))
        openings = np.concatenate(([0], separators[:-1] + 1))
        starts = letters[np.searchsorted(letters, openings)]
        lengths = letters[np.searchsorted(letters, separators) - 1] + 1 - starts
        yield hash_names(codes, starts, lengths)
        first, start = last, stop


def _words(codes: Codes) -> tuple[Positions, Positions]:
    """Starts and ends of the runs of letters and digits."""
    inside = is_word_code(codes).astype(np.int8)
    steps = np.diff(inside, prepend=0, append=0)
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _joined(codes: Codes, starts: Positions, ends: Positions) -> npt.NDArray[np.bool_]:
    """For each word but the last, whether one name may hold it and the next."""
    between = codes[ends[:-1]]
    near = starts[1:] - ends[:-1] == 1
    joined: npt.NDArray[np.bool_] = near & ((between == SPACE) | (between == JOINT))
    return joined


def _with_last_dot(text: str, start: int, end: int) -> int:
    """The end of an abbreviation takes in its last full stop: "U.S." and not "U.S"."""
    dotted = end < len(text) and text[end] == "." and "." in text[start:end]
    return end + 1 if dotted and end - start <= 5 else end
