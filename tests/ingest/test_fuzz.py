"""Anything ends in a state: read, or rejected with a reason. Never a crash, never a stall."""

import io
import random
import time
from collections.abc import Iterator
from concurrent.futures import Future
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.ingest.document import Document, Given, Rejection
from geo.ingest.flow import in_order
from geo.ingest.pool import Found, Pool
from geo.ingest.read import read_bytes
from tests.ingest import files

SUFFIXES = ["txt", "html", "pdf", "xml", "csv", "jsonl", "json", "eml", "mhtml", "docx", "zip", ""]
SEEDS = {
    "txt": b"KIEV, Nov 12 - Rebels moved to Donetsk.\r\n\r\nOn Tuesday 40 tanks left.",
    "html": files.PAGE.encode(),
    "pdf": files.pdf(["Rebels moved to Donetsk."], info="/Title (T)"),
    "xml": files.RSS,
    "atom": files.ATOM,
    "csv": b'id,text,date\n1,"Rebels, moved",2014-11-12\n2,x,y\n',
    "jsonl": b'{"doc": "1", "text": "Rebels moved", "published": "2014-11-12"}\n{"text": "b"}',
    "json": b'[{"text": "one"}, {"text": "two"}]',
    "eml": files.MAIL,
    "mhtml": files.saved(files.PAGE),
    "docx": files.word("Rebels moved to Donetsk."),
    "zip": files.archive({"a.txt": "Rebels moved.", "b.jsonl": '{"text": "x"}'}),
}
PACKED = {"docx": "word/document.xml", "zip": "b.jsonl"}
SPICES = [
    b"\x00", b"\xff\xfe", b"<" * 50, b"{" * 50, b"9" * 50, b"\xed\xa0\x80", b"&x;", b"\r", b'"',
    "\u202e\u0301".encode(), b"]]>", b"%PDF-", b"PK\x03\x04", b"=?utf-8?b?", b"\\u0000",
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A few changes: bits, cuts, repeats, and what has broken readers before."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0 if changed:
                changed[at % len(changed)] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 60)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 200)] * chance.randint(1, 30)
            case 3:
                changed[at:at] = chance.choice(SPICES)
            case _:
                other = chance.choice(list(SEEDS.values()))
                cut = chance.randrange(len(other))
                changed[at:at] = other[cut : cut + 100]
    return bytes(changed[:200_000])


def break_file(kind: str, chance: random.Random) -> bytes:
    """A broken file of a kind; of packed ones mostly a sound package around a broken part."""
    data = SEEDS[kind]
    if kind not in PACKED or chance.random() < 0.3:
        return mutate(data, chance)
    with ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = PACKED[kind] if chance.random() < 0.5 else chance.choice(sorted(parts))
    return files.archive(parts | {part: mutate(parts[part], chance)})


def check(found: list[Document | Rejection]) -> None:
    assert found
    for each in found:
        if isinstance(each, Rejection):
            assert each.reason and "\n" not in each.reason
        else:
            each.article.text.encode("utf-8")
            assert each.article.text and each.original


@example(b"\xef\xbb\xbf", "csv")  # nothing but a byte order mark
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
@settings(max_examples=150, deadline=None)
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    check(list(read_bytes(f"file.{suffix}", data)))


@pytest.mark.parametrize("kind", SEEDS)
def test_broken_files_of_every_kind(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(30):
        check(list(read_bytes(f"file.{kind}", break_file(kind, chance))))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, extractor="geo.ingest.extractor") as made:
        yield made


@pytest.mark.soak
def test_a_hundred_thousand_broken_files(pool: Pool) -> None:
    """In the workers, as in an ingest, all of them busy; one in fifty is extracted too."""
    chance, slowest, crashes = random.Random(7), 0.0, 0
    kinds = (chance.choice(list(SEEDS)) for _ in range(100_000))
    broken = ((f"f.{kind}", break_file(kind, chance)) for kind in kinds)

    def read(file: tuple[str, bytes]) -> Future[Found]:
        return pool.read(*file, Given())

    start = time.monotonic()
    for number, (_, spooled) in enumerate(in_order(broken, read, ahead=4 * pool.jobs)):
        check(found := list(spooled))
        crashes += sum("ended the reader" in e.reason for e in found if isinstance(e, Rejection))
        if number % 50 == 0:
            for each in found[:1]:
                if isinstance(each, Document):
                    pool.extract(each.article).result()
        slowest, start = max(slowest, time.monotonic() - start), time.monotonic()
    print(f"slowest {slowest:.1f} s")
    assert crashes == 0
    assert slowest < 30
