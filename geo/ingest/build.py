"""From what a reader found to a document: cleaned, dated, its language told, its id given."""

import hashlib
from datetime import date, datetime

from geo.errors import UnreadableFile
from geo.ingest.document import Document, Draft, Given
from geo.ingest.door import clean
from geo.ingest.language import detect_language
from geo.ingest.limits import MAX_TEXT_CHARS
from geo.records import Article
from geo.text.dates import find_publication_date

DATE_SEARCH_CHARS = 3000
"""A publication date is looked for in this much of a text's beginning, and of its end."""


def article_id_of(original: bytes) -> str:
    """The SHA-256 of a record's original bytes, in hexadecimal."""
    return hashlib.sha256(original).hexdigest()


def build_document(
    draft: Draft, *, doc: str, origin: str, given: Given, retrieved_at: datetime | None
) -> Document:
    """``draft`` as an article. What the user gave wins over what was read in the file.

    Raises UnreadableFile where the text is too long to be an article.
    """
    if len(draft.text) > MAX_TEXT_CHARS:
        raise UnreadableFile(f"its text is longer than {MAX_TEXT_CHARS:,} characters")
    text = clean(draft.text)
    warnings = [*given.warnings, *draft.warnings]
    published = given.published or draft.published or find_date_line(text)
    if published is None and draft.made is not None:
        published = draft.made
        warnings.append(f"it is dated by the day its file was made, {published.isoformat()}")
    language = detect_language(text)
    if language != "en":
        warnings.append(f"the text is not English ({language}): it is kept, and not read")
    article = Article(
        article_id=article_id_of(draft.original),
        text=text,
        title=_line(given.title or draft.title),
        source_name=_line(given.source_name or draft.source_name),
        url=_line(given.url or draft.url),
        author=_line(draft.author),
        published_at=published,
        retrieved_at=retrieved_at,
        media_type=draft.media_type,
        language=language,
    )
    return Document(
        doc=_line(draft.doc) or _line(doc) or "unnamed",
        article=article,
        original=draft.original,
        origin=clean(origin),
        head=draft.head,
        tail=draft.tail,
        given=given,
        warnings=tuple(dict.fromkeys(map(clean, warnings))),
    )


def find_date_line(text: str) -> date | None:
    """The publication date that a text states at its head or its foot, or None."""
    mention = find_publication_date(text[:DATE_SEARCH_CHARS])
    if mention is None and len(text) > DATE_SEARCH_CHARS:
        mention = find_publication_date(text[-DATE_SEARCH_CHARS:])
    return mention.start if mention else None


def _line(words: str | None) -> str | None:
    """A title, name or address as one clean line; None where nothing is left."""
    return (" ".join(clean(words).split()) or None) if words else None
