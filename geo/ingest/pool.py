"""Workers, seen from the process that they work for: asked, timed, killed, replaced."""

import errno
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Self

from cattrs import BaseValidationError

from geo.codec import to_json, unpack
from geo.errors import InputError, LimitExceeded
from geo.ingest.document import Document, Given, Rejection
from geo.ingest.limits import (
    LOADING_LIMIT,
    MAX_FILE_BYTES,
    MAX_MEMORY_BYTES,
    MEGABYTE,
    Limit,
    extracting_limit,
    reading_limit,
    too_large,
)
from geo.ingest.spool import Spool
from geo.ingest.wire import Frame, read_frame, write_frame
from geo.ingest.worker import EXIT_NO_MEMORY
from geo.records import Article, GeoparsedArticle

Found = Iterable[Document | Rejection]
"""What is in a file, to be gone through once."""
EXTRACTOR = "geo.ingest.extractor"
"""The module that workers extract with, unless another is named."""
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was extracted, also as :func:`geo.codec.pack` has it, or why nothing was."""

    geoparsed: GeoparsedArticle | None
    failure: str = ""
    packed: bytes = b""


class Worker:
    """One worker process. It is started when first asked and again after each death."""

    def __init__(self, extractor: str) -> None:
        self._extractor = extractor
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded = False

    def read(self, name: str, data: bytes, given: Given, media_type: str = "") -> Found:
        """Every article in a file, of a kind that is known or told by its content.

        Raises InputError where the worker fails or is killed.
        """
        fields = {
            "name": name,
            "media_type": media_type,
            "given": to_json(given),
            "retrieved_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        found = Spool()
        self._ask("reading", Frame("read", fields, data), reading_limit(len(data)), found.keep)
        return found

    def extract(self, article: Article) -> Extraction:
        """All that is read in ``article``. Raises InputError as :meth:`read` does."""
        if not self._loaded:
            self._ask("loading", Frame("load"), LOADING_LIMIT, lambda _: None)
            self._loaded = True
        request = Frame("extract", {"article": to_json(article)})
        frames: list[Frame] = []
        self._ask("extracting", request, extracting_limit(len(article.text)), frames.append)
        packed = frames[0].blob
        try:
            return Extraction(unpack(packed, article), packed=packed)
        except (ValueError, LookupError, TypeError, AttributeError, BaseValidationError) as error:
            self.stop()  # a file has taken it over, or it is of another version
            raise InputError("extracting it gave nothing that can be read") from error

    def stop(self) -> None:
        """End the process. It can be asked again."""
        process, self._process, self._loaded = self._process, None, False
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, doing: str, request: Frame, limit: Limit, keep: Callable[[Frame], None]) -> None:
        """``keep`` each frame of an answer. A worker that exceeds ``limit`` is killed."""
        process = self._process or self._start()
        self._process = process
        request.fields["seconds"] = str(limit.processor_seconds)
        late = threading.Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit.clock_seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            self._converse(process, request, keep)
        except (EOFError, OSError, ValueError) as error:
            process.kill()
            code = process.wait()
            self.stop()
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise LimitExceeded(
                    "what it holds needs more room than there is for temporary files: split it"
                ) from error
            raise _explain_death(doing, code, limit, late=late.is_set()) from error
        finally:
            timer.cancel()

    @staticmethod
    def _converse(
        process: subprocess.Popen[bytes], request: Frame, keep: Callable[[Frame], None]
    ) -> None:
        requests, replies = _streams(process)
        write_frame(requests, request)
        while (frame := read_frame(replies)) is not None:
            if frame.kind == "done":
                return
            if frame.kind == "failed":
                raise InputError(frame.fields["reason"])
            keep(frame)
        raise EOFError

    def _start(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")])),
        }
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-P", "-m", "geo.ingest.worker", self._extractor],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )


class Pool:
    """A number of long-lived workers, and a queue of what they are to do.

    Use it in a ``with``; :meth:`read` and :meth:`extract` give futures that never raise for
    what a file holds.
    """

    def __init__(self, jobs: int = 1, *, extractor: str | None = None) -> None:
        self.jobs = max(1, jobs)
        self._threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="dateline-worker")
        self._workers = [Worker(extractor or EXTRACTOR) for _ in range(self.jobs)]
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Drop what is not begun and end the workers."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def read(self, name: str, data: bytes, given: Given) -> Future[Found]:
        """Every article in a file, and what could not be used of it."""
        return self._threads.submit(self._read, name, data, given)

    def read_as(self, media_type: str, name: str, data: bytes, given: Given) -> Future[Found]:
        """As :meth:`read`, for a file whose kind is known."""
        return self._threads.submit(self._read, name, data, given, media_type)

    def extract(self, article: Article) -> Future[Extraction]:
        """All that is read in ``article``, or why nothing could be."""
        return self._threads.submit(self._extract, article)

    def _read(self, name: str, data: bytes, given: Given, media_type: str = "") -> Found:
        if len(data) > MAX_FILE_BYTES:
            return [Rejection(origin=name, reason=too_large(len(data), MAX_FILE_BYTES))]
        with self._worker() as worker:
            try:
                return worker.read(name, data, given, media_type)
            except InputError as error:
                return [Rejection(origin=name, reason=str(error))]

    def _extract(self, article: Article) -> Extraction:
        with self._worker() as worker:
            try:
                return worker.extract(article)
            except InputError as error:
                return Extraction(None, str(error))

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        worker = self._idle.get()
        try:
            yield worker
        finally:
            self._idle.put(worker)


def _streams(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    return process.stdin, process.stdout  # type: ignore[return-value]


def _explain_death(doing: str, code: int, limit: Limit, *, late: bool) -> LimitExceeded:
    if late:
        return LimitExceeded(
            f"{doing} it took longer than {limit.clock_seconds:.0f} s and was stopped"
        )
    if code == EXIT_NO_MEMORY or code == -signal.SIGABRT:
        return LimitExceeded(
            f"{doing} it needed more than {MAX_MEMORY_BYTES // MEGABYTE:,} MB of memory "
            "and was stopped"
        )
    if hasattr(signal, "SIGPROF") and code == -signal.SIGPROF:
        return LimitExceeded(
            f"{doing} it took more than {limit.processor_seconds:.0f} s of processor time "
            "and was stopped"
        )
    return LimitExceeded(f"{doing} it ended the reader (exit status {code})")
