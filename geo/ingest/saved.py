"""A web page that a browser saved as one file (.mhtml): the page, in the form of a mail."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from geo.errors import UnreadableFile
from geo.ingest.document import Draft
from geo.ingest.door import decode
from geo.ingest.page import read_html

MHTML_TYPE = "multipart/related"
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, AssertionError)


def read_mhtml(data: bytes) -> Draft:
    """The article of a saved page, as :func:`geo.ingest.page.read_html` reads it.

    Raises UnreadableFile where there is no page or no article in it.
    """
    message = message_from_bytes(data, policy=default)
    try:
        page = message.get_body(("html",)) if isinstance(message, EmailMessage) else None
        payload = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset() if page is not None else None
        address = str(message.get("Snapshot-Content-Location") or "").strip() or None
    except _BROKEN as error:
        raise UnreadableFile(f"this saved page is broken ({type(error).__name__})") from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise UnreadableFile("there is no page in this file")
    draft = read_html(_as_utf8(payload, charset))
    return replace(draft, original=data, media_type=MHTML_TYPE, url=draft.url or address)


def _as_utf8(page: bytes, charset: str | None) -> bytes:
    """What the mail says of the page's encoding goes before what the page says."""
    try:
        text = page.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decode(page)
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
