"""What the store tells of itself: one small record for each kind of answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from geo.store.corrections import Correction

State = Literal["ok", "partial", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as a list shows it. ``warnings`` say why its state is "partial"."""

    article_id: str
    doc: str
    origin: str
    title: str | None
    source_name: str | None
    url: str | None
    published_at: date | None
    retrieved_at: datetime | None
    media_type: str
    language: str
    state: State
    warnings: tuple[str, ...]
    report_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file that came in and what became of it, with the reason in a sentence."""

    file_id: str
    name: str
    state: State
    reason: str
    at: datetime
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCorrection:
    """A correction with its number, when it was made, and by whom it was undone, if it was."""

    number: int
    at: datetime
    correction: Correction
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change of the corpus. ``subject`` is an article's hash, a report, a file or a table."""

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much a corpus holds."""

    articles: int
    undated: int
    not_english: int
    reports: int
    dismissed: int
    corrections: int
    files_rejected: int
    first_day: str | None
    last_day: str | None
    bytes_on_disk: int
