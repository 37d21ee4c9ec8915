"""Records to JSON and back, the same bytes for the same records.

A gazetteer entry is written once for each article, however many mentions may mean it, so that
what was extracted stays readable without the gazetteer that it was extracted with.
"""

import base64
import json
import zlib
from collections.abc import Collection
from contextvars import ContextVar
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from gazetteer.entry import GazetteerEntry
from geo.records import Article, GeoparsedArticle, MovementReport

T = TypeVar("T")
COMPRESSION = 6

_entries: ContextVar[dict[str, GazetteerEntry]] = ContextVar("entries")
"""The entries of the article that is being written or read, by their id as text."""


def _make_plain() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(bytes, lambda data: base64.b64encode(data).decode("ascii"))
    converter.register_structure_hook(bytes, lambda text, _: base64.b64decode(text))
    return converter


_plain = _make_plain()
_by_id = _make_plain()


@_by_id.register_unstructure_hook
def _note_entry(entry: GazetteerEntry) -> str:
    key = str(entry.geonameid)
    _entries.get()[key] = entry
    return key


@_by_id.register_structure_hook
def _find_entry(key: str, _: type) -> GazetteerEntry:
    return _entries.get()[key]


def to_json(record: object) -> str:
    """Any record as JSON on one line, keys sorted."""
    return _dump(_plain.unstructure(record))


def from_json(text: str | bytes, kind: type[T]) -> T:
    """The record of ``kind`` that :func:`to_json` wrote."""
    return _plain.structure(json.loads(text), kind)


def geoparsed_to_json(geoparsed: GeoparsedArticle) -> str:
    """All that was read in an article, without the article itself."""
    token = _entries.set({})
    try:
        body: dict[str, Any] = _by_id.unstructure(geoparsed)
        del body["article"]
        body["entries"] = _plain.unstructure(_entries.get())
    finally:
        _entries.reset(token)
    return _dump(body)


def geoparsed_from_json(text: str | bytes, article: Article) -> GeoparsedArticle:
    """What :func:`geoparsed_to_json` wrote, about ``article``."""
    body: dict[str, Any] = json.loads(text)
    entries = _plain.structure(body.pop("entries"), dict[str, GazetteerEntry])
    body["article"] = _by_id.unstructure(article)
    token = _entries.set(entries)
    try:
        return _by_id.structure(body, GeoparsedArticle)
    finally:
        _entries.reset(token)


def pack(geoparsed: GeoparsedArticle) -> bytes:
    """:func:`geoparsed_to_json`, compressed: what crosses from a worker and what is stored."""
    return zlib.compress(geoparsed_to_json(geoparsed).encode(), COMPRESSION)


def unpack(packed: bytes, article: Article) -> GeoparsedArticle:
    """What :func:`pack` packed. Raises ValueError where it did not."""
    try:
        return geoparsed_from_json(zlib.decompress(packed), article)
    except zlib.error as error:
        raise ValueError(f"not packed: {error}") from error


def unpack_reports(packed: bytes, wanted: Collection[str]) -> list[tuple[int, MovementReport]]:
    """The reports with these ids out of what :func:`pack` packed, each with its number in it.

    Their places come without the candidates, which are most of it: to see what was chosen this
    is several times as quick as :func:`unpack`.
    """
    body: dict[str, Any] = json.loads(zlib.decompress(packed))
    numbered = [(n, each) for n, each in enumerate(body["reports"]) if each["report_id"] in wanted]
    places = [
        role["place"]
        for _, report in numbered
        for role in (report["origin"], report["destination"], report["location"], *report["via"])
        if role and role["place"]
    ]
    for place in places:
        place["candidates"] = place["told_from"] = []
    chosen = {key: body["entries"][key] for place in places if (key := place["entry"])}
    token = _entries.set(_plain.structure(chosen, dict[str, GazetteerEntry]))
    try:
        return [(number, _by_id.structure(each, MovementReport)) for number, each in numbered]
    finally:
        _entries.reset(token)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
