"""An article with the words marked that its reports rest on, and why each reads as it does.

What ``python -m geo explain FILE`` prints. Plain text; control characters of the article are
shown as "?", so that nothing in it can steer a terminal.
"""

from collections.abc import Iterator

from geo.records import Article, GeoparsedArticle, MovementReport, PlaceRole, ResolvedPlace, Span
from geo.rows import forces_text, report_dates, unplaced_reason

Mark = tuple[Span, str]


def explain(geoparsed: GeoparsedArticle) -> str:
    """The article's reported sentences with their spans marked, and each report's reasons.

    A mark reads ``[words|role]``. Reports stand in the order of the text, numbered from 1.
    """
    lines = list(_heading(geoparsed))
    numbers = {report.report_id: n for n, report in enumerate(geoparsed.reports, 1)}
    for number, report in enumerate(geoparsed.reports, 1):
        lines += ["", f"{number}. {_marked(geoparsed.article.text, report)}"]
        lines += [f"   {line}" for line in _facts(geoparsed.article, report, numbers)]
        lines += [f"   - {_safe(reason)}" for reason in report.reasons]
    unresolved = [place for place in geoparsed.places if place.unresolved_reason]
    if unresolved:
        lines += ["", "Places that could not be resolved:"]
        lines += [f"   {_unresolved(place)}" for place in unresolved]
    return "\n".join(lines) + "\n"


def _heading(geoparsed: GeoparsedArticle) -> Iterator[str]:
    article = geoparsed.article
    title = article.title or geoparsed.article.text.strip().partition("\n")[0][:80]
    yield _safe(title)
    published = article.published_at.isoformat() if article.published_at else "unknown date"
    yield (
        f"published {published}; {len(geoparsed.sentences)} sentences, "
        f"{len(geoparsed.places)} places, {len(geoparsed.reports)} reports"
    )
    for warning in geoparsed.warnings:
        yield f"note: {_safe(warning)}"


def _facts(article: Article, report: MovementReport, numbers: dict[str, int]) -> Iterator[str]:
    who = report.actor.name if report.actor else "unknown"
    what = forces_text(report.forces) or "forces not named"
    yield _safe(f"{report.movement_type}, {report.status}: {who} ({what})")
    yield _safe(
        f"from {_name(report.origin)} to {_name(report.destination)}; "
        f"marker at {_name(report.location)}{_where(report.location)}"
    )
    if report.location is None or _where(report.location) == "":
        yield _safe(f"not on the map: {unplaced_reason(report)}")
    start, end = report_dates(report, article.published_at)
    mention = report.date_mention
    clock = f", {mention.time_of_day}" if mention and mention.time_of_day else ""
    until = f" to {end}" if end != start else ""
    yield f"when: {start or 'undated'}{until}{clock} ({report.date_basis})"
    if report.attribution:
        yield _safe(f"says: {report.attribution.source} (“{report.attribution.cue}”)")
    yield f"confidence {report.confidence:.2f}, rule {report.provenance.rule_id}"
    if report.duplicate_of:
        first = numbers.get(report.duplicate_of, report.duplicate_of)
        yield f"tells again what report {first} tells"


def _marked(text: str, report: MovementReport) -> str:
    """The report's sentence with its spans in brackets; of overlapping ones the first stays."""
    sentence = report.provenance.sentence
    out, position = [], sentence.start
    for span, role in sorted(_marks(report), key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start < position or not sentence.covers(span):
            continue
        out += [text[position : span.start], f"[{span.cut(text)}|{role}]"]
        position = span.end
    out.append(text[position : sentence.end])
    return _safe("".join(out))


def _marks(report: MovementReport) -> Iterator[Mark]:
    yield report.provenance.trigger, "trigger"
    roles: tuple[tuple[PlaceRole | None, str], ...] = (
        (report.origin, "origin"),
        (report.destination, "destination"),
        *((via, "via") for via in report.via),
        (report.location, "marker"),
    )
    for place, role in roles:
        if place is not None and place.span is not None:
            yield place.span, role
    for force in report.forces:
        if force.span is not None:
            yield force.span, "force"
    if report.actor is not None and report.actor.span is not None:
        yield report.actor.span, "actor"
    if report.attribution is not None and report.attribution.span is not None:
        yield report.attribution.span, "source"
    if report.date_mention is not None:
        yield report.date_mention.span, "date"


def _name(role: PlaceRole | None) -> str:
    return role.name if role else "—"


def _where(role: PlaceRole | None) -> str:
    place = role.place if role else None
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    return f" ({place.latitude:.2f}, {place.longitude:.2f}, within {place.radius_km:.0f} km)"


def _unresolved(place: ResolvedPlace) -> str:
    return _safe(f"{place.toponym.surface}: {place.unresolved_reason}")


def _safe(text: str) -> str:
    """One line without control characters."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)
