"""A rolling hash of folded names: every n-gram of a text is hashed in two array look-ups.

The hash of codes ``c0 c1 …`` is the sum of ``ci * base**i`` modulo 2**64, times an odd number.
The base is drawn anew in each process, so that no text can be made to collide with a name.
"""

import secrets
from functools import cache

import numpy as np
import numpy.typing as npt

from gazetteer.normalize import Codes, code_points

Hashes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]

_BASE = secrets.randbits(62) * 4 + 1  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio: mixes the top bits


def powers(base: int, count: int) -> Hashes:
    """``base**0 … base**(count - 1)`` modulo 2**64."""
    factors = np.full(count, base, dtype=np.uint64)
    factors[0:1] = 1
    return np.cumprod(factors, dtype=np.uint64)


LONGEST_NAME = 1 << 12
"""Codes of the longest name that can be hashed by itself."""


@cache
def _name_powers() -> Hashes:
    return powers(_BASE, LONGEST_NAME)


def hash_names(codes: Codes, starts: Positions, lengths: Positions) -> Hashes:
    """The hash of each name ``codes[start : start + length]``; names must not overlap."""
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    codes, starts = codes[starts[0] :], starts - starts[0]
    spans = np.diff(starts, append=len(codes))
    within = np.arange(len(codes)) - np.repeat(starts, spans)
    inside = within < np.repeat(lengths, spans)
    terms = codes * _name_powers()[np.where(inside, within, 0)] * inside
    return np.add.reduceat(terms, starts, dtype=np.uint64) * _SPREAD


class RollingHash:
    """Hashes of any stretch of one folded text."""

    def __init__(self, codes: Codes) -> None:
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(codes * powers(_BASE, len(codes)), out=self._sums[1:])
        self._inverses = powers(_INVERSE, len(codes) + 1)

    def of(self, starts: Positions, ends: Positions) -> Hashes:
        """The hash of ``codes[start:end]`` for each pair."""
        return (self._sums[ends] - self._sums[starts]) * self._inverses[starts] * _SPREAD


def hash_key(key: str) -> np.uint64:
    """The hash of one folded name."""
    codes = code_points(key)
    start, length = np.zeros(1, dtype=np.int64), np.array([len(codes)])
    if not len(codes):
        return np.uint64(0)
    return np.uint64(hash_names(codes, start, length)[0])
