"""How fast articles come in, what two jobs bring, and that memory stays flat."""

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.ingest.document import Given
from geo.ingest.folder import Upload
from geo.ingest.pool import Pool
from geo.intake import ingest
from geo.store import Store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]
ARTICLES = 10_000
ARTICLES_A_FILE = 500
ROUNDS, ARTICLES_A_ROUND = 4, 500
TOWNS = ["Donetsk", "Luhansk", "Mariupol", "Ilovaisk", "Debaltseve", "Kramatorsk", "Kherson",
         "Izium", "Shakhtarsk", "Amvrosiivka", "Sloviansk", "Avdiivka"]  # fmt: skip
FORCES = ["32 tanks", "a column of trucks", "about 200 soldiers", "six howitzers", "a convoy"]
TEMPLATES = [
    "{force} moved from {a} to {b} on {day}, the military in Kiev said.",
    "Witnesses near {a} saw {force} heading towards {b} late on {day}.",
    "Separatist leaders denied that {force} had crossed the border near {a}.",
    "Ukraine has sent {force} to {a}, its defence ministry said on {day}.",
    "Prices of grain rose in {a} for the third week, traders told reporters.",
    "Talks in Minsk ended without a result, and diplomats left for {b}.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def brief(number: int, chance: random.Random) -> dict[str, str]:
    """A short article: four sentences of which two or three tell of a movement."""
    sentences = [
        template.format(
            force=chance.choice(FORCES),
            a=chance.choice(TOWNS),
            b=chance.choice(TOWNS),
            day=chance.choice(DAYS),
        )
        for template in chance.sample(TEMPLATES, 4)
    ]
    day = date(2014, 3, 1) + timedelta(days=number % 600)
    text = f"Report {number}.\n\n" + " ".join(line[0].upper() + line[1:] for line in sentences)
    return {"doc": str(number), "text": text, "published": day.isoformat()}


def uploads(folder: Path, count: int) -> list[Upload]:
    chance, files = random.Random(count), []
    for first in range(0, count, ARTICLES_A_FILE):
        numbers = range(first, min(count, first + ARTICLES_A_FILE))
        path = folder / f"{first:06}.jsonl"
        path.write_text("\n".join(json.dumps(brief(number, chance)) for number in numbers))
        files.append(Upload(name=path.name, path=path, given=Given()))
    return files


def take_in(
    files: list[Upload], store: Store, jobs: int, after: Callable[[], None] = lambda: None
) -> float:
    """Seconds for all of ``files``, the workers being ready."""
    with Pool(jobs) as pool:
        warm = [Upload(name=f"{n}.txt", data=b"Tanks moved to Donetsk.") for n in range(jobs * 4)]
        list(ingest(warm, store, pool))
        start = time.perf_counter()
        for outcome in ingest(files, store, pool):
            assert outcome.added > 0, outcome
            after()
        return time.perf_counter() - start


def test_two_jobs_are_nearly_twice_one(tmp_path: Path) -> None:
    """The best of some rounds of each, in turns: other work on the machine only ever slows."""
    if (os.cpu_count() or 1) < 2:
        pytest.skip("one processor")
    files, best = uploads(tmp_path, ARTICLES_A_ROUND), {1: 0.0, 2: 0.0}
    for turn in range(ROUNDS):
        for jobs in best:
            with Store.open(tmp_path / f"{turn}-{jobs}.sqlite") as store:
                rate = ARTICLES_A_ROUND / take_in(files, store, jobs)
            best[jobs] = max(best[jobs], rate)
    print(
        f"\n1 job {best[1]:.0f}, 2 jobs {best[2]:.0f} articles/s: {best[2] / best[1]:.2f} times "
        f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)"
    )
    # The aim is 1.7. On 2 cores the two workers share them with the process that stores: by its
    # share of the time (3.3 of 15.8 ms an article) about 1.75 is the most, and 1.6 is what is seen.
    assert best[2] >= 1.5 * best[1]


def test_ten_thousand_short_articles(tmp_path: Path) -> None:
    files = uploads(tmp_path, ARTICLES)
    memory: list[float] = []
    with Store.open(tmp_path / "corpus.sqlite") as store:
        seconds = take_in(files, store, min(4, os.cpu_count() or 1), lambda: memory.append(rss()))
        stats = store.stats()
    again = time.perf_counter()
    with Store.open(tmp_path / "corpus.sqlite") as store, Pool(1) as pool:
        assert sum(outcome.added for outcome in ingest(files, store, pool)) == 0
    again = time.perf_counter() - again
    print(
        f"\n{ARTICLES / seconds:.0f} articles/s ({seconds:.0f} s), {stats.reports} reports, "
        f"{stats.bytes_on_disk / 1e6:.0f} MB on disk; memory {memory[0]:.0f} MB after the first "
        f"file, {memory[-1]:.0f} MB after the last; the same again in {again:.1f} s"
    )
    assert memory[-1] < memory[0] + 60


def test_one_correction_of_a_name_everywhere(tmp_path: Path) -> None:
    """How long it takes where a tenth of a thousand articles say the name."""
    from geo.store import CorrectedPlace, Correction

    with Store.open(tmp_path / "corpus.sqlite") as store:
        take_in(uploads(tmp_path, 1000), store, os.cpu_count() or 1)
        place = CorrectedPlace(name="Donetsk (RU)", latitude=48.3, longitude=39.9)
        said = Correction(kind="place", who="x", scope="corpus", name="Donetsk", place=place)
        reached, start = store.affected(said), time.perf_counter()
        store.correct(said)
        print(f"\n{reached} reports corrected in {time.perf_counter() - start:.2f} s")


def rss() -> float:
    """This process's memory in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
