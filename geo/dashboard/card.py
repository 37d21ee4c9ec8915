"""What the source view says of a report: all of it, ready to be shown (pure).

The card holds plain text only. The page sets it as text, never as markup.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from geo.dashboard.marks import Mark, Piece, cut, hit_marks, paragraph_about, report_marks
from geo.dashboard.phrases import cite, entry_name, entry_place, forces_line, headline
from geo.dashboard.plain import safe_link, sendable
from geo.dashboard.words import KIND, PRECISION, STATUS, day_text, days_text
from geo.records import (
    Article,
    GeoparsedArticle,
    MovementReport,
    PlaceRole,
    ResolvedPlace,
    Span,
)
from geo.rows import report_dates

REACH = 30_000
"""Characters of the article that are shown on either side of the sentence."""
MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the card: "When", "11 November 2014", how it was read; ``details`` are shown
    on demand."""

    label: str
    value: str
    note: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place that a name may mean."""

    name: str
    where: str
    score: str
    reasons: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place of the report: its role, the text's words, what they were taken to mean."""

    role: str
    name: str
    meaning: str
    note: str
    candidates: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The article about the sentence. ``far`` parts are shown on demand."""

    far_before: tuple[Piece, ...]
    before: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    after: tuple[Piece, ...]
    far_after: tuple[Piece, ...]
    shortened: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Another report to go to."""

    report_id: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One report with its source."""

    report_id: str
    article_id: str
    headline: str
    status: str
    status_name: str
    title: str
    publisher: str
    published: str
    link: str | None
    excerpt: Excerpt
    facts: tuple[Fact, ...]
    places: tuple[PlaceCard, ...]
    others: tuple[Link, ...]
    citation: str

    def to_data(self) -> dict[str, Any]:
        """Plain lists and strings, as they go to the page."""
        data: dict[str, Any] = _clean(asdict(self))
        return data


def make_card(geoparsed: GeoparsedArticle, report_id: str, words: Sequence[str] = ()) -> SourceCard:
    """The card of one report of an article; ``words`` are searched for and marked.

    Raises :class:`KeyError` where the article has no such report.
    """
    article = geoparsed.article
    report = next((each for each in geoparsed.reports if each.report_id == report_id), None)
    if report is None:
        raise KeyError(report_id)
    return SourceCard(
        report_id=report.report_id,
        article_id=article.article_id,
        headline=headline(report),
        status=report.status,
        status_name=STATUS[report.status],
        title=article.title or "Untitled article",
        publisher=article.source_name or "No publisher given",
        published=day_text(article.published_at) if article.published_at else "no date given",
        link=safe_link(article.url),
        excerpt=_excerpt(geoparsed, report, words),
        facts=tuple(_facts(article, report)),
        places=tuple(_places(report)),
        others=tuple(_others(geoparsed, report)),
        citation=cite(article, report),
    )


def _facts(article: Article, report: MovementReport) -> list[Fact]:
    start, end = report_dates(report, article.published_at)
    said = report.attribution
    facts = [
        Fact("When", days_text(start, end), _date_note(report)),
        Fact(
            "Who moves",
            report.actor.name if report.actor else "unknown",
            f"“{report.actor.surface}”" if report.actor and report.actor.surface else "",
        ),
    ]
    if report.forces:
        facts.append(Fact("What", forces_line(report.forces)))
    facts += [
        Fact("Said by", said.source, f"“{said.cue}”" if said.cue else "")
        if said
        else Fact("Said by", "the article itself"),
        Fact("Status", STATUS[report.status]),
        Fact("Confidence", f"{report.confidence:.0%}", details=report.reasons),
        Fact(
            "Read by",
            f"rule {report.provenance.rule_id}",
            f"extractor {report.provenance.extractor_version}, "
            f"gazetteer {report.provenance.gazetteer_version}",
        ),
    ]
    return facts


def _date_note(report: MovementReport) -> str:
    mention = report.date_mention
    if report.date_basis == "published":
        return "the text states no day for it: the publication date stands in"
    if report.date_basis == "none":
        reason = mention.unresolved_reason if mention else None
        return reason or "the text states no day, and the article has no date"
    return mention.reading if mention else ""


def _places(report: MovementReport) -> list[PlaceCard]:
    """A card for each place; the one where the report is marked says so, and stands alone
    only where it has no other role."""
    roles = [("Origin", report.origin), ("Destination", report.destination)]
    roles += [("By way of", each) for each in report.via]
    cards = [_place_card(label, role) for label, role in roles if role]
    if report.location is None:
        return cards
    mark = _place_card("Marked at", report.location)
    same = [replace(card, role=mark.role) == mark for card in cards]
    if not any(same):
        return [*cards, mark]
    at = same.index(True)
    cards[at] = replace(cards[at], role=f"{cards[at].role}, marked here")
    return cards


def _place_card(label: str, role: PlaceRole) -> PlaceCard:
    place = role.place
    if place is None:
        return PlaceCard(label, role.name, "not on the map", "no place of this name was found", ())
    if place.latitude is None or place.longitude is None:
        meaning, note = "not on the map", place.unresolved_reason or "it could not be resolved"
    else:
        meaning = entry_name(place.entry) if place.entry else f"a point {KIND[place.toponym.kind]}"
        note = (
            f"{place.latitude:.4f}, {place.longitude:.4f}, within {place.radius_km:,.0f} km; "
            f"precision {place.geo_precision}: {PRECISION.get(place.geo_precision, 'unknown')}"
        )
    return PlaceCard(label, role.name, meaning, note, _meanings(place))


def _meanings(place: ResolvedPlace) -> tuple[Meaning, ...]:
    chosen = place.entry.geonameid if place.entry else None
    return tuple(
        Meaning(
            name=each.entry.name,
            where=entry_place(each.entry),
            score=f"{each.score:.0%}",
            reasons="; ".join(each.reasons),
            chosen=each.entry.geonameid == chosen,
        )
        for each in place.candidates[:MOST_CANDIDATES]
    )


def _excerpt(geoparsed: GeoparsedArticle, report: MovementReport, words: Sequence[str]) -> Excerpt:
    text, sentence = geoparsed.article.text, report.provenance.sentence
    paragraph = paragraph_about(text, sentence)
    first = max(0, min(paragraph.start, sentence.start - REACH))
    last = min(len(text), max(paragraph.end, sentence.end + REACH))
    others = [
        Mark(each.provenance.sentence, "other", "another report")
        for each in geoparsed.reports
        if not each.provenance.sentence.overlaps(sentence)
    ]
    shown = text[first:last]
    hits = [
        Mark(Span(hit.span.start + first, hit.span.end + first), hit.kind, hit.label)
        for hit in hit_marks(shown, words)
    ]
    near = [*report_marks(report), *hits]
    far = [*others, *hits]
    return Excerpt(
        far_before=tuple(cut(text, Span(first, paragraph.start), far)),
        before=tuple(cut(text, Span(paragraph.start, sentence.start), [*near, *others])),
        sentence=tuple(cut(text, sentence, near)),
        after=tuple(cut(text, Span(sentence.end, paragraph.end), [*near, *others])),
        far_after=tuple(cut(text, Span(paragraph.end, last), far)),
        shortened=first > 0 or last < len(text),
    )


def _others(geoparsed: GeoparsedArticle, report: MovementReport) -> list[Link]:
    links = []
    for each in geoparsed.reports:
        if each.report_id == report.report_id:
            continue
        sentence = " ".join(each.provenance.sentence.cut(geoparsed.article.text).split())
        same = report.report_id == each.duplicate_of or each.report_id == report.duplicate_of
        note = "tells the same movement" if same else headline(each)
        links.append(Link(each.report_id, sentence, note))
    return links


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return sendable(value)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(each) for each in value]
    return value
