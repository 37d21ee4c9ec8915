"""An article's web page: its main text, and what the page says of it."""

import re
from datetime import date

from geo.errors import BadDate, UnreadableFile
from geo.ingest.days import read_day
from geo.ingest.document import Draft
from geo.ingest.furniture import without_furniture

HTML_TYPE = "text/html"
MAX_DEPTH = 250
"""Beyond 256 nested tags the parser drops text without a word, so such a page is refused."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_UNCLOSED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li dt dd tr td th thead tbody tfoot option optgroup colgroup".split()
)
"""Elements that need no end tag."""


def read_html(data: bytes) -> Draft:
    """The main text of a page under its headline, without menus, read-next links and credits.

    Raises UnreadableFile where there is no article in it, or its tags are nested too deep.
    """
    if _depth(data) > MAX_DEPTH:
        raise UnreadableFile(f"its tags are nested more than {MAX_DEPTH} deep")
    from trafilatura import bare_extraction

    found = bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        raise UnreadableFile("no article was found in this page")
    body = without_furniture(found.text or "")
    if not body:
        raise UnreadableFile("no article was found in this page")
    title = found.title
    return Draft(
        text=_headed(title, body),
        original=data,
        media_type=HTML_TYPE,
        title=title,
        source_name=found.sitename or found.hostname,
        url=found.url,
        author=found.author,
        published=_day(found.date),
    )


def _depth(data: bytes) -> int:
    """The deepest nesting of tags, counted in one pass."""
    depth = deepest = 0
    for match in _TAG.finditer(data):
        if match[2].lower() in _UNCLOSED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _headed(title: str | None, body: str) -> str:
    """The text with its headline, which states a movement as often as not."""
    if not title or title.casefold() in body[: 3 * len(title)].casefold():
        return body
    return f"{title}\n\n{body}"


def _day(words: object) -> date | None:
    try:
        return read_day(str(words)) if words else None
    except BadDate:
        return None
