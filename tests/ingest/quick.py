"""An extractor that needs no models: every “moved to X” is a report with a place of its own.

The worker loads it by name in place of the real one, so that tests of reading, sandbox and
store run the real processes and are quick. Words in a text make it misbehave.
"""

import hashlib
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

from geo.records import (
    Actor,
    Article,
    GeoparsedArticle,
    MovementReport,
    PlaceRole,
    Provenance,
    ResolvedPlace,
    Sentence,
    Span,
    Toponym,
)

MOVED = re.compile(r"\b(?P<actor>\w{1,30}) moved to (?P<place>[A-Z]\w{1,30})")


def load() -> None:
    """Nothing to load."""


def extract(article: Article) -> GeoparsedArticle:
    _misbehave(article.text)
    reports = tuple(_report(article, match) for match in MOVED.finditer(article.text))
    return GeoparsedArticle(
        article=article,
        sentences=(Sentence(article_id=article.article_id, index=0, span=_whole(article)),),
        places=tuple(
            each.location.place for each in reports if each.location and each.location.place
        ),
        reports=reports,
    )


def _misbehave(text: str) -> None:
    if "SPIN" in text:
        while True:
            pass
    if "SLEEP" in text:
        time.sleep(3600)
    if "DEVOUR" in text:
        hoard = []
        while True:
            hoard.append(bytearray(50_000_000))
    if "CRASH" in text:
        import ctypes

        ctypes.string_at(0)
    if "RAISE" in text:
        raise RuntimeError("a bug in a rule")
    if "CALL" in text:
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    if "SHELL" in text:
        subprocess.run([sys.executable, "-V"], check=True)
    if "WRITE" in text:
        Path("/tmp/written-by-a-worker").write_text("x" * 100_000)


def _whole(article: Article) -> Span:
    return Span(0, len(article.text))


def _report(article: Article, match: re.Match[str]) -> MovementReport:
    name = match["place"]
    span = Span(*match.span("place"))
    seed = int(hashlib.sha256(name.encode()).hexdigest()[:6], 16)
    role = PlaceRole(
        name=name,
        span=span,
        place=ResolvedPlace(
            toponym=Toponym(span=span, surface=name, kind="settlement"),
            entry=None,
            latitude=seed % 80,
            longitude=seed % 170,
            geo_precision=1,
            radius_km=5.0,
            name=name,
        ),
    )
    identity = f"{article.article_id}{match.start()}"
    return MovementReport(
        report_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        movement_type="deployment",
        status="reported",
        actor=Actor(name=match["actor"], surface=match["actor"], span=Span(*match.span("actor"))),
        forces=(),
        origin=None,
        destination=role,
        via=(),
        location=role,
        event_date_start=article.published_at,
        event_date_end=article.published_at,
        time_precision=1,
        date_basis="published" if article.published_at else "none",
        date_mention=None,
        attribution=None,
        provenance=Provenance(
            article_id=article.article_id,
            sentence=_whole(article),
            trigger=Span(match.start(), match.end()),
            rule_id="test/moved",
            extractor_version="quick",
            gazetteer_version="quick",
        ),
        confidence=0.5,
    )
