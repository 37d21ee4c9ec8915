"""Kills, full disks, flipped bits, and many at once: what was acknowledged is there, whole."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from geo.errors import StoreError
from geo.store import CorrectedPlace, Correction, Store
from tests.store.corpus import add, article, in_child, kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
PLACE = CorrectedPlace(name="Elsewhere", latitude=1.0, longitude=2.0)
KILLS, FLIPS, SECONDS_TOGETHER = 50, 200, 2.0


def ids(store: Store) -> set[str]:
    return {each.article_id for each in store.articles()}


# Killed ------------------------------------------------------------------------------------


def ingest_until_killed(path: Path, first: int, pipe: BinaryIO) -> None:
    """Add articles for ever; a line on the pipe acknowledges each."""
    with Store.open(path) as store:
        for number in range(first, first + 100_000):
            add(store, article(number))
            if number % 10 == 4:
                store.correct(
                    Correction(kind="place", who="x", scope="corpus", name="Donetsk", place=PLACE)
                )
            pipe.write(article(number).article_id.encode() + b"\n")


def kill_many(path: Path, times: int, seed: int) -> None:
    chance, acknowledged = random.Random(seed), set()
    for turn in range(times):
        child, pipe = in_child(lambda out, turn=turn: ingest_until_killed(path, turn * 10_000, out))
        with pipe:
            first = pipe.readline()
            time.sleep(chance.random() * 0.03)
            kill(child)
            acknowledged |= {line.decode().strip() for line in [first, *pipe] if line[-1:] == b"\n"}
        with Store.open(path) as store:
            kept = ids(store)
            assert acknowledged <= kept, f"lost {acknowledged - kept} at turn {turn}"
            assert len(kept - acknowledged) <= turn + 1  # at most the one it was writing
            if turn % 10 == 9 or turn == times - 1:
                assert store.verify() == []
        if len(acknowledged) > 500:  # of a size that is quick to correct and to verify
            path.unlink()
            acknowledged.clear()


def test_killed_at_random_moments_nothing_acknowledged_is_lost(path: Path) -> None:
    kill_many(path, KILLS, seed=1)


@pytest.mark.soak
def test_killed_a_thousand_times(path: Path) -> None:
    kill_many(path, 1000, seed=2)


# Full --------------------------------------------------------------------------------------


def fill(path: Path, pipe: BinaryIO) -> None:
    """Add articles until the store says that it cannot; say what it said."""
    try:
        with Store.open(path) as store:
            for number in range(100_000):
                add(store, article(number))
                pipe.write(article(number).article_id.encode() + b"\n")
    except StoreError as error:
        pipe.write(b"error " + str(error).encode() + b"\n")


def fill_and_check(path: Path, roomy: Path, before: int | None = None) -> None:
    def work(pipe: BinaryIO) -> None:
        if before is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (before, before))
        fill(path, pipe)

    child, pipe = in_child(work)
    with pipe:
        lines = pipe.read().decode().splitlines()
    os.waitpid(child, 0)
    acknowledged = {line for line in lines if not line.startswith("error")}
    [error] = [line for line in lines if line.startswith("error")]
    assert "the disk is full or cannot be written" in error and "free some space" in error
    assert len(acknowledged) > 5
    for part in path.parent.glob(f"{path.name}*"):
        shutil.copy(part, roomy / part.name)
    with Store.open(roomy / path.name) as store:
        assert acknowledged <= ids(store)
        assert store.verify() == []
        assert add(store, article(999_999))


def test_a_full_disk_is_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    full, roomy = tmp_path / "full", tmp_path / "roomy"
    full.mkdir(), roomy.mkdir()
    fill_and_check(full / "corpus.sqlite", roomy, before=600_000)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("a small disk may not be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_small_disk_that_fills_up(small_disk: Path, tmp_path: Path) -> None:
    roomy = tmp_path / "roomy"
    roomy.mkdir()
    fill_and_check(small_disk / "corpus.sqlite", roomy)


# Flipped -----------------------------------------------------------------------------------


def dump(path: Path) -> list[object]:
    """All that the file says, by SQLite alone."""
    connection = sqlite3.connect(path)
    try:
        tables = [
            "originals",
            "articles",
            "extractions",
            "reports",
            "mentions",
            "corrections",
            "files",
            "log",
        ]
        told: list[object] = [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            for table in tables
        ]
        words = "SELECT rowid FROM article_search WHERE article_search MATCH 'donetsk'"
        return [*told, sorted(connection.execute(words))]
    finally:
        connection.close()


def test_a_flipped_bit_is_found_or_without_effect(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        for number in range(6):
            add(store, article(number))
        store.correct(
            Correction(kind="place", who="x", scope="corpus", name="Donetsk", place=PLACE)
        )
        store.note_file("f", "a.txt", "ok", "", articles=1)
    sound, said = path.read_bytes(), dump(path)
    chance, found = random.Random(3), 0
    for turn in range(FLIPS):
        flipped = bytearray(sound)
        bit = chance.randrange(8 * len(sound))
        flipped[bit // 8] ^= 1 << bit % 8
        copy = tmp_path / f"{turn}.sqlite"
        copy.write_bytes(flipped)
        if finds_damage(copy):
            found += 1
        else:
            assert dump(copy) == said, f"bit {bit} of byte {bit // 8} went unseen"
        for left in tmp_path.glob(f"{turn}.sqlite*"):
            left.unlink()
    assert found > FLIPS / 4


def finds_damage(path: Path) -> bool:
    try:
        with Store.open(path) as store:
            return bool(store.verify())
    except StoreError:
        return True


# Together ----------------------------------------------------------------------------------


def write_for(path: Path, seconds: float, first: int, pipe: BinaryIO) -> None:
    deadline, number = time.monotonic() + seconds, first
    with Store.open(path) as store:
        while time.monotonic() < deadline:
            assert add(store, article(number))
            number += 1
    pipe.write(b"%d" % (number - first))


def read_for(path: Path, seconds: float, pipe: BinaryIO) -> None:
    deadline, last, turns = time.monotonic() + seconds, 0, 0
    with Store.open(path) as store:
        while time.monotonic() < deadline:
            columns = store.columns()
            assert len(columns["report_id"]) == 2 * len(set(columns["article_id"]))
            revision = store.revision()
            assert revision >= last
            last, turns = revision, turns + 1
    pipe.write(b"%d" % turns)


def work_together(path: Path, seconds: float) -> None:
    Store.open(path).close()
    writers = [
        in_child(lambda pipe, n=n: write_for(path, seconds, n * 1_000_000, pipe)) for n in range(2)
    ]
    readers = [in_child(lambda pipe: read_for(path, seconds, pipe)) for _ in range(4)]
    counts = []
    for child, pipe in writers + readers:
        with pipe:
            counts.append(int(pipe.read() or b"0"))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert all(counts), counts
    with Store.open(path) as store:
        assert store.stats().articles == counts[0] + counts[1]
        assert store.verify() == []


def test_two_writers_and_four_readers(path: Path) -> None:
    work_together(path, SECONDS_TOGETHER)


@pytest.mark.soak
def test_two_writers_and_four_readers_for_a_minute(path: Path) -> None:
    work_together(path, 60.0)


# The command itself ------------------------------------------------------------------------


def test_a_killed_ingest_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """The real command with real workers on one file of articles, killed and run again."""
    lines = [f'{{"doc": "{n}", "text": "{article(n).text.strip()}"}}' for n in range(400)]
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(lines).replace("day.\n", "day. "))
    path = tmp_path / "corpus.sqlite"
    script = (
        "from pathlib import Path\n"
        "from geo.ingest.folder import find_files\n"
        "from geo.ingest.pool import Pool\n"
        "from geo.intake import ingest\n"
        "from geo.store import Store\n"
        f"with Store.open(Path({str(path)!r})) as store, "
        "Pool(2, extractor='tests.ingest.quick') as pool:\n"
        f"    list(ingest(find_files([Path({str(source)!r})]), store, pool))\n"
    )
    command = [sys.executable, "-c", script]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    count, deadline = 0, time.monotonic() + 60
    while count < 40 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.02)
        count = count_articles(path)
    process.kill()
    process.wait()
    assert 40 <= count < 400
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with Store.open(path) as store:
        assert store.stats().articles == 400
        assert sorted(int(each.doc) for each in store.articles()) == list(range(400))
        assert store.verify() == []


def count_articles(path: Path) -> int:
    if not path.exists():
        return 0
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
