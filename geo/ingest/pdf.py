"""The text of a PDF, its lines joined into paragraphs again."""

import io
import logging
import re
from datetime import date, datetime

from geo.errors import UnreadableFile
from geo.ingest.document import Draft

PDF_TYPE = "application/pdf"
MAX_PAGES = 1000
FULL_LINE_SHARE = 0.7
"""A line this long, beside the page's longest, was broken by the margin and not by the writer."""

_HYPHENATED = re.compile(r"[a-z]-$")


def read_pdf(data: bytes) -> Draft:
    """All pages of a PDF as one text.

    Raises UnreadableFile where it is broken, locked, too long, or holds no text (a scan).
    """
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("this PDF is locked with a password")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableFile(f"this PDF has more than {MAX_PAGES} pages")
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
        title = about.title if about else None
        made = _created(about.creation_date) if about else None
    except DependencyError as error:
        raise UnreadableFile("this PDF is encrypted: save it anew without protection") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableFile(f"this PDF is broken ({type(error).__name__})") from error
    text = "\n\n".join(filter(None, (join_lines(page) for page in pages)))
    if not text.strip():
        raise UnreadableFile("this PDF holds no text: it may be a scan, which needs OCR first")
    empty = sum(not page.strip() for page in pages)
    return Draft(
        text=text,
        original=data,
        media_type=PDF_TYPE,
        title=title,
        made=made,
        warnings=(f"{empty} of {len(pages)} pages hold no text",) if empty else (),
    )


def join_lines(page: str) -> str:
    """The paragraphs of a page, each on one line.

    A line goes on in the next where it reaches the margin or the next starts in lower case; a
    word cut by a hyphen at the end of a line is made whole.
    """
    lines = [line.strip() for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if paragraphs and (goes_on or line[0].islower()):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        goes_on = len(line) >= FULL_LINE_SHARE * width
    return "\n\n".join(paragraphs)


def _joined(before: str, line: str) -> str:
    if _HYPHENATED.search(before[-2:]) and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _created(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
