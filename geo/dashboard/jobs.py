"""An ingest that goes on while the page answers: one thread, watched by any run of the script."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.errors import DatelineError
from geo.ingest.folder import Upload
from geo.ingest.pool import Pool
from geo.intake import FileOutcome, ingest
from geo.store import Store


@dataclass(slots=True)
class IngestJob:
    """Files on their way in. ``outcomes`` grows as they end; nothing else is told until
    ``is_running`` is false."""

    names: tuple[str, ...]
    outcomes: list[FileOutcome] = field(default_factory=list)
    failure: str = ""
    _thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The files that have not ended yet, in their order."""
        return self.names[len(self.outcomes) :]


def start_ingest(uploads: Sequence[Upload], store: Store, pool: Pool) -> IngestJob:
    """Begin; returns at once."""
    job = IngestJob(names=tuple(upload.name for upload in uploads))

    def work() -> None:
        try:
            for outcome in ingest(uploads, store, pool):
                job.outcomes.append(outcome)
        except DatelineError as error:
            job.failure = str(error)
        except Exception as error:
            job.failure = f"the ingest broke off: {type(error).__name__}: {error}"

    job._thread = threading.Thread(target=work, name="ingest", daemon=True)
    job._thread.start()
    return job
