"""Hostile files: each ends in its named state, within the limits, and the rest goes on."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.ingest.document import Given
from geo.ingest.folder import Upload
from geo.ingest.pool import Pool
from geo.intake import FileOutcome, ingest
from geo.store import Store
from tests.ingest import hostile

FILES = hostile.hostile_files()
MAX_SECONDS = 10.0


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, extractor="tests.ingest.quick") as made:
        yield made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("hostile") / "corpus.sqlite") as made:
        yield made


def crowd() -> float:
    """How many programs share a processor just now: the clock runs faster for each of them."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def take_in(name: str, data: bytes, store: Store, pool: Pool) -> FileOutcome:
    upload = Upload(name=name, data=data, given=Given())
    [outcome] = ingest([upload], store, pool)
    return outcome


def take_in_soon(name: str, data: bytes, store: Store, pool: Pool) -> FileOutcome:
    """As :func:`take_in`, within the time that a file of its size is given."""
    start = time.monotonic()
    outcome = take_in(name, data, store, pool)
    seconds = time.monotonic() - start
    allowed = (MAX_SECONDS + 4 * len(data) / 1_000_000) * crowd()
    assert seconds < allowed, f"{seconds:.1f} s for {len(data)} bytes"
    return outcome


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_it_ends_in_its_named_state(file: hostile.Hostile, store: Store, pool: Pool) -> None:
    outcome = take_in_soon(file.name, file.data, store, pool)
    state = outcome.state if file.state == "rejected" or outcome.state == "rejected" else "ok"
    assert file.state in (state, "any"), outcome
    assert file.reason in outcome.reason
    if outcome.state == "rejected":
        assert outcome.reason and "\n" not in outcome.reason
    listed = next(each for each in store.files() if each.name == file.name)
    assert (listed.state, listed.reason) == (outcome.state, outcome.reason)


def test_after_all_of_them_a_good_file_is_read(store: Store, pool: Pool) -> None:
    data = b"KIEV, 12 November 2014. Rebels moved to Donetsk."
    outcome = take_in("good.txt", data, store, pool)
    assert outcome.added == 1
    assert store.verify() == []


def test_nothing_was_unpacked_anywhere(tmp_path: Path) -> None:
    assert not (tmp_path.parent.parent / "etc" / "x.txt").exists()


def test_no_file_of_the_machine_is_in_a_feed(store: Store, pool: Pool) -> None:
    take_in("outside.xml", hostile.outside_entity(), store, pool)
    assert not store.search("root:x:0:0")


@pytest.mark.soak
def test_the_real_extractor_keeps_to_the_limits_too(tmp_path: Path) -> None:
    """What can be read of the hostile files, through the models; one that is stopped says so."""
    with Store.open(tmp_path / "corpus.sqlite") as store, Pool(1) as pool:
        take_in("warm.txt", b"Tanks moved to Donetsk.", store, pool)
        for file in FILES:
            outcome = take_in_soon(file.name, file.data, store, pool)
            print(f"{file.name:18} {outcome.state:8} {outcome.reason[:70]}")
            assert "ended the reader" not in outcome.reason
        assert store.verify() == []
