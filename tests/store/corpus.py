"""Articles for stores: each says where its rebels moved, and is read by the quick extractor."""

import os
import signal
from collections.abc import Callable
from datetime import date
from typing import BinaryIO

from geo.ingest.build import article_id_of
from geo.records import Article, GeoparsedArticle
from geo.store import Arrival, Store
from tests.ingest import quick

TOWNS = ("Donetsk", "Luhansk", "Mariupol", "Ilovaisk", "Debaltseve", "Kramatorsk")


def article(number: int = 0, *towns: str, dated: bool = True) -> Article:
    """An article of a few lines; the number alone makes it another one."""
    towns = towns or (TOWNS[number % len(TOWNS)], TOWNS[number // 7 % len(TOWNS)])
    text = f"Report {number} of the day.\n" + "".join(f"Rebels moved to {t}. " for t in towns)
    return Article(
        article_id=article_id_of(text.encode()),
        text=text,
        title=f"Report {number}",
        published_at=date(2014, 11, 12) if dated else None,
    )


def extracted(of: Article) -> GeoparsedArticle:
    return quick.extract(of)


def add(store: Store, of: Article) -> bool:
    arrival = Arrival(doc=of.title or "", original=of.text.encode(), origin="test")
    return store.add(of, extracted(of), arrival)


def in_child(work: Callable[[BinaryIO], None]) -> tuple[int, BinaryIO]:
    """Run ``work`` in a forked process that says what it did on a pipe; returns id and pipe.

    Forked, so that a test can kill many: the child has nothing to import.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb", buffering=0) as pipe:
                work(pipe)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return child, os.fdopen(reading, "rb")


def kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
