"""From what was read of a clause to the record of a report."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from geo.movements.clauses import Clause
from geo.movements.confidence import Grounds, confidence
from geo.movements.discourse import Mover
from geo.movements.factuality import Factuality
from geo.movements.lexicon import Lexicon
from geo.movements.location import Route, place_role
from geo.movements.places import PlaceLink
from geo.movements.spoken_places import spoken_place
from geo.movements.timing import choose_date, goes_on
from geo.records import (
    Actor,
    Article,
    Attribution,
    DateBasis,
    DateMention,
    MovementReport,
    MovementType,
    PlaceRole,
    Provenance,
    Sentence,
    Span,
    Status,
)
from geo.text.dates import dates_in_order
from geo.text.tokens import ParsedSentence

EXTRACTOR_VERSION = "0.2.0"
LONGEST_PARAGRAPH = 60
"""Sentences back in which a paragraph's date is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that was read of one report."""

    number: int
    sentence: Sentence
    parsed: ParsedSentence
    clause: Clause
    mover: Mover
    kind: MovementType
    route: Route
    factuality: Factuality
    source: Attribution | None
    rivals: frozenset[int]
    lexicon: Lexicon


@dataclass(slots=True)
class Assembler:
    """Makes reports of one article; keeps the date last told."""

    article: Article
    gazetteer_version: str
    spans: Sequence[Span]
    _dates: Sequence[Sequence[DateMention]] | None = None
    _last: tuple[int, DateMention] | None = None
    _headings: list[DateMention | None] = field(default_factory=list)
    """For each sentence, the last line before it that is nothing but a date."""

    @property
    def dates(self) -> Sequence[Sequence[DateMention]]:
        """The dates of each sentence; read when first asked for: most articles have no report."""
        if self._dates is None:
            published = self.article.published_at
            self._dates = dates_in_order(self.article.text, self.spans, published=published)
        return self._dates

    def report(self, draft: Draft) -> MovementReport:
        """The report of a draft, dated, numbered and explained."""
        trigger = draft.clause.trigger
        when, borrowed = self._when(draft)
        start, end = (when.start, when.end) if when else (None, None)
        basis = self._basis(start, end)
        status = self._status(draft, start)
        return MovementReport(
            report_id=self._report_id(draft),
            movement_type=draft.kind,
            status=status,
            actor=draft.mover.actor,
            forces=draft.mover.forces,
            origin=self._role(draft, "origin", draft.route.origin),
            destination=self._role(draft, "destination", draft.route.destination),
            via=tuple(r for v in draft.route.via if (r := place_role(v)) is not None),
            location=place_role(draft.route.location),
            event_date_start=start,
            event_date_end=end,
            time_precision=when.time_precision if when else 1,
            date_basis=basis,
            date_mention=when,
            attribution=draft.source,
            provenance=Provenance(
                article_id=self.article.article_id,
                sentence=draft.sentence.span,
                trigger=trigger.span,
                rule_id=trigger.frame.rule_id,
                extractor_version=EXTRACTOR_VERSION,
                gazetteer_version=self.gazetteer_version,
            ),
            confidence=confidence(_grounds(draft, when)),
            reasons=_reasons(draft, when, borrowed),
        )

    def _role(self, draft: Draft, role: str, link: PlaceLink | None) -> PlaceRole | None:
        """The place in a role, or the words for it where they name none."""
        index = draft.clause.index
        return place_role(link) or spoken_place(
            draft.parsed, index, role, draft.lexicon, self.article.text
        )

    def _when(self, draft: Draft) -> tuple[DateMention | None, bool]:
        """The movement's date and whether it was told before the sentence."""
        spot = draft.route.location
        place = spot.mention.place.toponym.span if spot else None
        near = place if place is not None and draft.parsed.span.covers(place) else None
        found = self.dates[draft.number]
        when = choose_date(
            draft.parsed, draft.clause.index, found, draft.lexicon.cues, near, draft.rivals
        )
        if when is not None:
            self._last = (draft.number, when) if when.start is not None else self._last
            return when, False
        return self._told_before(draft), True

    def _told_before(self, draft: Draft) -> DateMention | None:
        """The date of the paragraph so far, or of the heading that it stands under."""
        if (
            draft.clause.mover.kind == "pronoun"
            and self._last
            and draft.number - self._last[0] <= 2
        ):
            return self._last[1]
        if not goes_on(draft.parsed, draft.clause.index):
            return self._heading(draft.number)
        for number in range(draft.number - 1, max(-1, draft.number - LONGEST_PARAGRAPH), -1):
            between = Span(self.spans[number].end, self.spans[number + 1].start)
            if "\n" in between.cut(self.article.text):
                break
            known = [d for d in self.dates[number] if d.start is not None]
            if known:
                return known[-1]
        return self._heading(draft.number)

    def _heading(self, number: int) -> DateMention | None:
        """The last line that is nothing but a date, as in a timeline."""
        if not self._headings:
            last = None
            for line, dates in zip(self.spans, self.dates, strict=True):
                self._headings.append(last)
                whole = (d for d in dates if d.start is not None and _is_whole(d.span, line))
                last = next(whole, last)
        return self._headings[number]

    def _basis(self, start: date | None, end: date | None) -> DateBasis:
        if start is not None or end is not None:
            return "stated"
        return "published" if self.article.published_at is not None else "none"

    def _status(self, draft: Draft, start: date | None) -> Status:
        """As read from the words; what is dated after publication has not happened."""
        reading = draft.factuality.reading
        published = self.article.published_at
        ahead = start is not None and published is not None and start > published
        if reading == "denied" or reading == "planned":
            return reading
        return "planned" if ahead else "reported"

    def _report_id(self, draft: Draft) -> str:
        """A hash of the article, the trigger and the goal, so that it outlives a new reading."""
        goal = draft.route.destination or draft.route.location
        place = goal.mention.place.toponym.span if goal else Span(0, 0)
        trigger = draft.clause.trigger.span
        key = f"{self.article.article_id}|{trigger.start}-{trigger.end}|{place.start}-{place.end}"
        if draft.route.further and draft.route.origin is not None:
            start = draft.route.origin.mention.place.toponym.span
            key += f"|{start.start}-{start.end}"
        if draft.mover.domain != "land":
            key += f"|{draft.mover.domain}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _is_whole(date_span: Span, line: Span) -> bool:
    return date_span.end - date_span.start >= line.end - line.start - 4


def _grounds(draft: Draft, when: DateMention | None) -> Grounds:
    spot = draft.route.location
    place = spot.mention.place if spot else None
    score = place.candidates[0].score if place and place.candidates else 0.7
    return Grounds(
        likely=draft.clause.likely,
        sure_place=bool(spot and spot.sure and not spot.mention.anaphor),
        has_place=bool(place and place.latitude is not None),
        from_context=bool(spot and spot.mention.anaphor == "(context)"),
        strong_force=draft.mover.kind == "force" and not draft.mover.weak,
        pronoun=draft.mover.kind == "pronoun",
        actor_named=draft.mover.actor is not None,
        date_stated=bool(when and when.start),
        nominal=draft.clause.trigger.frame.nominal,
        light=draft.clause.trigger.frame.light,
        place_score=score,
    )


def _reasons(draft: Draft, when: DateMention | None, borrowed: bool) -> tuple[str, ...]:
    """Why the report reads as it does, in words."""
    frame, route = draft.clause.trigger.frame, draft.route
    said = [f"“{' '.join((frame.lemma, *frame.particles))}” tells of a movement ({frame.rule_id})"]
    said[0] += f", {draft.clause.likely:.0%} likely of forces"
    said.append(_mover_reason(draft.mover))
    if draft.mover.actor is not None:
        said.append(_actor_reason(draft.mover.actor))
    for name, link in (
        ("origin", route.origin),
        ("destination", route.destination),
        ("marker", route.location),
    ):
        if link is not None:
            how = (
                f"“{link.preposition}” before it"
                if link.preposition
                else "its place in the sentence"
            )
            if link.mention.anaphor:
                how = (
                    f"“{link.mention.anaphor}” stands for it"
                    if link.mention.anaphor != "(context)"
                    else "told just before"
                )
            said.append(
                f"{name}: {link.mention.place.name or link.mention.place.toponym.surface} ({how})"
            )
    said.append(f"status {draft.factuality.reading}: {draft.factuality.because}")
    if when is not None:
        how = ", going on from what was told" if borrowed else ""
        said.append(f"date: {when.reading or 'stated'}{how}")
    return tuple(said)


def _actor_reason(actor: Actor) -> str:
    how = f"“{actor.surface}”" if actor.span is not None else "what the article says around it"
    return f"who moves: {actor.name} (by {how})"


def _mover_reason(mover: Mover) -> str:
    items = ", ".join(f.item for f in mover.forces) or (mover.actor.surface if mover.actor else "")
    how = {
        "force": "forces named",
        "actor": "a country or group for its forces",
        "pronoun": "a word that points back",
    }
    return f"what moves: {items or 'somebody'} ({how[mover.kind]})"
