"""What goes between a worker and the process that it works for.

Frames of JSON and bytes, never pickles: a reader that a hostile file has taken over can only
say something false, not run anything on the other side.
"""

import json
import struct
from dataclasses import dataclass, field
from typing import IO

from geo.ingest.limits import MEGABYTE

_SIZES = struct.Struct(">II")
MAX_FRAME_BYTES = 600 * MEGABYTE
"""The largest file, in base64 and twice escaped, stays below; a longer frame is nonsense."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a word for what it is, JSON texts and raw bytes."""

    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    blob: bytes = b""


def write_frame(stream: IO[bytes], frame: Frame) -> None:
    """Send ``frame`` and flush."""
    head = json.dumps([frame.kind, frame.fields]).encode("ascii")
    stream.write(_SIZES.pack(len(head), len(frame.blob)))
    stream.write(head)
    stream.write(frame.blob)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Frame | None:
    """The next frame, or None where the other side is gone. Raises ValueError for nonsense."""
    sizes = stream.read(_SIZES.size)
    if len(sizes) < _SIZES.size:
        return None
    head_size, blob_size = _SIZES.unpack(sizes)
    if head_size + blob_size > MAX_FRAME_BYTES:
        raise ValueError("not a frame")
    head, blob = stream.read(head_size), stream.read(blob_size)
    if len(head) < head_size or len(blob) < blob_size:
        return None
    kind, fields = json.loads(head)
    if not (isinstance(kind, str) and isinstance(fields, dict)):
        raise ValueError("not a frame")
    return Frame(kind, fields, blob)
