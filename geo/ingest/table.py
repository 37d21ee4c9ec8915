"""Tables of articles: one article a line (JSONL), an element (JSON) or a row (CSV)."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import PurePath
from typing import Any

from geo.errors import BadDate, BadRecord, UnreadableFile
from geo.ingest.days import read_day
from geo.ingest.document import Draft, Rejection
from geo.ingest.door import decode
from geo.ingest.limits import MAX_TEXT_CHARS

JSONL_TYPE = "application/x-ndjson"
JSON_TYPE = "application/json"
CSV_TYPE = "text/csv"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext",
             "notes", "description", "summary"),
    "title": ("title", "headline", "event_title"),
    "published": ("published", "published_at", "publication_date", "pub_date", "pubdate",
                  "event_date", "date", "datetime", "timestamp"),
    "source": ("source", "publisher", "source_name", "media", "outlet"),
    "url": ("url", "link", "source_url", "web_url"),
    "doc": ("doc", "id", "event_id_cnty", "event_id", "report_id"),
}  # fmt: skip
"""The names under which tables keep a field, likeliest first; ACLED's (``notes``,
``event_date``, ``event_id_cnty``) and VIINA's (``text``, ``date``, ``event_id``) among them."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)
"""The line that Excel puts before a header to say what parts the cells."""


def read_jsonl(data: bytes, name: str) -> Iterator[Draft | Rejection]:
    """Each line of ``data``, an object with ``text`` and where known ``doc``, ``published``,
    ``source``, ``title``, ``url``, under one of their names in :data:`COLUMNS`. Its original is
    the line without its end.

    A line that is none is a rejection that names its number; the others are still read.
    """
    for number, line in enumerate(io.BytesIO(_as_utf8(data)), start=1):
        record = line.removesuffix(b"\n").removesuffix(b"\r")
        if record.strip():
            try:
                yield _read_object(parse_json(record), record, name, number)
            except BadRecord as error:
                yield Rejection(origin=f"{name}, line {number}", reason=str(error))


def read_json(data: bytes, name: str) -> Iterator[Draft | Rejection]:
    """An object, a list of objects, or an object around one, as :func:`read_jsonl` reads a
    line each.

    The original of a list's element is the element as one line of JSON.
    """
    try:
        value = parse_json(_as_utf8(data))
    except BadRecord:
        yield from read_jsonl(data, name)
        return
    for number, element in enumerate(_elements(value), start=1):
        line = json.dumps(element, ensure_ascii=True, sort_keys=True).encode("ascii")
        try:
            yield _read_object(element, line, name, number)
        except BadRecord as error:
            yield Rejection(origin=f"{name}, element {number}", reason=str(error))


def read_csv(data: bytes, name: str) -> Iterator[Draft | Rejection]:
    """Each row of a table with a header, its columns found by name.

    A row's original is its own lines (in UTF-8), its ``head`` the header. Raises
    UnreadableFile where no column holds a text.
    """
    lines = _Lines(decode(data))
    first, delimiter = _header_line(lines)
    csv.field_size_limit(MAX_TEXT_CHARS)
    rows = csv.reader(chain([first], lines), delimiter=delimiter)
    try:
        header = next(rows)
    except csv.Error as error:
        raise UnreadableFile(f"its header cannot be read ({error})") from error
    fields = _find_columns(header)
    if "text" not in fields:
        raise UnreadableFile("it has no column for the text; call it “text”")
    head, number = lines.taken(), 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Rejection(origin=f"{name}, row {number}", reason=f"not a row ({error})")
            lines.taken()
            continue
        if row is None:
            return
        original = lines.taken().rstrip("\r\n")
        value = {key: row[column] for key, column in fields.items() if column < len(row)}
        try:
            if any(row):
                yield _read_row(value, original, head, name, number)
        except BadRecord as error:
            yield Rejection(origin=f"{name}, row {number}", reason=str(error))


def _as_utf8(data: bytes) -> bytes:
    """JSON is UTF-8; some programs write it as UTF-16, and its mark says so."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data).encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8)


def _elements(value: Any) -> list[Any]:
    """The records of a JSON file: those of the one list in it, where an interface's answer
    comes with words around (``{"status": 200, "data": [...]}``)."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "text" not in _find_columns(value):
        lists = [each for each in value.values() if isinstance(each, list) and each]
        if len(lists) == 1:
            return lists[0]
    return [value]


class _Lines(Iterator[str]):
    """The lines of a text with their ends, remembered since they were last asked for."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.finditer(text)
        self._taken: list[str] = []

    def __next__(self) -> str:
        line = next(self._lines)[0]
        self._taken.append(line)
        return line

    def taken(self) -> str:
        """All that was read since this was last asked."""
        lines, self._taken = self._taken, []
        return "".join(lines)


def _header_line(lines: Iterable[str]) -> tuple[str, str]:
    """The first line of the header, below what may stand above it, and what parts its cells."""
    said = ""
    for line in lines:
        if match := _SEPARATOR.fullmatch(line):
            said = match[1]
        elif line.strip():
            return line, said or max(",;\t|", key=line.count)
    raise UnreadableFile("it has no header")


def parse_json(record: bytes) -> Any:
    """The value that ``record`` writes. Raises BadRecord, which says what is wrong and where."""
    try:
        return json.loads(record)
    except UnicodeDecodeError as error:
        raise BadRecord(f"not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise BadRecord(
            f"not JSON: {error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise BadRecord("not JSON that can be read: too deep, or a number too long") from error


def _read_object(value: Any, record: bytes, name: str, number: int) -> Draft:
    if not isinstance(value, dict):
        raise BadRecord("not a JSON object")
    told = {key: each for key, each in value.items() if each not in (None, "")}
    columns, values = _find_columns(told), list(told.values())
    fields = {key: values[column] for key, column in columns.items()}
    return _draft(fields, record, JSONL_TYPE, doc_name(name, number))


def _read_row(value: Mapping[str, str], original: str, head: str, name: str, number: int) -> Draft:
    row, header = original.encode("utf-8", "replace"), head.encode("utf-8", "replace")
    return _draft(value, row, CSV_TYPE, doc_name(name, number), head=header)


def doc_name(name: str, number: int) -> str:
    """What to call an article that its table gives no name: the file's stem and its place."""
    return f"{PurePath(name).stem}-{number}"


def _draft(
    value: Mapping[str, Any], original: bytes, media_type: str, doc: str, *, head: bytes = b""
) -> Draft:
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadRecord("it has no “text”")
    published, warning = _read_published(value.get("published"))
    return Draft(
        text=text,
        original=original,
        head=head,
        media_type=media_type,
        doc=_text_field(value, "doc") or doc,
        title=_text_field(value, "title"),
        source_name=_text_field(value, "source"),
        url=_text_field(value, "url"),
        published=published,
        warnings=(warning,) if warning else (),
    )


def _find_columns(header: Iterable[str]) -> dict[str, int]:
    """Which column holds which field."""
    names: dict[str, int] = {}
    for column, name in enumerate(header):
        names.setdefault("_".join(name.lower().split()), column)
    return {
        key: names[next(name for name in known if name in names)]
        for key, known in COLUMNS.items()
        if any(name in names for name in known)
    }


def _read_published(value: object) -> tuple[date | None, str]:
    """The date in a field, and what is wrong with it: an article is not lost for its date."""
    if value is None or not str(value).strip():
        return None, ""
    try:
        return read_day(str(value)), ""
    except BadDate as error:
        return None, str(error)


def _text_field(value: Mapping[str, Any], key: str) -> str | None:
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return str(found)
