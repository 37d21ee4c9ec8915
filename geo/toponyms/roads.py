"""Numbered roads: "M-14 highway", "P-66 road", "Interstate 40", "Route 34"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.records import Span
from geo.toponyms.candidates import ArticleWords

_CODE = r"(?:[A-Z]{1,3}[-‐‑– ]?\d{1,4}(?:/[A-Z]{0,2}\d{1,4})?)"
_ROAD = re.compile(
    rf"\b{_CODE}\s(?:highway|motorway|road|autobahn|freeway|rd)\b"
    r"|\b(?:Interstate|Route|Highway|State Road|State Highway|State Route|County Road|Farm Road"
    r"|Autobahn|Motorway|U\.?S\.? Highway|U\.?S\.? Route)\s(?:[A-Z][-‐‑]?)?\d{1,4}[A-Z]?\b"
)


@dataclass(frozen=True, slots=True)
class Road:
    """A numbered road in sentence ``number``: somewhere near what else is named there."""

    span: Span
    number: int


def find_roads(article: ArticleWords) -> Iterator[Road]:
    """The numbered roads of an article, left to right. Time: linear."""
    for match in _ROAD.finditer(article.text):
        number = article.number_at(match.start())
        if number is not None and match.end() <= article.spans[number].end:
            yield Road(Span(match.start(), match.end()), number)
