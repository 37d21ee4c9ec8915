"""What a reader hands on: a document, or the reason why there is none."""

from dataclasses import dataclass, field
from datetime import date

from geo.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user, or an ``articles.csv`` beside a file, says of it.

    It wins over what is read in the file.
    """

    published: date | None = None
    source_name: str | None = None
    title: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()
    """What was given but could not be used, a sentence each ("“soon” is not a date")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one reader found in one record: the text as given, not yet cleaned."""

    text: str
    original: bytes
    media_type: str
    doc: str | None = None
    title: str | None = None
    source_name: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    made: date | None = None
    """When the file was made: a publication date of last resort."""
    warnings: tuple[str, ...] = ()
    head: bytes = b""
    tail: bytes = b""
    """``head + original + tail`` is a file of its own that reads as this one record: the
    header line of a table, the feed around an entry. Empty where the record is the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it came in, with the bytes that it was read from."""

    doc: str
    article: Article
    original: bytes
    origin: str
    """Where it came from, as the user would say it: "folder/news.zip: march/3.html"."""
    head: bytes = b""
    tail: bytes = b""
    given: Given = field(default_factory=Given)
    warnings: tuple[str, ...] = ()
    """What the user should know, a sentence each; with any, the state is "partial"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A file, or one record of a file, that cannot be used, and why."""

    origin: str
    reason: str

    @property
    def line(self) -> str:
        """The one line that tells the user: what, and why."""
        return f"{self.origin}: {self.reason}"
