"""What reading one file, and extracting one article, may cost. Beyond it they are stopped."""

import signal
from dataclasses import dataclass

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 100 * MEGABYTE
"""A larger file is not read at all; the import view says so beside the drop zone."""
MAX_TEXT_CHARS = 2_000_000
"""A longer text is no article."""
MAX_UNPACKED_BYTES = 200 * MEGABYTE
"""What the members of one ZIP may come to."""
MAX_MEMBERS = 10_000
"""How many files one ZIP may hold."""
MAX_MEMORY_BYTES = 1_000 * MEGABYTE
"""The address space of a worker. With models loaded it uses a third of it (measured)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Seconds of processor time, and of the clock: a busy machine is not a slow file."""

    processor_seconds: float
    clock_seconds: float


def too_large(size: int, most: int = MAX_FILE_BYTES) -> str:
    """Why a file is not read at all."""
    return f"it is too large: {size / MEGABYTE:,.0f} MB, and at most {most // MEGABYTE} MB are read"


def reading_limit(size: int) -> Limit:
    """For a file of ``size`` bytes: 4 s, and 2 more for each megabyte."""
    return _limit(4 + 2 * size / MEGABYTE)


def extracting_limit(length: int) -> Limit:
    """For a text of ``length`` characters: 4 s, and one more for each 20,000."""
    return _limit(4 + length / 20_000)


LOADING_LIMIT = Limit(processor_seconds=60, clock_seconds=120)
"""For a worker to start, and to load the gazetteer and the language model."""


def _limit(seconds: float) -> Limit:
    """Processor time is what counts. The clock is for what neither works nor ends, so it is
    generous where processor time can be limited too: the machine may be busy with other things.
    """
    clock = 2 * seconds + 12 if hasattr(signal, "setitimer") else seconds + 2
    return Limit(processor_seconds=seconds, clock_seconds=clock)
