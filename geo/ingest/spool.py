"""What a worker found in a file, kept until it is wanted: a file may hold a million articles."""

import errno
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from geo.codec import from_json
from geo.ingest.document import Document, Rejection
from geo.ingest.limits import MEGABYTE
from geo.ingest.wire import Frame, read_frame, write_frame

MAX_IN_MEMORY = 8 * MEGABYTE
"""More than this goes to a file without a name, which is gone when the program ends."""

MAX_SPOOLED = 1_000 * MEGABYTE
"""Records of a few letters come to fifty times their file with all that is noted of each."""


class Spool:
    """Documents and rejections as frames, taken out once, in the order in which they came."""

    def __init__(self) -> None:
        self._left = MAX_SPOOLED
        self._file = SpooledTemporaryFile(max_size=MAX_IN_MEMORY)  # noqa: SIM115 - see __iter__

    def keep(self, frame: Frame) -> None:
        """Keep one more. Raises OSError where there is no room for it."""
        self._left -= sum(map(len, frame.fields.values()))
        if self._left < 0:
            raise OSError(errno.ENOSPC, "no room")
        write_frame(self._file, frame)

    def __iter__(self) -> Iterator[Document | Rejection]:
        with self._file as file:
            file.seek(0)
            while (frame := read_frame(file)) is not None:
                if frame.kind == "document":
                    yield from_json(frame.fields["record"], Document)
                else:
                    yield from_json(frame.fields["record"], Rejection)
