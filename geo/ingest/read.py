"""One call from a file's bytes to its documents, whatever the format."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath, PurePosixPath

from geo.errors import InputError, UnreadableFile
from geo.ingest.archive import Member, read_zip
from geo.ingest.build import build_document
from geo.ingest.document import Document, Draft, Given, Rejection
from geo.ingest.door import clean
from geo.ingest.feed import FEED_TYPE, read_feed
from geo.ingest.folder import INDEX_NAME, merge, parse_index
from geo.ingest.mail import MAIL_TYPE, read_attachments, read_mail
from geo.ingest.page import HTML_TYPE, read_html
from geo.ingest.pdf import PDF_TYPE, read_pdf
from geo.ingest.plain import PLAIN_TYPE, read_text
from geo.ingest.saved import MHTML_TYPE, read_mhtml
from geo.ingest.sniff import ZIP_TYPE, sniff
from geo.ingest.table import CSV_TYPE, JSON_TYPE, JSONL_TYPE, read_csv, read_json, read_jsonl
from geo.ingest.word import DOCX_TYPE, read_docx

Found = Iterator[Document | Rejection]
MAX_PACKED = 2
"""A file in a ZIP in a mail is read, and so is one on a mail in a ZIP; none that lies deeper."""

_SINGLE: dict[str, Callable[[bytes], Draft]] = {
    PLAIN_TYPE: read_text,
    HTML_TYPE: read_html,
    PDF_TYPE: read_pdf,
    DOCX_TYPE: read_docx,
    MAIL_TYPE: read_mail,
    MHTML_TYPE: read_mhtml,
}
_TABLES: dict[str, Callable[[bytes, str], Iterator[Draft | Rejection]]] = {
    JSONL_TYPE: read_jsonl,
    JSON_TYPE: read_json,
    CSV_TYPE: read_csv,
    FEED_TYPE: lambda data, _: read_feed(data),
}


def read_bytes(
    name: str,
    data: bytes,
    given: Given | None = None,
    *,
    retrieved_at: datetime | None = None,
    packed: int = 0,
) -> Found:
    """Every article in the file ``name`` whose bytes are ``data``, in the file's order.

    ``packed`` counts the files around it. What cannot be used comes as a Rejection; nothing is
    raised for a file's content.
    """
    given = given or Given()
    try:
        if not data:
            raise UnreadableFile("the file is empty")
        media_type = sniff(name, data)
        if media_type == ZIP_TYPE:
            yield from _read_members(name, data, given, retrieved_at, packed)
        elif media_type == MAIL_TYPE:
            yield from _read_mail(name, data, given, retrieved_at, packed)
        else:
            yield from read_as(media_type, name, data, given, retrieved_at=retrieved_at)
    except InputError as error:
        yield Rejection(origin=name, reason=str(error))


def read_as(
    media_type: str, name: str, data: bytes, given: Given, *, retrieved_at: datetime | None = None
) -> Found:
    """Every article in ``data``, which is a file of ``media_type``: of a mail its body, of a ZIP
    none.

    Raises InputError where the file as a whole cannot be read.
    """
    empty = True
    for found in _drafts(media_type, name, data):
        empty = False
        if isinstance(found, Rejection):
            yield found
            continue
        origin = name if found.doc is None else f"{name}: {clean(found.doc)}"
        try:
            yield build_document(
                found, doc=_stem(name), origin=origin, given=given, retrieved_at=retrieved_at
            )
        except InputError as error:
            yield Rejection(origin=origin, reason=str(error))
    if empty:
        raise UnreadableFile("there is no article in it")


def _drafts(media_type: str, name: str, data: bytes) -> Iterator[Draft | Rejection]:
    if media_type in _SINGLE:
        return iter([_SINGLE[media_type](data)])
    return _TABLES[media_type](data, name)


def _read_members(
    name: str, data: bytes, given: Given, retrieved_at: datetime | None, packed: int
) -> Found:
    """The files in a ZIP, with what an ``articles.csv`` beside them says of each."""
    members = list(read_zip(data))
    indexes = {
        PurePosixPath(member.name).parent: parse_index(member.data)
        for member in members
        if PurePosixPath(member.name).name == INDEX_NAME
    }
    empty = True
    for member in members:
        path = PurePosixPath(member.name)
        index = indexes.get(path.parent, {})
        if index and path.name == INDEX_NAME:
            continue
        empty = False
        if _is_zip(member.data):
            member = replace(member, refused="a ZIP inside a ZIP is not read: unpack it first")
        known = merge(given, index.get(path.name))
        yield from _read_member(name, member, known, retrieved_at, packed)
    if empty:
        raise UnreadableFile("there is no file in this ZIP")


def _read_mail(
    name: str, data: bytes, given: Given, retrieved_at: datetime | None, packed: int
) -> Found:
    """The body of a mail, then the files that hang on it; one of the two may be missing."""
    hanging = list(read_attachments(data))
    try:
        yield from read_as(MAIL_TYPE, name, data, given, retrieved_at=retrieved_at)
    except UnreadableFile:
        if not hanging:
            raise
    of_all = Given(published=given.published, source_name=given.source_name)
    for member in hanging:
        yield from _read_member(name, member, of_all, retrieved_at, packed)


def _read_member(
    name: str, member: Member, given: Given, retrieved_at: datetime | None, packed: int
) -> Found:
    """Every article in a file that lies in the file ``name``."""
    origin = f"{name}: {clean(member.name)}"
    if member.refused:
        yield Rejection(origin=origin, reason=member.refused)
    elif packed >= MAX_PACKED:
        yield Rejection(origin=origin, reason="it is packed too deep: save it as a file by itself")
    else:
        yield from read_bytes(
            origin, member.data, given, retrieved_at=retrieved_at, packed=packed + 1
        )


def _is_zip(data: bytes) -> bool:
    try:
        return sniff("", data) == ZIP_TYPE
    except UnreadableFile:
        return False


def _stem(name: str) -> str:
    """A document's name where it has none: its file's, without folders and ending."""
    return PurePath(name.rsplit(": ", 1)[-1]).stem or name
