"""The worker: what it may not do, what it may cost, and that it is replaced."""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.codec import unpack
from geo.ingest import pool as pool_module
from geo.ingest import spool
from geo.ingest.document import Document, Given, Rejection
from geo.ingest.limits import Limit
from geo.ingest.pool import Pool
from geo.records import Article
from tests.ingest import files

QUICK = "tests.ingest.quick"
linux = pytest.mark.skipif(sys.platform != "linux", reason="holds on Linux only")


def article(text: str) -> Article:
    return Article(article_id="0" * 64, text=text, published_at=date(2014, 11, 12))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, extractor=QUICK) as made:
        yield made


def test_what_it_reads_is_what_reading_here_gives(pool: Pool) -> None:
    given = Given(published=date(2014, 11, 12))
    found = list(pool.read("a.html", files.PAGE.encode(), given).result())
    assert [each.article.title for each in found if isinstance(each, Document)] == [files.HEADLINE]
    assert found[0].origin == "a.html"


def test_what_it_extracts_crosses_whole(pool: Pool) -> None:
    of = article("Rebels moved to Donetsk. Troops moved to Luhansk.")
    geoparsed = pool.extract(of).result().geoparsed
    assert geoparsed is not None
    assert [report.location.name for report in geoparsed.reports if report.location] == [
        "Donetsk",
        "Luhansk",
    ]
    assert geoparsed.article == of


def test_what_a_large_file_holds_does_not_pile_up_here(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "MAX_IN_MEMORY", 100_000)
    count, line = 4000, b'{"text": "Rebels moved to Donetsk.", "doc": "%d"}\n'
    lines = b"".join(line % number for number in range(count))
    tracemalloc.start()
    try:
        found = pool.read("many.jsonl", lines, Given()).result()
        documents = [each.doc for each in found if isinstance(each, Document)]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert documents == [str(number) for number in range(count)]
    assert most < 1_500_000, most


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("RAISE", "it could not be read: RuntimeError: a bug in a rule"),
        ("CALL", "socket.getaddrinfo is not allowed"),
        ("SHELL", "subprocess.Popen is not allowed"),
        pytest.param("WRITE", "File too large", marks=linux),
        pytest.param("DEVOUR", "more than 1,000 MB of memory", marks=linux),
        ("CRASH", "extracting it ended the reader"),
    ],
)
def test_it_may_not(pool: Pool, word: str, reason: str) -> None:
    extraction = pool.extract(article(f"Rebels moved to Donetsk. {word}")).result()
    assert extraction.geoparsed is None
    assert reason in extraction.failure
    again = pool.extract(article("Rebels moved to Donetsk.")).result()
    assert again.failure == "" and again.geoparsed is not None


def test_more_than_can_be_kept_is_refused_and_the_next_is_fresh(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'{"text": "a"}\n' * 1000
    with monkeypatch.context() as patched:
        patched.setattr(spool, "MAX_SPOOLED", 100_000)
        [found] = pool.read("many.jsonl", lines, Given()).result()
    assert isinstance(found, Rejection) and "split it" in found.reason
    assert len(list(pool.read("many.jsonl", lines, Given()).result())) == 1000


def test_an_answer_that_is_none_is_a_failure_and_the_next_is_fresh(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pool_module, "unpack", lambda packed, of: unpack(packed[:-9], of))
        failure = pool.extract(article("Rebels moved to Donetsk.")).result().failure
    assert failure == "extracting it gave nothing that can be read"
    assert pool.extract(article("Rebels moved to Donetsk.")).result().geoparsed is not None


@pytest.mark.parametrize(
    ("word", "limit", "reason"),
    [
        ("SPIN", Limit(processor_seconds=0.5, clock_seconds=60), "of processor time"),
        ("SLEEP", Limit(processor_seconds=60, clock_seconds=1), "took longer than 1 s"),
    ],
)
def test_it_is_stopped_in_time(
    pool: Pool, word: str, limit: Limit, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.extract(article("warm")).result()
    monkeypatch.setattr(pool_module, "extracting_limit", lambda _length: limit)
    failure = pool.extract(article(word)).result().failure
    assert reason in failure and failure.endswith("was stopped")


def test_the_others_go_on_while_one_is_stuck() -> None:
    with Pool(2, extractor=QUICK) as pool:
        stuck = pool.extract(article("SLEEP"))
        free = [pool.extract(article("Rebels moved to Donetsk.")) for _ in range(5)]
        assert all(each.result(timeout=5).geoparsed for each in free)
        assert not stuck.done()


def test_a_file_that_is_too_large_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "MAX_FILE_BYTES", 1_000_000)
    with Pool(1, extractor="no.such.module") as pool:
        [found] = pool.read("big.txt", b"x" * 2_000_000, Given()).result()
    assert isinstance(found, Rejection)
    assert found.line == "big.txt: it is too large: 2 MB, and at most 1 MB are read"


def test_an_extractor_that_does_not_load_is_a_failure_with_its_cause() -> None:
    with Pool(1, extractor="no.such.module") as pool:
        assert "No module named" in pool.extract(article("x")).result().failure


@linux
def test_an_orphan_ends_itself(tmp_path: Path) -> None:
    """A worker whose parent is killed must not go on: it sees its input end."""
    script = (
        "import os, sys\n"
        "from geo.ingest.pool import Worker\n"
        "from tests.ingest.test_worker import article\n"
        f"worker = Worker({QUICK!r})\n"
        "worker.extract(article('x'))\n"
        "print(worker._process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    worker = Path("/proc") / done.stdout.strip()
    deadline = time.monotonic() + 5
    while worker.exists() and "zombie" not in (worker / "status").read_text():
        assert time.monotonic() < deadline, "the orphan is still there"
        time.sleep(0.02)
