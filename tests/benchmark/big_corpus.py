"""A user's corpus of many reports on disk, as the dashboard opens it: made-up points and days
(tests/generate.py) around one sentence, ten reports an article."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from geo.records import Actor, GeoparsedArticle, MovementReport, PlaceRole
from geo.store import Arrival, Store
from tests import made
from tests.generate import make_frame

REPORTS_AN_ARTICLE = 10
NAMES = ("Donetsk", "Mariupol", "Luhansk region", "Crimea")


def fill_store(path: Path, reports: int) -> None:
    """Makes the corpus at ``path``."""
    frame = make_frame(reports)
    with Store.open(path) as store:
        for first in range(0, reports, REPORTS_AN_ARTICLE):
            rows = frame.iloc[first : first + REPORTS_AN_ARTICLE]
            store.add(*_article(first, rows))


def _article(number: int, rows: pd.DataFrame) -> tuple[Any, GeoparsedArticle, Arrival]:
    paragraphs = [
        made.SENTENCE.replace("Luhansk region", NAMES[row % len(NAMES)]).replace("32", str(row + 2))
        for row in range(len(rows))
    ]
    text = f"KIEV ({number}).\n\n" + "\n\n".join(paragraphs)
    published = rows["published"].max().date()
    article = made.article(
        text,
        title=f"Movements, part {number}",
        published_at=published,
        source_name=f"Paper {number % 30}",
    )
    reports = tuple(
        _report(article, paragraph, row, number + at)
        for at, (paragraph, row) in enumerate(zip(paragraphs, rows.itertuples(), strict=True))
    )
    arrival = Arrival(doc=f"a{number}", original=text.encode())
    return article, made.geoparsed(article, *reports), arrival


def _report(article: Any, sentence: str, row: Any, number: int) -> MovementReport:
    name = NAMES[number % REPORTS_AN_ARTICLE % len(NAMES)]
    day = row.event_date.date() if pd.notna(row.event_date) else None
    end = day and day + timedelta(days=(row.event_date_end - row.event_date).days)
    start = article.text.find(sentence)
    here = _role(name, article.text, start, row.latitude, row.longitude)
    origin = _role("Russia", article.text, start, row.origin_latitude, row.origin_longitude)
    return made.report(
        article,
        sentence,
        report_id=f"{number:016x}",
        status=row.status,
        movement_type=row.movement_type,
        actor=Actor(name=made.ACTORS[number % len(made.ACTORS)], surface="", span=None),
        origin=origin if pd.notna(row.origin_latitude) else None,
        destination=here,
        location=here,
        event_date_start=day,
        event_date_end=end,
        date_basis="stated" if day else "none",
        confidence=row.confidence,
    )


def _role(name: str, text: str, start: int, latitude: float, longitude: float) -> PlaceRole:
    at = text.find(name, start)
    place = made.place(name, at)
    placed = pd.notna(latitude)
    place = replace(
        place,
        latitude=latitude if placed else None,
        longitude=longitude if placed else None,
        unresolved_reason=None if placed else "made up without a place",
    )
    return replace(made.role(name, text), span=place.toponym.span, place=place)
