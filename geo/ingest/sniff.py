"""What kind of file it is: by its first bytes, and by its name where these do not tell."""

import io
import re
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from geo.errors import UnreadableFile
from geo.ingest.feed import FEED_TYPE
from geo.ingest.mail import MAIL_TYPE
from geo.ingest.page import HTML_TYPE
from geo.ingest.pdf import PDF_TYPE
from geo.ingest.plain import PLAIN_TYPE
from geo.ingest.saved import MHTML_TYPE
from geo.ingest.table import CSV_TYPE, JSON_TYPE, JSONL_TYPE
from geo.ingest.word import DOCX_TYPE

ZIP_TYPE = "application/zip"
LOOK_BYTES = 4096

_BY_SUFFIX = {
    ".jsonl": JSONL_TYPE,
    ".ndjson": JSONL_TYPE,
    ".json": JSON_TYPE,
    ".csv": CSV_TYPE,
    ".tsv": CSV_TYPE,
    ".eml": MAIL_TYPE,
    ".mht": MHTML_TYPE,
    ".mhtml": MHTML_TYPE,
    ".html": HTML_TYPE,
    ".htm": HTML_TYPE,
    ".xhtml": HTML_TYPE,
    ".rss": FEED_TYPE,
    ".atom": FEED_TYPE,
}
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .docx or as plain text"),
    (b"{\\rtf", "an RTF file: save it as .docx or as plain text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"SQLite format 3\0", "a database; `--store` opens a corpus"),
)
_REFUSED_SUFFIX = {
    ".js": "a script",
    ".mjs": "a script",
    ".css": "a style sheet",
    ".svg": "a picture",
}
"""What a browser saves beside a page: text, and no article."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_SAVED = b"Snapshot-Content-Location: "
_MAIL = re.compile(
    rb"(?:return-path|received|delivered-to|message-id|mime-version|from|date|subject|to): ",
    re.IGNORECASE,
)


def sniff(name: str, data: bytes) -> str:
    """The media type of the file. Raises UnreadableFile for kinds that are not read."""
    start = data[:LOOK_BYTES]
    for mark, kind in _REFUSED:
        if start.startswith(mark):
            raise UnreadableFile(f"this is {kind}")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if b"%PDF-" in start[:1024]:
        return PDF_TYPE
    suffix = PurePath(name).suffix.lower()
    if suffix in _REFUSED_SUFFIX:
        raise UnreadableFile(f"this is {_REFUSED_SUFFIX[suffix]}")
    return _BY_SUFFIX.get(suffix) or _sniff_text(start)


def _sniff_text(start: bytes) -> str:
    lines = start.replace(b"\r\n", b"\n").split(b"\n\n")[0].split(b"\n")
    headers = sum(bool(_MAIL.match(line)) for line in lines)
    if headers >= 3 and any(line.startswith(_SAVED) for line in lines):
        return MHTML_TYPE
    if _FEED.search(start):
        return FEED_TYPE
    if _HTML.search(start):
        return HTML_TYPE
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise UnreadableFile("this is an XML file of a kind that is not read: save it as text")
    return MAIL_TYPE if headers >= 3 and _MAIL.match(lines[0]) else PLAIN_TYPE


def _sniff_zip(data: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise UnreadableFile("this ZIP is broken") from error
    if "word/document.xml" in names:
        return DOCX_TYPE
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnreadableFile("this is an office file of a kind that is not read: save it as .docx")
    return ZIP_TYPE
