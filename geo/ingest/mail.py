"""A saved e-mail: its subject and its body."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from geo.errors import BadDate, UnreadableFile
from geo.ingest.days import read_day
from geo.ingest.document import Draft
from geo.ingest.door import decode
from geo.ingest.fragment import fragment_text

MAIL_TYPE = "message/rfc822"


def read_mail(data: bytes) -> Draft:
    """The plain body of a mail (else its HTML one) under its subject.

    Attachments are not read, and a warning counts them. Raises UnreadableFile where there is
    no body.
    """
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage):
        raise UnreadableFile("this is not an e-mail")
    try:
        body = _body(message)
        attachments = sum(1 for _ in message.iter_attachments())
    except (LookupError, ValueError, TypeError, AttributeError, KeyError) as error:
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
        warnings=(f"{attachments} attachments were not read",) if attachments else (),
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
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
