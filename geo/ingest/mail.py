"""A saved e-mail: its subject and its body, and the files that hang on it."""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr

from geo.errors import BadDate, UnreadableFile
from geo.ingest.archive import Member
from geo.ingest.days import read_day
from geo.ingest.document import Draft
from geo.ingest.door import decode
from geo.ingest.fragment import fragment_text
from geo.ingest.limits import MAX_MEMBERS

MAIL_TYPE = "message/rfc822"
_UNCHANGED = default.clone(refold_source="none")
"""A mail that hangs on another is written out as it came."""
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What a broken mail raises on its way through the library."""
_NO_ARTICLE = frozenset(
    {"application/pgp-keys", "application/pgp-signature", "application/pkcs7-signature",
     "application/x-pkcs7-signature", "text/calendar", "text/vcard", "text/x-vcard"}
)  # fmt: skip


def read_mail(data: bytes) -> Draft:
    """The plain body of a mail (else its HTML one) under its subject.

    Raises UnreadableFile where there is no body. What hangs on it: :func:`read_attachments`.
    """
    message = _parse(data)
    try:
        body = _text(message.get_body(("plain", "html")))
    except _BROKEN as error:
        raise UnreadableFile(f"this e-mail is broken ({type(error).__name__})") from error
    if not body.strip():
        raise UnreadableFile("this e-mail has no text in it")
    subject = _header(message, "Subject")
    name, address = parseaddr(_header(message, "From") or "")
    return Draft(
        text=f"{subject}\n\n{body}" if subject else body,
        original=data,
        media_type=MAIL_TYPE,
        title=subject,
        source_name=name or address or None,
        published=_sent(message),
    )


def read_attachments(data: bytes) -> Iterator[Member]:
    """Each file that hangs on a mail, in its order.

    Signatures, calendars and pictures that are shown in the body are left out.
    """
    message = _parse(data)
    try:
        hanging = _attached(message)
    except _BROKEN as error:
        raise UnreadableFile(f"this e-mail is broken ({type(error).__name__})") from error
    if len(hanging) > MAX_MEMBERS:
        raise UnreadableFile(f"more than {MAX_MEMBERS:,} files hang on this e-mail")
    for number, part in enumerate(hanging, start=1):
        try:
            yield Member(part.get_filename() or _unnamed(part, number), _content(part))
        except _BROKEN:
            yield Member(f"attachment {number}", refused="this attachment is broken")


def _parse(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage):
        raise UnreadableFile("this is not an e-mail")
    return message


def _attached(message: EmailMessage) -> list[MIMEPart]:
    body = message.get_body(("plain", "html"))
    waiting: list[MIMEPart] = [message]
    found: list[MIMEPart] = []
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            waiting.extend(reversed([*part.iter_parts()]))
        elif part is not body and part is not message and _is_file(part):
            found.append(part)
    return found


def _is_file(part: MIMEPart) -> bool:
    """Is it there for its own sake, not as another form, a signature or an ornament of the body?"""
    kind = part.get_content_type()
    if kind in _NO_ARTICLE or (kind.startswith("image/") and not part.is_attachment()):
        return False
    return part.is_attachment() or kind == MAIL_TYPE or part.get_filename() is not None


def _unnamed(part: MIMEPart, number: int) -> str:
    return f"attachment {number}{'.eml' if part.get_content_type() == MAIL_TYPE else ''}"


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == MAIL_TYPE:
        inner = part.get_content()
        return inner.as_bytes(policy=_UNCHANGED) if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: MIMEPart | None) -> str:
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        text = payload.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decode(payload)
    return fragment_text(text) if part.get_content_subtype() == "html" else text


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; None where it is missing or broken beyond reading."""
    try:
        return " ".join(str(message.get(name) or "").split()) or None
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return None


def _sent(message: EmailMessage) -> date | None:
    try:
        return read_day(_header(message, "Date") or "")
    except BadDate:
        return None
