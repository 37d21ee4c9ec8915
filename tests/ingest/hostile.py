"""A corpus of hostile files, built here, each with the state that it must end in."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest import files

MARK = "\N{COMBINING ACUTE ACCENT}"
SENTENCE = "Rebels moved to Donetsk. "


@dataclass(frozen=True)
class Hostile:
    """A file, the state that it must end in, and words of the reason (empty: none is asked)."""

    name: str
    make: Callable[[], bytes] | bytes
    state: str
    reason: str

    @property
    def data(self) -> bytes:
        return self.make if isinstance(self.make, bytes) else self.make()


def hostile_files() -> list[Hostile]:
    return [
        Hostile("slow.pdf", slow_pdf, "rejected", "stopped"),
        Hostile("bomb.pdf", pdf_bomb, "rejected", ""),
        Hostile("loop.pdf", looping_pdf, "rejected", ""),
        Hostile("bomb.zip", zip_bomb, "rejected", "unpacks to 1,0"),
        Hostile("liar.zip", lying_zip, "rejected", ""),
        Hostile("many.zip", many_members, "rejected", "holds 20,000 files"),
        Hostile("nested.zip", nested_zip, "rejected", "ZIP inside a ZIP"),
        Hostile("slip.zip", files.archive({"../../etc/x.txt": SENTENCE * 9}), "ok", ""),
        Hostile("bomb.docx", docx_bomb, "rejected", "unpacks to"),
        Hostile("entities.docx", docx_entities, "rejected", ""),
        Hostile("deep.html", b"<div>" * 10_000 + SENTENCE.encode(), "rejected", "nested"),
        Hostile("deeper.html", b"<b>" * 1_000_000, "rejected", "nested"),
        Hostile("attributes.html", b"<p " + b"a=1 " * 400_000 + b">x", "rejected", ""),
        Hostile("comments.html", b"<!--" * 200_000 + SENTENCE.encode(), "rejected", ""),
        Hostile("brackets.html", b"<" * 500_000, "rejected", ""),
        Hostile("laughs.xml", billion_laughs, "rejected", ""),
        Hostile("outside.xml", outside_entity, "ok", ""),
        Hostile("deep.xml", b"<rss><channel>" + b"<item>" * 50_000, "any", ""),
        Hostile("deep.jsonl", b'{"text":' + b"[" * 100_000, "rejected", "too deep"),
        Hostile("digits.jsonl", b'{"text": ' + b"9" * 100_000 + b"}", "rejected", ""),
        Hostile("long.jsonl", b'{"text": "' + b"a" * 3_000_000 + b'"}', "rejected", "longer than"),
        Hostile("marks.txt", ("e" + MARK * 60_000).encode(), "any", ""),
        Hostile("marks.html", marked_page, "any", ""),
        Hostile("capitals.txt", b"A" * 100_000, "any", ""),
        Hostile("spaces.txt", b"a" + b" " * 200_000 + b"b", "any", ""),
        Hostile("newlines.txt", b"\n" * 200_000 + b"x", "any", ""),
        Hostile("quotes.txt", b'"' * 100_000, "any", ""),
        Hostile("words.txt", b"moved to " * 20_000, "any", ""),
        Hostile("digits.txt", b"1" * 100_000, "any", ""),
        Hostile("commas.txt", b"1,000," * 30_000, "any", ""),
        Hostile("controls.txt", SENTENCE.encode() * 50 + bytes(range(1, 9)), "ok", ""),
        Hostile("bidi.txt", "Rebels moved to \u202eksteno\u202c Donetsk.\n".encode() * 9, "ok", ""),
        Hostile("script.txt", SCRIPT.encode(), "ok", ""),
        Hostile("formula.csv", b'text,title\n"=cmd|calc!A1 moved to Donetsk",@x\n', "ok", ""),
        Hostile("headers.eml", b"Subject: =?utf-8?b?" + b"/" * 90_000 + b"?=\r\n\r\nhi", "any", ""),
        Hostile("parts.eml", nested_mail, "any", ""),
    ]


SCRIPT = (
    "<img src=x onerror=alert(1)> ${7*7} {{ 7*7 }} {% x ![p](https://evil.example/p.png) moved to "
    "Donetsk. " + SENTENCE
)


def marked_page() -> bytes:
    """A page whose one name has 60,000 accents: without them it is a place."""
    return f"<html><body><p>Tanks moved to Do{MARK * 60_000}netsk.</p></body></html>".encode()


def slow_pdf() -> bytes:
    """A small file of text operators that takes a reader a minute or more."""
    return _deflated_pdf(b"BT /F1 1 Tf 0 0 Td (a) Tj ET q 1 0 0 1 0 0 cm Q\n" * 400_000)


def pdf_bomb() -> bytes:
    """A page whose content unpacks to 200 megabytes."""
    return _deflated_pdf(b"(" + b"A" * 200_000_000 + b") Tj")


def _deflated_pdf(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 1)
    body = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream",
        b"<< >>",
    ]
    return files.assemble(body)


def looping_pdf() -> bytes:
    """Pages that are their own parents."""
    return files.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            b"<< >>",
        ]
    )


def zip_bomb() -> bytes:
    """A megabyte that unpacks to a gigabyte."""
    return _zeros({"zeros.txt": 1024})


def lying_zip() -> bytes:
    """A ZIP whose table of contents claims ten bytes where 300 megabytes are."""
    size = 300 * len(ZEROS)
    return _zeros({"a.txt": 300}).replace(struct.pack("<I", size), struct.pack("<I", 10))


ZEROS = b"0" * 1_000_000


def _zeros(megabytes: dict[str, int]) -> bytes:
    """A ZIP of zeros. Deflated blocks repeat, so that it is made without compressing it all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(ZEROS) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()
    out, contents = io.BytesIO(), b""
    for name, count in megabytes.items():
        packed = block * count + end
        start = out.tell()
        sizes = struct.pack("<IIIHH", 0, len(packed), count * len(ZEROS), len(name), 0)
        head = struct.pack("<HHHHH", 20, 0, zipfile.ZIP_DEFLATED, 0, 0x21)
        out.write(b"PK\x03\x04" + head + sizes + name.encode() + packed)
        entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + sizes
        contents += entry + struct.pack("<HHHII", 0, 0, 0, 0, start) + name.encode()
    where, many = out.tell(), len(megabytes)
    end_of_it = struct.pack("<HHHHIIH", 0, 0, many, many, len(contents), where, 0)
    return out.getvalue() + contents + b"PK\x05\x06" + end_of_it


def many_members() -> bytes:
    return files.archive({f"{number}.txt": b"" for number in range(20_000)}, zipfile.ZIP_STORED)


def nested_zip() -> bytes:
    inner = files.archive({"a.txt": "0" * 1000})
    for _ in range(5):
        inner = files.archive({"a.zip": inner})
    return inner


def docx_bomb() -> bytes:
    return _zeros({"[Content_Types].xml": 1, "word/document.xml": 400})


def docx_entities() -> bytes:
    return files.archive({"word/document.xml": billion_laughs(), "[Content_Types].xml": "<Types/>"})


def billion_laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{levels}]><rss>&l11;</rss>'.encode()


def outside_entity() -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<rss version='2.0'><channel><item><title>Column</title>"
        b"<pubDate>Wed, 12 Nov 2014 10:00:00 GMT</pubDate>"
        b"<description>Rebels moved to Donetsk. &x;</description></item></channel></rss>"
    )


def nested_mail() -> bytes:
    lines = [b"From: a@x", b"To: b@x", b"Subject: S", b"MIME-Version: 1.0"]
    for depth in range(500):
        lines += [b"Content-Type: multipart/mixed; boundary=b%d" % depth, b"", b"--b%d" % depth]
    return b"\r\n".join([*lines, b"Content-Type: text/plain", b"", b"deep"])
