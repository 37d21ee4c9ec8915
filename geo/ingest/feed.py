"""RSS and Atom: one article an entry."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.errors import BadDate, UnreadableFile
from geo.ingest.days import read_day
from geo.ingest.document import Draft
from geo.ingest.fragment import fragment_text

FEED_TYPE = "application/rss+xml"
_ENTRY_TAGS = ((b"<item", b"</item>"), (b"<entry", b"</entry>"))


def read_feed(data: bytes) -> Iterator[Draft]:
    """Each entry of a feed that has words in it. Raises UnreadableFile where there is none.

    An entry's original is its own bytes in the feed, so that it stays the same article in
    tomorrow's feed.
    """
    import feedparser

    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableFile(f"this feed is broken ({type(error).__name__})") from error
    if not feed.entries:
        raise UnreadableFile("there is no entry in this feed")
    publisher = feed.feed.get("title")
    slices = _slices(data)
    cut = len(slices) == len(feed.entries)
    for index, entry in enumerate(feed.entries):
        text = _text(entry)
        if not text:
            continue
        head, original, tail = _around(data, slices, index) if cut else (b"", _record(entry), b"")
        yield Draft(
            text=text,
            original=original,
            head=head,
            tail=tail,
            media_type=FEED_TYPE,
            doc=entry.get("id") or entry.get("link") or entry.get("title"),
            title=_line(entry.get("title")),
            source_name=_line(entry.get("source", {}).get("title") or publisher),
            url=entry.get("link"),
            author=entry.get("author"),
            published=_day(entry),
        )


def _text(entry: Any) -> str:
    """The headline, then the longest account that the entry gives."""
    bodies = [content.get("value") for content in entry.get("content", [])]
    bodies.append(entry.get("summary"))
    body = max((fragment_text(each or "") for each in bodies), key=len)
    title = _line(entry.get("title"))
    if title and not body.startswith(title):
        return f"{title}\n\n{body}".strip()
    return body


def _line(words: str | None) -> str:
    return " ".join(fragment_text(words or "").split())


def _day(entry: Any) -> date | None:
    """The day in the publisher's own zone, else in UTC."""
    try:
        return read_day(_plain(entry, "published") or _plain(entry, "updated") or "")
    except BadDate:
        pass
    moment = _plain(entry, "published_parsed") or _plain(entry, "updated_parsed")
    return date(*moment[:3]) if moment else None


def _plain(entry: Any, key: str) -> Any:
    """The entry's own field: feedparser's ``get`` takes one date for the other, and warns."""
    return dict.get(entry, key)


def _slices(data: bytes) -> list[tuple[int, int]]:
    """Where each entry's bytes are; empty where they cannot be told for sure."""
    for start_tag, end_tag in _ENTRY_TAGS:
        found = []
        start = data.find(start_tag)
        while start >= 0:
            end = data.find(end_tag, start)
            if end < 0:
                return []
            found.append((start, end + len(end_tag)))
            start = data.find(start_tag, end)
        if found:
            return found
    return []


def _around(data: bytes, slices: list[tuple[int, int]], index: int) -> tuple[bytes, bytes, bytes]:
    """The feed without its other entries, around this one."""
    start, end = slices[index]
    return data[: slices[0][0]], data[start:end], data[slices[-1][1] :]


def _record(entry: Any) -> bytes:
    """A broken feed's entry in a form of our own, read again as JSONL is."""
    fields = {
        "text": _text(entry),
        "title": _line(entry.get("title")),
        "url": entry.get("link"),
        "published": str(_day(entry) or ""),
    }
    return json.dumps(fields, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
