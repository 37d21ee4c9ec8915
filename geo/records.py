"""The frozen records that cross from room to room.

All offsets are Python character offsets (code points) into ``Article.text``, half-open.
All coordinates are WGS 84 degrees, all distances kilometres, all dates calendar dates.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from gazetteer.entry import GazetteerEntry

PlaceKind = Literal["settlement", "region", "country", "water", "border", "facility", "relative"]
MovementType = Literal[
    "entry",
    "advance",
    "transit",
    "deployment",
    "buildup",
    "withdrawal",
    "flight",
    "naval",
    "presence",
]
Status = Literal["reported", "denied", "planned"]
DateBasis = Literal["stated", "published", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into ``Article.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def cut(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read. ``article_id`` is the SHA-256 of the original bytes."""

    article_id: str
    text: str
    title: str | None = None
    source_name: str | None = None
    url: str | None = None
    published_at: date | None = None
    retrieved_at: datetime | None = None
    media_type: str = "text/plain"
    language: str = "en"
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, headline, caption or bullet of an article."""

    article_id: str
    index: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A mention of a place. ``literal`` is false for a metonym ("Moscow denied …")."""

    span: Span
    surface: str
    kind: PlaceKind
    literal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a toponym may mean, with its score (0 to 1) and why."""

    entry: GazetteerEntry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedPlace:
    """What a toponym was taken to mean, or the reason why it was not.

    ``entry`` is None for an unresolved toponym, and also for a relative place or a pair of
    coordinates, which have a point of their own. ``geo_precision``: 1 the place itself,
    2 near it or a small area, 3 a region. ``radius_km`` bounds where the place may be.
    """

    toponym: Toponym
    entry: GazetteerEntry | None
    latitude: float | None
    longitude: float | None
    geo_precision: int
    radius_km: float
    candidates: tuple[Candidate, ...] = ()
    unresolved_reason: str | None = None
    name: str = ""
    """What to call the place: the text's words, a type word included ("Luhansk region")."""
    told_from: "tuple[ResolvedPlace, ...]" = ()
    """The places that a phrase names: Mariupol in "15 km north of Mariupol"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or a time expression, as an interval of whole days, both ends included.

    ``start`` and ``end`` are None where the words need a reference date that is not known;
    ``unresolved_reason`` then says so. ``time_precision``: 1 a day, 2 a week, 3 coarser.
    """

    span: Span
    start: date | None
    end: date | None
    time_precision: int
    time_of_day: str | None = None
    reading: str = ""
    """How it was read, in words: "last Friday, counted from 12 November 2014"."""
    unresolved_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who moves: a normalised name ("Russia", "separatists") and the text's own words."""

    name: str
    surface: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """What moves: a singular noun, how many (None where not said) and the text's count."""

    item: str
    count: int | None
    count_text: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRole:
    """A place in a role of a movement: its name, the words that say it, what they mean."""

    name: str
    span: Span | None
    place: ResolvedPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so, as the text names them, and the word that introduces them."""

    source: str
    cue: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report was read and by what."""

    article_id: str
    sentence: Span
    trigger: Span
    rule_id: str
    extractor_version: str
    gazetteer_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementReport:
    """A claim that something moved. What several reports agree on would be an *event*."""

    report_id: str
    movement_type: MovementType
    status: Status
    actor: Actor | None
    forces: tuple[Force, ...]
    origin: PlaceRole | None
    destination: PlaceRole | None
    via: tuple[PlaceRole, ...]
    location: PlaceRole | None
    event_date_start: date | None
    event_date_end: date | None
    time_precision: int
    date_basis: DateBasis
    date_mention: DateMention | None
    attribution: Attribution | None
    provenance: Provenance
    confidence: float
    reasons: tuple[str, ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoparsedArticle:
    """All that was read in one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    places: tuple[ResolvedPlace, ...]
    reports: tuple[MovementReport, ...]
    warnings: tuple[str, ...] = field(default=())
