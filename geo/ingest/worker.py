"""The worker process: reads files and extracts articles, with nothing within its reach.

``python -m geo.ingest.worker MODULE`` takes frames on stdin and answers on stdout until stdin
ends. MODULE has ``load()`` and ``extract(article)``; see :mod:`geo.ingest.extractor`.
"""

import importlib
import os
import sys
from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import BinaryIO

from geo.codec import from_json, pack, to_json
from geo.errors import DatelineError
from geo.ingest.document import Document, Given
from geo.ingest.read import read_as, read_bytes
from geo.ingest.sandbox import allow_processor_seconds, lock_down
from geo.ingest.wire import Frame, read_frame, write_frame
from geo.records import Article


def main() -> None:
    """Answer requests until there are no more."""
    requests, replies = _take_streams()
    lock_down()
    extractor = _LazyModule(sys.argv[1])
    answers: dict[str, Callable[[Frame], None]] = {
        "read": lambda frame: _read(frame, replies),
        "load": lambda _: extractor.module.load(),
        "extract": lambda frame: _extract(frame, replies, extractor),
    }
    while (frame := read_frame(requests)) is not None:
        allow_processor_seconds(float(frame.fields["seconds"]))
        try:
            answers[frame.kind](frame)
            write_frame(replies, Frame("done"))
        except MemoryError:
            os._exit(EXIT_NO_MEMORY)  # what is left of this process is not to be trusted
        except DatelineError as error:
            write_frame(replies, Frame("failed", {"reason": str(error)}))
        except Exception as error:  # one broad net for each article: recorded, never swallowed
            write_frame(replies, Frame("failed", {"reason": _describe(error)}))
        allow_processor_seconds(0)


EXIT_NO_MEMORY = 77


class _LazyModule:
    """The extractor, imported when it is first needed: a file that cannot be read needs none."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def module(self) -> ModuleType:
        return importlib.import_module(self._name)


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Frames go over the first stdin and stdout; what a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    return requests, replies


def _read(frame: Frame, replies: BinaryIO) -> None:
    fields = frame.fields
    retrieved_at = datetime.fromisoformat(fields["retrieved_at"])
    given = from_json(fields["given"], Given)
    name, media_type = fields["name"], fields["media_type"]
    if media_type:
        documents = read_as(media_type, name, frame.blob, given, retrieved_at=retrieved_at)
    else:
        documents = read_bytes(name, frame.blob, given, retrieved_at=retrieved_at)
    for found in documents:
        kind = "document" if isinstance(found, Document) else "rejection"
        write_frame(replies, Frame(kind, {"record": to_json(found)}))


def _extract(frame: Frame, replies: BinaryIO, extractor: _LazyModule) -> None:
    article = from_json(frame.fields["article"], Article)
    geoparsed = extractor.module.extract(article)
    write_frame(replies, Frame("geoparsed", blob=pack(geoparsed)))


def _describe(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return f"it could not be read: {type(error).__name__}{': ' if words else ''}{words}"


if __name__ == "__main__":
    main()
